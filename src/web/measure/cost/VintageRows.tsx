import { Link } from '@tanstack/react-router'
import type { Vintages, VintageView } from '#journey/measure/cost/contract.ts'
import { number } from '../../ui/format.ts'
import stack from '../../ui/Stack.module.css'
import { LaidNotes } from '../money/LaidNotes.tsx'
import money from '../money/Money.module.css'
import { sharedOf, type MeasureSearch } from '../search.ts'
import { monthText } from './month.ts'
import { rounded, whole } from '../money/sums.ts'
import styles from './Vintages.module.css'
import type { CostLeadsSearch } from './search.ts'
import { words } from './words.ts'

/** A row per month: what was spent on its leads, in three parts that add up, and what came and may come of it. */
export function VintageRows({ of, search }: { of: Vintages; search: MeasureSearch }) {
  const columns = [words.leads, words.invested, words.won, words.off, words.working]
  return (
    <>
      <div className={money.scroller} tabIndex={0} role="region" aria-label={words.vintages}>
        <table className={`${money.table} ${stack.stack}`}>
          <thead>
            <tr>
              <th scope="col">{words.month}</th>
              {columns.map((name) => (
                <th key={name} scope="col" data-number>
                  {name}
                </th>
              ))}
              <th scope="col" data-number title={words.recoveredHint}>
                {words.recovered}
              </th>
              <th scope="col" data-number>
                {words.returned}
              </th>
              <th scope="col" data-number>
                {words.expected}
              </th>
            </tr>
          </thead>
          <tbody>
            {[...of.months].reverse().map((one) => (
              <Row
                key={one.month}
                name={monthText(one.month)}
                of={one}
                currency={of.currency}
                search={{ ...sharedOf(search), month: one.month }}
              />
            ))}
            <Row name={words.all} of={of.all} currency={of.currency} search={sharedOf(search)} sum />
          </tbody>
        </table>
      </div>
      <LaidNotes
        of={{ ...of, without: [], hours: 0, late: 0, waiting: 0 }}
        more={of.unpriced > 0 ? [words.unpriced(of.unpriced)] : []}
      />
    </>
  )
}

interface RowProps {
  name: string
  of: Omit<VintageView, 'month'>
  currency: string
  search: CostLeadsSearch
  sum?: boolean
}

function Row({ name, of, currency, search, sum }: RowProps) {
  const cents = (text: string) => whole(Number(text), currency)
  const part = (text: string) => `${(100 * Number(text)) / (Number(of.invested) || 1)}%`
  return (
    <tr data-sum={sum || undefined}>
      <th scope="row">
        {name}
        <span
          className={styles.bar}
          role="img"
          aria-label={words.where(cents(of.onWon), cents(of.onOff), cents(of.onWorking))}
        >
          <i data-what="won" style={{ width: part(of.onWon) }} />
          <i data-what="off" style={{ width: part(of.onOff) }} />
          <i data-what="working" style={{ width: part(of.onWorking) }} />
        </span>
      </th>
      <td data-number data-label={words.leads}>
        <Behind search={search} n={of.leads}>
          {number(of.leads)}
        </Behind>
      </td>
      <td data-number data-label={words.invested}>
        <Behind search={search} n={of.leads}>
          {cents(of.invested)}
        </Behind>
      </td>
      <Part name={words.won} amount={cents(of.onWon)} n={of.won} search={{ ...search, standing: 'won' }} />
      <Part name={words.off} amount={cents(of.onOff)} n={of.off} search={{ ...search, standing: 'off' }} />
      <Part
        name={words.working}
        amount={cents(of.onWorking)}
        n={of.working}
        search={{ ...search, standing: 'working' }}
      />
      <td data-number data-label={words.recovered}>
        <Behind search={{ ...search, standing: 'recovered' }} n={of.recovered.leads}>
          {number(of.recovered.leads)}
        </Behind>
        {of.recovered.leads > 0 && <small>{cents(of.recovered.spent)}</small>}
      </td>
      <td data-number data-label={words.returned}>
        <Behind search={{ ...search, standing: 'won' }} n={of.won}>
          {cents(of.returned)}
        </Behind>
      </td>
      <td data-number data-label={words.expected} data-none={of.expected === null || undefined}>
        {of.expected && (
          <>
            <Behind search={{ ...search, standing: 'working' }} n={of.working}>
              {whole(of.expected.mean, currency)}
            </Behind>
            <small>
              {words.between(rounded(of.expected.low, currency), rounded(of.expected.high, currency))}
            </small>
          </>
        )}
      </td>
    </tr>
  )
}

interface BehindProps {
  search: CostLeadsSearch
  n: number
  children: string
}

/** A figure that leads to its leads, where it has any. */
function Behind({ search, n, children }: BehindProps) {
  if (n === 0) return children
  return (
    <Link to="/measure/cost/leads" search={search}>
      {children}
    </Link>
  )
}

interface PartProps {
  name: string
  amount: string
  n: number
  search: CostLeadsSearch
}

function Part({ name, amount, n, search }: PartProps) {
  return (
    <td data-number data-label={name}>
      <Behind search={search} n={n}>
        {amount}
      </Behind>
      <small>{words.leadsOf(n)}</small>
    </td>
  )
}
