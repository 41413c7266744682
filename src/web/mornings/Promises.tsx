import type { PromiseView } from '#journey/measure/mornings/contract.ts'
import { number, percent } from '../ui/format.ts'
import { Tag } from '../ui/Tag.tsx'
import { ShareBar } from '../ui/ShareBar.tsx'
import styles from './Mornings.module.css'
import { words } from './words.ts'

const TONES = { kept: 'good', missed: 'bad', unsure: 'plain', none: 'plain' } as const

/** Both sides in two columns: what each promised, how it was kept, and how before. */
export function Promises({ of }: { of: PromiseView[] }) {
  if (of.length === 0) return <p className={styles.faint}>{words.sponsor.noPromises}</p>
  const sides = (['marketing', 'leadgen', 'sales'] as const)
    .map((team) => ({ team, own: of.filter((one) => one.of === team) }))
    .filter(({ own }) => own.length > 0)
  return (
    <div className={styles.sides}>
      {sides.map(({ team, own }) => (
        <section key={team}>
          <h3>{words.teams[team]}</h3>
          <ul>
            {own.map((one) => (
              <li key={`${one.what} ${one.id}`}>
                <div className={styles.promise}>
                  <span>
                    {nameOf(one)}
                    <small>{hint(one)}</small>
                  </span>
                  {one.verdict !== 'none' && (
                    <Tag tone={TONES[one.verdict]}>{words.sponsor.verdicts[one.verdict]}</Tag>
                  )}
                </div>
                {one.what === 'volume' ? (
                  <b>{number(one.measured.hits)}</b>
                ) : (
                  <ShareBar
                    of={one.measured}
                    mark={one.promised}
                    tone={one.verdict === 'missed' ? 'bad' : 'plain'}
                    beside="nothing"
                  />
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function nameOf(one: PromiseView): string {
  if (one.what === 'answered') return words.sponsor.answered
  return one.what === 'volume' ? words.sponsor.volume(one.name) : one.name
}

function hint({ what, promised, within, before }: PromiseView): string {
  const said = words.sponsor
  const parts: string[] = []
  if (promised !== null) parts.push(said.promised(what === 'volume' ? number(promised) : percent(promised)))
  if (within !== null) parts.push(what === 'volume' ? (said.periods[within] ?? within) : said.within(within))
  if (before && what === 'volume') parts.push(said.before(number(before.hits)))
  else if (before && before.share !== null) parts.push(said.before(percent(before.share)))
  return parts.join(' · ')
}
