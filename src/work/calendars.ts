import { knownCalendar } from '#journey/agreement/work-calendar.rules.ts'
import { learnCalendars } from '#journey/agreement/store.ts'
import type { Card } from '#work/card.ts'
import type { Queryable } from '#platform/database.ts'

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
