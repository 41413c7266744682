import type { SponsorMorning } from '#journey/measure/mornings/contract.ts'
import { number } from '../ui/format.ts'
import { ShareBar } from '../ui/ShareBar.tsx'
import styles from './Mornings.module.css'
import { sums } from './sums.ts'
import { words } from './words.ts'

/** What came in now stands apart from what may come later, and beside who brought it. */
export function MoneyPart({ of }: { of: SponsorMorning['money'] }) {
  const said = words.sponsor
  return (
    <>
      <dl className={styles.money}>
        <div>
          <dt>{said.wonNow}</dt>
          <dd>
            <b>{sums(of.won)}</b>
            <small>
              {said.deals(of.wonCount, number(of.wonCount))} · {said.wonBefore(sums(of.before))}
            </small>
          </dd>
        </div>
        <div>
          <dt>{said.pipeline}</dt>
          <dd>
            <b>{sums(of.pipeline)}</b>
            <small>
              {said.deals(of.openCount, number(of.openCount))} · {said.pipelineHint}
            </small>
          </dd>
        </div>
      </dl>
      <h3>{said.brought}</h3>
      <ul className={styles.rates}>
        {of.sourced.map((one) => (
          <li key={one.of}>
            <span>
              {words.teams[one.of]}
              {one.promised && <small>{said.band(one.promised.from, one.promised.to)}</small>}
            </span>
            <ShareBar of={one.share} beside="nothing" />
            <span className={styles.faint}>{sums(one.revenue)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
