import { promiseHint, promiseName } from '#journey/measure/mornings/sponsor.sentences.contract.ts'
import type { PromiseView } from '#journey/measure/mornings/contract.ts'
import { number, speech } from '../ui/format.ts'
import { Tag } from '../ui/Tag.tsx'
import { ShareBar } from '../ui/ShareBar.tsx'
import styles from './Mornings.module.css'
import { words as shared } from '../ui/words.ts'
import { words } from './words.ts'

const TONES = { kept: 'good', missed: 'bad', unsure: 'plain', none: 'plain' } as const

/** What a share rests on. */
const countsOf = ({ measured: { hits, n } }: PromiseView): string => shared.share(number(hits), number(n))

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
                    {promiseName(one, words.sponsor)}
                    <small>
                      {[one.what !== 'volume' && countsOf(one), promiseHint(one, words.sponsor, speech)]
                        .filter(Boolean)
                        .join(' · ')}
                    </small>
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
