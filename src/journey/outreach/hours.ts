import { knownCalendar } from '#journey/agreement/work-calendar.rules.ts'
import { oneBusinessDay } from '#journey/outreach/slots.rules.ts'
import type { BusinessCalendar } from '#journey/agreement/ruleset.ts'
import type { Services } from '#work/services.ts'

/** Always open: an agreement without any calendar still has meetings. */
const ALWAYS: BusinessCalendar = {
  id: 'always',
  timeZone: 'UTC',
  add: (from, ms) => from + ms,
  between: (from, to) => Math.max(0, to - from),
  isOpen: () => true,
}

/** A person's own hours; without any, those of the agreement's first calendar. */
export function hoursOf(services: Services, person: string): BusinessCalendar & { dayMs?: number } {
  const hash = services.people.get(person)?.calendar
  const own = hash ? knownCalendar(hash) : null
  return own ?? Object.values(services.law.at(services.now()).calendars)[0] ?? ALWAYS
}

/** When the verdict on a meeting that ends now is due. */
export function verdictDueOf(services: Services): (rep: string, now: number) => number {
  return (rep, now) => oneBusinessDay(hoursOf(services, rep), now)
}
