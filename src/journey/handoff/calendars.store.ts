import { createHash } from 'node:crypto'
import { definitionOf } from '#journey/handoff/calendars.rules.ts'
import { learnCalendar } from '#journey/agreement/work-calendar.rules.ts'
import type { CalendarDefinition } from '#journey/agreement/ruleset.ts'
import type { Law } from '#journey/run.ts'
import type { Queryable } from '#platform/database.ts'
import type { Working } from '#journey/handoff/calendars.rules.ts'

/** Dates of a region's public holidays by their names, for these years. */
export type HolidaysOf = (region: string, fromYear: number, toYear: number) => Promise<Record<string, string>>

/** How far holidays are written out: what is due is at most some weeks away. */
const YEARS_BACK = 1
const YEARS_ON = 5

/**
 * Makes calendars anew for everybody who changed when they work, and returns how many. Cheap when nobody did: it is
 * asked with every reading of the people.
 */
export async function renewCalendars(
  db: Queryable,
  law: Law,
  now: number,
  holidaysOf: HolidaysOf,
): Promise<number> {
  const { rows } = await db.query<Working & { id: string; row: string }>(
    `select person_id as id, xmin::text as row, time_zone as "timeZone", working_hours as "workingHours", holidays, absences
       from people where workspace_no = 1 and calendar_stale and not desk`,
  )
  const office = officeOf(law, now)
  const year = new Date(now).getUTCFullYear()
  for (const { id, row, ...working } of rows) {
    const days =
      working.holidays === null ? {} : await holidaysOf(working.holidays, year - YEARS_BACK, year + YEARS_ON)
    const definition = definitionOf(working, office, days)
    const hash = definition === null ? null : await storeCalendar(db, definition)
    await db.query(
      // changed meanwhile: it stays stale, and the next look makes it of what it is then
      `update people set calendar = $2, calendar_stale = false
        where workspace_no = 1 and person_id = $1 and xmin::text = $3`,
      [id, hash, row],
    )
  }
  return rows.length
}

/** What the agreement in force has for an office: its first calendar. */
export function officeOf(law: Law, now: number): CalendarDefinition | undefined {
  return Object.values(law.at(now).calendars)[0]?.definition
}

/** Once a year the holidays of one more year are written out, and a new agreement may have other office hours. */
export async function renewAllCalendars(db: Queryable): Promise<void> {
  await db.query(
    `update people set calendar_stale = true where workspace_no = 1 and not desk and (calendar is not null
        or holidays is not null or time_zone is not null or working_hours is not null)`,
  )
}

const HASH_LENGTH = 20

/** @returns its name: `cal:` and the beginning of its SHA-256 */
export async function storeCalendar(db: Queryable, definition: CalendarDefinition): Promise<string> {
  const json = JSON.stringify(definition)
  const hash = `cal:${createHash('sha256').update(json).digest('hex').slice(0, HASH_LENGTH)}`
  await db.query(
    'insert into work_calendars (workspace_no, hash, definition) values (1, $1, $2) on conflict do nothing',
    [hash, json],
  )
  learnCalendar(hash, definition)
  return hash
}
