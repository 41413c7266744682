import { knownCalendar, learnCalendar } from '#journey/agreement/work-calendar.rules.ts'
import type { CalendarDefinition } from '#journey/agreement/ruleset.ts'
import type { Card } from '#work/card.ts'
import type { Queryable } from '#platform/database.ts'

/** People's calendars belong to the law: what was decided under one can be decided again wherever the law is read. */
export async function learnCalendars(db: Queryable): Promise<void> {
  const { rows } = await db.query<{ hash: string; definition: CalendarDefinition }>(
    'select hash, definition from work_calendars where workspace_no = 1',
  )
  for (const { hash, definition } of rows) learnCalendar(hash, definition)
}

/** Calendars that another process made since we last looked: without them its leads could not be judged. */
export async function learnMissing(db: Queryable, cards: ReadonlyMap<string, Card>): Promise<void> {
  for (const { state } of cards.values()) {
    const missing =
      isMissing(state.calendar) || (state.clocks?.some(({ calendar }) => isMissing(calendar)) ?? false)
    if (missing) return learnCalendars(db)
  }
}

function isMissing(hash: string | undefined): boolean {
  return hash !== undefined && knownCalendar(hash) === undefined
}
