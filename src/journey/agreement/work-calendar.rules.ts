import { readCalendar } from './calendar.read.ts'
import type { Finding } from './problems.rules.ts'
import type { CalendarDefinition } from './ruleset.ts'
import type { WorkCalendar } from '#journey/run.ts'

/**
 * People's calendars by their hash. A hash names its definition and nothing else, so what is known here is true in
 * every workspace and never goes stale: every law of the process resolves hashes with it.
 */
const known = new Map<string, WorkCalendar | null>()

/** Without a single working hour no time would ever be up: such a calendar cannot be used, and null stands for it. */
export function learnCalendar(hash: string, definition: CalendarDefinition): void {
  if (known.has(hash)) return
  const findings: Finding[] = []
  const read = readCalendar(hash, definition, findings)
  known.set(hash, read && Object.assign(read.calendar, { dayMs: read.dayMs }))
}

/** @returns undefined when it was never learnt: it has to be read from the store first */
export function knownCalendar(hash: string): WorkCalendar | null | undefined {
  return known.get(hash)
}

/** What a law resolves hashes with. */
export function calendarOf(hash: string): WorkCalendar | null {
  const calendar = known.get(hash)
  if (calendar === undefined) throw new Error(`calendar ${hash} is not known`)
  return calendar
}
