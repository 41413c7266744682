import type { Vintages, VintageView } from '#journey/measure/cost/contract.ts'
import { number } from '../../ui/format.ts'
import { LaidNotes } from '../money/LaidNotes.tsx'
import money from '../money/Money.module.css'
import { monthText } from './month.ts'
import { rounded, whole } from '../money/sums.ts'
import styles from './Vintages.module.css'
import { words } from './words.ts'

/** A row per month: what was spent on its leads, in three parts that add up, and what came and may come of it. */
export function VintageRows({ of }: { of: Vintages }) {
  const columns = [words.leads, words.invested, words.won, words.off, words.working]
  return (
    <>
      <div className={money.scroller} tabIndex={0} role="region" aria-label={words.vintages}>
        <table className={money.table}>
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
              <Row key={one.month} name={monthText(one.month)} of={one} currency={of.currency} />
            ))}
            <Row name={words.all} of={of.all} currency={of.currency} sum />
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
  sum?: boolean
}

function Row({ name, of, currency, sum }: RowProps) {
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
      <td data-number>{number(of.leads)}</td>
      <td data-number>{cents(of.invested)}</td>
      <Part amount={cents(of.onWon)} n={of.won} />
      <Part amount={cents(of.onOff)} n={of.off} />
      <Part amount={cents(of.onWorking)} n={of.working} />
      <td data-number>
        {number(of.recovered.leads)}
        {of.recovered.leads > 0 && <small>{cents(of.recovered.spent)}</small>}
      </td>
      <td data-number>{cents(of.returned)}</td>
      <td data-number>
        {of.expected && (
          <>
            {whole(of.expected.mean, currency)}
            <small>{`${rounded(of.expected.low, currency)} – ${rounded(of.expected.high, currency)}`}</small>
          </>
        )}
      </td>
    </tr>
  )
}

function Part({ amount, n }: { amount: string; n: number }) {
  return (
    <td data-number>
      {amount}
      <small>
        {number(n)} {words.leads}
      </small>
    </td>
  )
}
