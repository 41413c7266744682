import { Link } from '@tanstack/react-router'
import type { CostRowView, CostView } from '#journey/measure/cost/contract.ts'
import { number } from '../../ui/format.ts'
import stack from '../../ui/Stack.module.css'
import money from '../money/Money.module.css'
import { each, rounded, whole } from '../money/sums.ts'
import { sharedOf, type MeasureSearch } from '../search.ts'
import type { By } from './by.ts'
import type { CostLeadsSearch } from './search.ts'
import styles from './CostRows.module.css'
import { words as shared } from '../words.ts'
import { words } from './words.ts'

/** Cost of each step side by side; the cheapest of each is marked. */
export function CostRows({ of, by, search }: { of: CostView; by: By; search: MeasureSearch }) {
  return (
    <div className={money.scroller} tabIndex={0} role="region" aria-label={words.spent}>
      <table className={`${money.table} ${stack.stack}`}>
        <thead>
          <tr>
            <th scope="col">{shared.dimensions[by]}</th>
            <th scope="col" data-number>
              {words.leads}
            </th>
            <th scope="col" data-number>
              {words.spent}
            </th>
            {of.ripe.map(({ step, days }) => (
              <th key={step} scope="col" data-number>
                {words.steps[step]}
                <small>{days === 0 ? words.ripeAll : words.ripe(days)}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {of.rows.map((row) => (
            <Row key={row.of} row={row} by={by} currency={of.currency} search={search} />
          ))}
          {of.rows.length > 1 && <Row row={of.all} by={null} currency={of.currency} search={search} />}
        </tbody>
      </table>
    </div>
  )
}

interface RowProps {
  row: CostRowView
  by: By | null
  currency: string
  search: MeasureSearch
}

function Row({ row, by, currency, search }: RowProps) {
  const mine: CostLeadsSearch = { ...sharedOf(search), ...(by === null ? {} : { by, of: row.of ?? '-' }) }
  return (
    <tr data-sum={by === null || undefined}>
      <th scope="row">
        {by === null ? (
          words.all
        ) : row.of === null ? (
          <span className={styles.faint}>{words.unsaid}</span>
        ) : (
          row.of
        )}
        {row.unpaid > 0 && (
          <small>{row.unpaid === row.leads ? words.nothing : words.unpaid(row.unpaid)}</small>
        )}
      </th>
      <td data-number data-label={words.leads}>
        <Link to="/measure/cost/leads" search={mine}>
          {number(row.leads)}
        </Link>
      </td>
      <td data-number data-label={words.spent} data-none={Number(row.spent) === 0 || undefined}>
        {Number(row.spent) === 0 ? (
          ''
        ) : (
          <Link to="/measure/cost/leads" search={mine}>
            {whole(Number(row.spent), currency)}
          </Link>
        )}
      </td>
      {row.costs.map((cost) => (
        <td key={cost.step} data-number data-label={words.steps[cost.step]}>
          <Cost of={cost} currency={currency} best={by !== null && cost.rank === 1} search={mine} />
        </td>
      ))}
    </tr>
  )
}

interface CostProps {
  of: CostRowView['costs'][number]
  currency: string
  best: boolean
  search: CostLeadsSearch
}

function Cost({ of, currency, best, search }: CostProps) {
  const { each: one, low, high, reached, leads, step } = of
  const counts =
    step === 'lead' ? null : (
      <small>
        {reached === 0 ? (
          words.of(reached, leads)
        ) : (
          <Link to="/measure/cost/leads" search={{ ...search, step }}>
            {words.of(reached, leads)}
          </Link>
        )}
      </small>
    )
  if (one !== null)
    return (
      <>
        <span className={best ? styles.best : undefined}>{each(one, currency)}</span>
        {low !== null && high !== null && (
          <small>{words.between(rounded(Number(low), currency), rounded(Number(high), currency))}</small>
        )}
        {counts}
      </>
    )
  if (low !== null)
    return (
      <>
        <span className={styles.faint} title={words.none(each(low, currency))}>
          {words.atLeast(rounded(Number(low), currency))}
        </span>
        {counts}
      </>
    )
  return leads === 0 ? <small>{words.young}</small> : counts
}
