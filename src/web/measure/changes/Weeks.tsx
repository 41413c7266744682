import { Link } from '@tanstack/react-router'
import type { ChangeDetail } from '#journey/measure/change/contract.ts'
import { day, number } from '../../ui/format.ts'
import styles from './Changes.module.css'
import { rulesOf } from './ControlChart.tsx'
import { spokenBy } from './spoken.ts'
import { words } from './words.ts'

/** What the chart shows, in words and numbers; every week leads to its leads. */
export function Weeks({ of }: { of: ChangeDetail }) {
  const { figure } = spokenBy(of)
  return (
    <details className={styles.weeks}>
      <summary>{words.table}</summary>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={words.table}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{words.week}</th>
              <th scope="col">{words.part}</th>
              <th scope="col" data-number>
                {words.cases}
              </th>
              <th scope="col" data-number>
                {words.value}
              </th>
              <th scope="col" data-number>
                {words.limits}
              </th>
              <th scope="col">{words.breaks}</th>
            </tr>
          </thead>
          <tbody>
            {of.points.toReversed().map((point) => (
              <tr key={point.week}>
                <th scope="row">
                  <Link to="." search={(now: object) => ({ ...now, week: point.week })} replace>
                    {day(point.week)}
                  </Link>
                </th>
                <td>{words.parts[point.part]}</td>
                <td data-number>
                  {point.hits === null ? number(point.n) : `${number(point.hits)}/${number(point.n)}`}
                </td>
                <td data-number>{point.value === null ? '–' : figure(point.value)}</td>
                <td data-number>
                  {point.low === null || point.high === null
                    ? '–'
                    : `${figure(point.low)} – ${figure(point.high)}`}
                </td>
                <td>
                  {rulesOf(point)
                    .map(([n, rule]) => words.ruleNo(n, rule))
                    .join('; ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
