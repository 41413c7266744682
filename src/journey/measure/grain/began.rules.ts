import { effective } from '#journey/merging/effective.rules.ts'

/** A fact of a stream, without what it says. Moments: epoch ms. */
export interface FactAt {
  seq: number
  kind: string
  recordedAt: number
  /** of an undone merge: the entry from which on nothing counts up to here */
  from: number | null
}

/**
 * Which fact a pass followed from and when it was recorded, in a stream in which merges were undone. What was ruled again with
 * the undoing was recorded then; it counts as known since the fact was known from which it follows, or since its own moment
 * where time alone brought it about: as if there had been no merge.
 * @param facts all facts of the stream, in its order
 */
export function began(
  pass: { seq: number; at: number; recorded_at: number },
  facts: readonly FactAt[],
): { cause: number; recorded_at: number } {
  const counting = effective(facts.map((fact) => ({ ...fact, body: fact })))
  const cause = counting.findLast(({ seq }) => seq < pass.seq)
  const again = facts.some((one) => one.kind === 'LeadUnmerged' && one.recordedAt === pass.recorded_at)
  return {
    cause: cause?.seq ?? 0,
    recorded_at: again ? Math.max(pass.at, cause?.recordedAt ?? pass.at) : pass.recorded_at,
  }
}
