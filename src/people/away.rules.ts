import type { Absence } from '#people/people.contract.ts'

/** What decides whether somebody can be given anything today. `leftAt`, `now`: epoch ms. */
export interface Presence {
  available: boolean
  leftAt: number | null
  timeZone: string | null
  absences: Pick<Absence, 'from' | 'to'>[]
  now: number
}

export type Why = 'has left' | 'switched off' | 'away'

/** Why somebody is not there, the weightiest reason first; null: they are. The words are those of routing's traces. */
export function unavailableOf({ available, leftAt, timeZone, absences, now }: Presence): Why | null {
  if (leftAt !== null && leftAt <= now) return 'has left'
  if (!available) return 'switched off'
  if (absences.length === 0) return null
  const today = dayIn(timeZone ?? 'UTC', now)
  return absences.some(({ from, to }) => from <= today && today <= to) ? 'away' : null
}

/**
 * The day in a zone. PostgreSQL is not asked: it has a list of zones of its own, and one name that it does not know fails
 * the statement in which everybody is read. Of a name that this process does not know the day in UTC counts.
 */
function dayIn(timeZone: string, now: number): string {
  try {
    return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(now)
  } catch {
    return dayIn('UTC', now)
  }
}
