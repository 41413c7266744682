import type { Worth } from '#journey/measure/value/worth.contract.ts'
import styles from './Worth.module.css'
import { worthWords as words } from './words.ts'

interface ValueNoteProps {
  /** those that are ordered: any of them knows what values rest on */
  worths: readonly (Worth | null)[]
  table?: boolean
}

/** What chances go by, or why there are none. */
export function toldBy(worths: readonly (Worth | null)[]): string {
  const known = worths.filter((worth) => worth !== null)
  const told = known.find(({ value }) => value !== null) ?? known[0]
  if (!told) return ''
  if (told.value === null && told.why !== null && told.why !== 'won') return words.not[told.why]
  return told.version === null ? words.toldStage : words.toldCard(told.version)
}

/** Above a list by value. `table`: a list of leads, which knows their scores. */
export function ValueNote({ worths, table = false }: ValueNoteProps) {
  return (
    <p className={styles.note} role="note" data-table={table || undefined}>
      {words.value} {table && words.sameValue} {toldBy(worths)}
    </p>
  )
}
