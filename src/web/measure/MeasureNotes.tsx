import type { FunnelNotes } from '#journey/measure/funnel/contract.ts'
import { day, number } from '../ui/format.ts'
import styles from './MeasureNotes.module.css'
import { words } from './words.ts'

/** What the figures leave out, by name; nothing where there is nothing to say. */
export function MeasureNotes({ of, oneIn = 1 }: { of: FunnelNotes; oneIn?: number }) {
  const said = words.notes
  const lines = [
    of.waiting > 0 && said.waiting(number(of.waiting)),
    of.before && said.before(day(of.before)),
    of.cut && said.cut(day(of.cut)),
    of.late > 0 && said.late(number(of.late)),
    of.future > 0 && said.future(number(of.future)),
    of.elsewhere > 0 && said.elsewhere(number(of.elsewhere)),
    oneIn > 1 && said.oneIn(number(oneIn)),
  ].filter((line) => typeof line === 'string')
  if (lines.length === 0) return null
  return (
    <ul className={styles.notes}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
