import { knownCalendar } from '#journey/agreement/work-calendar.rules.ts'
import type { BusinessCalendar } from '#journey/agreement/ruleset.ts'
import type { Candidate } from '#journey/handoff/rotation.rules.ts'
import type { RoutingCandidate } from '#journey/handoff/facts.ts'

/** Why somebody cannot be handed a lead: what traces say, a closed list. */
export type Obstacle =
  | 'does not exist'
  | 'of another function'
  | 'has left'
  | 'switched off'
  | 'away'
  | 'not available'
  | 'was asked already'
  | 'full'
  | 'outside hours'

/** What stands in the way whatever the hour; null: nothing. */
export function obstacle(person: Candidate, exclude: string[]): Obstacle | null {
  if (!person.available) return person.unavailable ?? 'not available'
  if (exclude.includes(person.id)) return 'was asked already'
  return isFull(person) ? 'full' : null
}

/** In work at once: as many as their limit allows, or more. */
export function isFull({ capacity = null, load = 0 }: Candidate): boolean {
  return capacity !== null && load >= capacity
}

/** The hours that count for somebody: their own, or those of the office. */
export function hoursOf(person: Candidate, office: BusinessCalendar | null): BusinessCalendar | null {
  return (person.calendar ? knownCalendar(person.calendar) : null) ?? office
}

export function isIn(person: Candidate, office: BusinessCalendar | null, at: number): boolean {
  return hoursOf(person, office)?.isOpen(at) ?? true
}

/** The moment at which they are in again (now, when they are). */
export function inAgainAt(person: Candidate, office: BusinessCalendar | null, at: number): number {
  const hours = hoursOf(person, office)
  // the moment after one more millisecond of open time lies one after the opening
  return hours === null || hours.isOpen(at) ? at : hours.add(at, 1) - 1
}

/** As a trace names somebody who is passed over. */
export function passedOver(
  person: Candidate,
  why: Obstacle,
  office: BusinessCalendar | null,
  at: number,
): RoutingCandidate {
  const said = { id: person.id, available: false, why }
  if (why === 'full') return { ...said, load: person.load ?? 0, capacity: person.capacity ?? 0 }
  if (why === 'outside hours') return { ...said, until: inAgainAt(person, office, at) }
  return said
}

/** Where somebody stands at a moment. `until`: when they are in again, where that is known. */
export interface Standing {
  state: 'here' | 'outside_hours' | 'holiday' | 'away' | 'full' | 'switched_off' | 'left'
  until: number | null
  holiday: string | null
  load: number
}

export function standingOf(person: Candidate, office: BusinessCalendar | null, at: number): Standing {
  const load = person.load ?? 0
  const said = (state: Standing['state'], until: number | null = null, holiday: string | null = null) => ({
    state,
    until,
    holiday,
    load,
  })
  if (person.unavailable === 'has left') return said('left')
  if (!person.available && person.unavailable !== 'away') return said('switched_off')
  const again = inAgainAt(person, office, at)
  if (!person.available) return said('away', again > at ? again : null)
  // longer than an evening, and whoever is in cannot mend it
  if (isFull(person)) return said('full')
  if (again > at) {
    const holiday = holidayOn(hoursOf(person, office), at)
    return holiday === null ? said('outside_hours', again) : said('holiday', again, holiday)
  }
  return said('here')
}

function holidayOn(hours: BusinessCalendar | null, at: number): string | null {
  if (!hours?.definition) return null
  // Swedes write dates as ISO 8601 does
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: hours.timeZone }).format(at)
  return hours.definition.holidays[today] ?? null
}
