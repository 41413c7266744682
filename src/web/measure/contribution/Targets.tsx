import type { ContributionView } from '#journey/measure/contribution/contribution.contract.ts'
import { number, percent } from '../../ui/format.ts'
import { Tag, type Tone } from '../../ui/Tag.tsx'
import { BandTrack } from './BandTrack.tsx'
import styles from './Contribution.module.css'
import { words } from './words.ts'

type Judged = ContributionView['targets'][number]['last']

const TONES: Record<Judged['verdict'], Tone> = { kept: 'good', missed: 'bad', unsure: 'warn', none: 'plain' }

/** Every promise on contribution and mix, also those of single markets, offers and segments. */
export function Targets({ view: { targets, mix } }: { view: ContributionView }) {
  return (
    <div className={styles.scroller} tabIndex={0} role="region" aria-label={words.signed}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.function}</th>
            <th scope="col">{words.band}</th>
            <th scope="col">{words.last}</th>
            <td />
            <th scope="col">{words.verdict}</th>
            <th scope="col">{words.running}</th>
          </tr>
        </thead>
        <tbody>
          {targets.map((target) => (
            <tr key={target.id}>
              <th scope="row">
                {words.target[target.credit](words.functions[target.function], words.whats[target.of])}
                {target.scope && <small>{target.scope}</small>}
              </th>
              <td>
                {number(target.band.from)}–{number(target.band.to)} %
              </td>
              <Cells judged={target.last} />
              <td className={styles.wideCell}>
                <BandTrack part={target.last} band={target.band} />
              </td>
              <td>
                <Tag tone={TONES[target.last.verdict]}>{words.verdicts[target.last.verdict]}</Tag>
              </td>
              <Cells judged={target.running} />
            </tr>
          ))}
          {mix.map((one) => {
            const band = { from: one.inbound - 5, to: one.inbound + 5 }
            return (
              <tr key={one.id}>
                <th scope="row">
                  {words.mix}
                  <small>
                    {[words.mixSaid(number(one.inbound), number(100 - one.inbound)), one.scope]
                      .filter(Boolean)
                      .join(' · ')}
                  </small>
                </th>
                <td>{number(one.inbound)} %</td>
                <Cells
                  judged={{ ...one.measured, name: one.name, deals: one.measured.n, verdict: one.verdict }}
                />
                <td className={styles.wideCell}>
                  <BandTrack part={one.measured} band={band} />
                </td>
                <td>
                  <Tag tone={TONES[one.verdict]}>{words.verdicts[one.verdict]}</Tag>
                </td>
                <td />
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function Cells({ judged }: { judged: Judged }) {
  return (
    <td>
      {judged.share === null ? '–' : percent(judged.share)}
      <small>
        {judged.name}
        {judged.low !== null &&
          judged.high !== null &&
          ` · ${words.interval(percent(judged.low), percent(judged.high))}`}
      </small>
    </td>
  )
}
