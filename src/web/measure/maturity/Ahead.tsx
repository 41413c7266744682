import { Link } from '@tanstack/react-router'
import type { MaturityView } from '#journey/measure/maturity/contract.ts'
import money from '../money/Money.module.css'
import { sharedOf } from '../search.ts'
import styles from './Maturity.module.css'
import { about, between, periodText, sum } from './said.ts'
import type { MaturitySearch } from './search.ts'
import { words } from './words.ts'

/** What is still to come by the period in which it is expected; of the running one, what is there already. */
export function Ahead({ of, search }: { of: MaturityView; search: MaturitySearch }) {
  const { byPeriod, currency, running } = of
  const most = Math.max(...byPeriod.map(({ mean, high }) => high ?? mean), Number(running.cohorts.sum), 1e-9)
  // what never came so late is one line, however many periods it is
  const last = byPeriod.findLastIndex(({ mean }) => mean > 0) + 1
  const never = byPeriod[last]
  const part = (value: number) => `${(100 * value) / most}%`
  return (
    <>
      <div className={money.scroller} tabIndex={0} role="region" aria-label={words.ahead}>
        <table className={money.table}>
          <thead>
            <tr>
              <th scope="col">{words.period}</th>
              <th scope="col" className={styles.wideCell} aria-hidden="true" />
              <th scope="col" data-number>
                {words.expected}
              </th>
            </tr>
          </thead>
          <tbody>
            {byPeriod.slice(0, last).map((one) => (
              <tr key={one.period}>
                <th scope="row">
                  {periodText(one.period)}
                  {one.period === running.period && (
                    <small>
                      <Link
                        to="/measure/maturity/leads"
                        search={{
                          ...sharedOf(search),
                          of: search.of,
                          each: search.each,
                          in: one.from.slice(0, 10),
                        }}
                      >
                        {words.cameSoFar(sum(Number(running.cohorts.sum), currency))}
                      </Link>
                    </small>
                  )}
                </th>
                <td className={styles.wideCell} aria-hidden="true">
                  <span className={styles.track}>
                    <i data-what="expected" style={{ width: part(one.mean) }} />
                    {one.high !== null && (
                      <i
                        data-what="range"
                        style={{ insetInlineStart: part(one.low), width: part(one.high - one.low) }}
                      />
                    )}
                    {one.period === running.period && (
                      <i data-what="came" style={{ width: part(Number(running.cohorts.sum)) }} />
                    )}
                  </span>
                </td>
                <td data-number>
                  {about(one.mean, currency)}
                  <small>{between(one, currency)}</small>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {never && <p className={money.said}>{words.nobodyFrom(periodText(never.period))}</p>}
    </>
  )
}
