import type { MaturityView } from '#journey/measure/maturity/contract.ts'
import { day, number } from '../../ui/format.ts'
import { Tag } from '../../ui/Tag.tsx'
import money from '../money/Money.module.css'
import { about, between, sum } from './said.ts'
import { words } from './words.ts'

/** What would have been told before, and what came of it: how far to believe the rest of the page. */
export function BackTest({ of: { backTest, currency } }: { of: MaturityView }) {
  return (
    <>
      <p className={money.said}>{words.backTestHint}</p>
      <div className={money.scroller} tabIndex={0} role="region" aria-label={words.backTest}>
        <table className={money.table}>
          <thead>
            <tr>
              <th scope="col">{words.told}</th>
              <th scope="col" data-number>
                {words.expected}
              </th>
              <th scope="col" data-number>
                {words.cameSince}
              </th>
              <th scope="col" data-number title={words.heldHint}>
                {words.held}
              </th>
            </tr>
          </thead>
          <tbody>
            {backTest.map(({ months, asOf, expected, came, held, of, heldOf }) => (
              <tr key={months}>
                <th scope="row">
                  {words.ago(months)}
                  <small>{day(asOf.slice(0, 10))}</small>
                </th>
                <td data-number>
                  {expected === null ? (
                    words.tooEarly
                  ) : (
                    <>
                      {about(expected.mean, currency)}
                      <small>{between(expected, currency)}</small>
                    </>
                  )}
                </td>
                <td data-number>
                  {came === null ? '–' : sum(came, currency)}
                  {came !== null && (
                    <small>
                      {held === null ? (
                        words.noRange
                      ) : (
                        <Tag tone={held ? 'plain' : 'warn'}>{held ? words.inRange : words.outOfRange}</Tag>
                      )}
                    </small>
                  )}
                </td>
                <td data-number>{of === 0 ? '–' : words.heldOf(number(heldOf), number(of))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={money.said}>{words.heldHint}</p>
    </>
  )
}
