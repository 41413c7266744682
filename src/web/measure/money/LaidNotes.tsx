import type { LaidView } from '#journey/measure/cost/contract.ts'
import { money as sum, tenth } from '../../ui/format.ts'
import { whole } from './sums.ts'
import money from './Money.module.css'
import { words } from './words.ts'

type Said = Omit<LaidView, 'nobodys'> & { nobodys?: string }

/** What is not in the figures, where there is any. */
export function LaidNotes({ of, more = [] }: { of: Said; more?: string[] }) {
  const { without, hours, nobodys = '0', late, waiting, currency } = of
  const notes = [
    ...without.map(({ n, amount, currency: other }) => words.without(n, sum(amount, other))),
    ...(hours > 0 ? [words.hours(tenth(hours))] : []),
    ...(Number(nobodys) > 0 ? [words.nobodys(whole(Number(nobodys), currency))] : []),
    ...(late > 0 ? [words.late(late)] : []),
    ...(waiting > 0 ? [words.waiting(waiting)] : []),
    ...more,
  ]
  if (notes.length === 0) return null
  return (
    <ul className={money.notes} aria-label={words.notes}>
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  )
}
