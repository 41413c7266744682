import type { CalendarDefinition } from '#journey/agreement/ruleset.ts'
import { live } from '#journey/lifecycle/telling.rules.ts'
import type { Decide } from '#journey/lifecycle/telling.rules.ts'

/** What decides when somebody works. `absences`: first and last day. */
export interface Working {
  timeZone: string | null
  workingHours: CalendarDefinition['hours'] | null
  holidays: string | null
  absences: { from: string; to: string }[]
}

/** Where nothing else is said: an agreement always has a calendar, but a person's may need hours before it is read. */
const USUAL: CalendarDefinition = {
  timeZone: 'UTC',
  hours: { mon: ['09:00-17:00'], tue: ['09:00-17:00'], wed: ['09:00-17:00'], thu: ['09:00-17:00'], fri: ['09:00-17:00'] }, // prettier-ignore
  holidays: {},
}
const DAY_MS = 86_400_000
/** As many days as a calendar may shut: longer absences stop short of it. */
const MOST_DAYS = 1_500
const AWAY = 'Away'

/**
 * Somebody's calendar: what they say of themself, the office's for the rest. Absences are days like holidays; their
 * notes are nobody's business. Null when they say nothing: then the agreement's own counts.
 */
export function definitionOf(
  { timeZone, workingHours, absences, holidays: region }: Working,
  office: CalendarDefinition | undefined,
  holidays: Record<string, string>,
): CalendarDefinition | null {
  if (timeZone === null && workingHours === null && region === null && absences.length === 0) return null
  const base = office ?? USUAL
  const days = new Map(Object.entries(region === null ? base.holidays : holidays))
  for (const { from, to } of absences) {
    const [first, last] = [Date.parse(from), Date.parse(to)]
    for (let day = first; day <= last && days.size < MOST_DAYS; day += DAY_MS) {
      const date = new Date(day).toISOString().slice(0, 10)
      if (!days.has(date)) days.set(date, AWAY)
    }
  }
  return {
    timeZone: timeZone ?? base.timeZone,
    hours: ordered(workingHours ?? base.hours),
    holidays: Object.fromEntries([...days].sort(([a], [b]) => (a < b ? -1 : 1))),
  }
}

const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** The same hours in the same bytes, whatever order they were given in: the hash is of the bytes. */
function ordered(hours: CalendarDefinition['hours']): CalendarDefinition['hours'] {
  return Object.fromEntries(WEEK.flatMap((day) => (hours[day]?.length ? [[day, hours[day]]] : [])))
}

/** How far ahead a promise may lie: what changes behind that moves nothing that runs. */
const AHEAD_DAYS = 400

/** Do two calendars say the same of the days that matter now? One more year of holidays is no change. */
export function sameSoon(
  one: CalendarDefinition | null,
  other: CalendarDefinition | null,
  now: number,
): boolean {
  if (one === null || other === null) return one === other
  const [from, to] = [now - DAY_MS, now + AHEAD_DAYS * DAY_MS].map((at) =>
    new Date(at).toISOString().slice(0, 10),
  ) as [string, string]
  const soon = ({ timeZone, hours, holidays }: CalendarDefinition): string =>
    JSON.stringify([
      timeZone,
      ordered(hours),
      Object.keys(holidays).filter((day) => day >= from && day <= to),
    ])
  return soon(one) === soon(other)
}

/** Other hours count for somebody from now on, on leads where they owe something. */
export function rehoured(person: string, calendar: string | null, author: string): Decide {
  return (card, now) => {
    const { owner, clocks, calendar: has } = card!.state
    const theirs = owner === person && (has ?? null) !== calendar
    if (!theirs && !clocks?.some((clock) => clock.person === person)) return { facts: [] }
    return { facts: [live(now, author, { kind: 'CalendarChanged', body: { person, calendar } })] }
  }
}

/** Says to a lead that other hours count, unless it knows: telling twice must not write twice. */
export function retold(decide: Decide, person: string, calendar: string | null): Decide {
  return (card, now) => {
    const { owner, calendar: has, clocks } = card!.state
    const news =
      (owner === person && (has ?? null) !== calendar) ||
      clocks?.some((clock) => clock.person === person && (clock.calendar ?? null) !== calendar)
    return news ? decide(card, now) : { facts: [] }
  }
}
