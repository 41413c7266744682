import { inAgainAt, isFull } from '#journey/handoff/availability.rules.ts'
import type { BusinessCalendar } from '#journey/agreement/ruleset.ts'
import type { Candidate } from '#journey/handoff/rotation.rules.ts'

const DAY_MS = 86_400_000

/** Who of a function is there, who is full, and when the next can be asked. */
export function teamNow(
  people: Iterable<Candidate>,
  team: string,
): { there: Candidate[]; full: Candidate[]; free: Candidate[] } {
  const there = [...people].filter((one) => one.function === team && !one.desk && one.available)
  return { there, full: there.filter(isFull), free: there.filter((one) => !isFull(one)) }
}

/**
 * When the next lead of a line is likely to be taken and when the line is gone: at once where somebody is in with room,
 * when the next of those with room comes in, or at the pace at which seats came free. Null: nobody can say.
 */
export function likely(
  line: { waiting: number; perDay: number },
  free: Candidate[],
  office: BusinessCalendar | null,
  at: number,
): { roomAt: number | null; clearAt: number | null } {
  const { waiting, perDay } = line
  if (waiting === 0) return { roomAt: null, clearAt: null }
  const clearAt = perDay > 0 ? Math.round(at + (waiting / perDay) * DAY_MS) : null
  if (free.length > 0) return { roomAt: Math.min(...free.map((one) => inAgainAt(one, office, at))), clearAt }
  return { roomAt: perDay > 0 ? Math.round(at + DAY_MS / perDay) : null, clearAt }
}
