import type { ContributionView } from '#journey/measure/contribution/contribution.contract.ts'
import { number, percent } from '../../ui/format.ts'
import stack from '../../ui/Stack.module.css'
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
      <table className={`${styles.table} ${stack.stack}`}>
        <thead>
          <tr>
            <th scope="col">{words.function}</th>
            <th scope="col">{words.band}</th>
            <th scope="col">{words.last}</th>
            <th scope="col">
              <span className="visually-hidden">{words.beside}</span>
            </th>
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
              <td data-label={words.band}>
                {words.bandSaid(number(target.band.from), number(target.band.to))}
              </td>
              <Cells judged={target.last} label={words.last} />
              <td className={styles.wideCell} data-whole>
                <BandTrack part={target.last} band={target.band} />
              </td>
              <td data-label={words.verdict}>
                <Tag tone={TONES[target.last.verdict]}>{words.verdicts[target.last.verdict]}</Tag>
              </td>
              <Cells judged={target.running} label={words.running} />
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
                <td data-label={words.band}>{percent(one.inbound / 100)}</td>
                <Cells
                  label={words.last}
                  judged={{ ...one.measured, name: one.name, deals: one.measured.n, verdict: one.verdict }}
                />
                <td className={styles.wideCell} data-whole>
                  <BandTrack part={one.measured} band={band} />
                </td>
                <td data-label={words.verdict}>
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

function Cells({ judged, label }: { judged: Judged; label: string }) {
  return (
    <td data-label={label}>
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
