import type { DuplicatePart } from '#journey/duplicates/contract.ts'
import styles from './Duplicates.module.css'
import { words } from './words.ts'

/** Below an eighth of a bit nobody would notice. */
const LITTLE = 0.15
/** The longest bar, bits: a thousand to one. */
const LONGEST = 10

/** What agrees and what disagrees, strongest first, each with its odds in plain words. */
export function Weights({ parts }: { parts: DuplicatePart[] }) {
  if (parts.length === 0) return null
  return (
    <div>
      <h3 className={styles.head}>{words.weights}</h3>
      <ul className={styles.weights}>
        {parts.filter(tells).map(({ kind, what, says, bits }) => {
          const way = Math.abs(bits) < LITTLE ? 'little' : bits > 0 ? 'for' : 'against'
          const length = Math.min(1, Math.abs(bits) / LONGEST)
          return (
            <li key={kind} className={styles.weight} data-way={way}>
              <span className={styles.bar} aria-hidden>
                <span style={{ width: `${100 * length}%` }} />
              </span>
              <span>
                {what}: {says}
              </span>
              <span className={styles.odds}>
                {words.speaks[way]}
                {way !== 'little' && `, ${words.odds(oddsOf(bits))}`}
              </span>
            </li>
          )
        })}
      </ul>
      <p className={styles.less}>{words.weighed}</p>
    </div>
  )
}

/** That the names stand in the same order goes without saying. */
const tells = ({ kind, bits }: DuplicatePart): boolean => kind !== 'order' || Math.abs(bits) >= LITTLE

/** 8 of 3 bits; two digits, since nobody knows more. */
function oddsOf(bits: number): number {
  const times = 2 ** Math.abs(bits)
  return times < 10 ? Math.round(times * 10) / 10 : Number(times.toPrecision(2))
}
