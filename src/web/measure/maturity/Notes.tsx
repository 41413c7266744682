import type { MaturityView } from '#journey/measure/maturity/contract.ts'
import { day, money, number } from '../../ui/format.ts'
import styles from '../money/Money.module.css'
import { words } from './words.ts'

/** How it was told, and what the figures leave out, by name. */
export function Notes({ of }: { of: MaturityView }) {
  const { method, because, ages, each, known, notes } = of
  const said = words.notes
  const some = (n: number, line: (n: string) => string) => (n > 0 ? line(number(n)) : null)
  const how =
    because === 'few' ? words.how.rateFew : because === 'zero' ? words.how.rateZero : words.how.ladder
  const lines = [
    method && how,
    method && words.limit(ages, words.eachNames[each]),
    said.known(day(known.slice(0, 10))),
    notes.begins && said.begins(day(notes.begins)),
    notes.cut && said.cut(day(notes.cut)),
    notes.older ? said.older : null,
    some(notes.waiting, said.waiting),
    some(notes.late, said.late),
    some(notes.future, said.future),
    some(notes.early, said.early),
    some(notes.undated, said.undated),
    some(notes.unplaced, said.unplaced),
    some(notes.noAmount, said.noAmount),
    ...notes.without.map(({ amount, currency, n }) => said.without(money(amount, currency), number(n))),
  ].filter((line) => line !== null)
  return (
    <ul className={styles.notes}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
