import { dayAt, dayOf } from '#journey/measure/cost/outlay.store.ts'
import { figures } from '#work/figures.ts'
import { grainWaiting } from '#journey/measure/grain/queue.store.ts'
import type { Given } from '#journey/measure/grain/filter.rules.ts'
import type { MoneyFloor } from '#journey/measure/cost/ground.ts'
import type { Queryable } from '#platform/database.ts'
import type { Refusal } from '#work/card.ts'

/** Counted so quickly it is counted for whoever asks, ms. */
const QUICK_MS = 200
/** Periods that screens open with, in days before today. */
const USUAL = [29, 89, 364]

/**
 * A view of money that everybody opens is counted once for all of them; one that somebody narrowed is counted for them. What
 * still waits to be counted is told as of now in any case.
 * @param noOlder as figures() has it
 */
export async function remembered<View extends { waiting: number }>(
  floor: MoneyFloor,
  name: string,
  given: Given,
  count: (db: Queryable) => Promise<View | Refusal>,
  noOlder?: number,
): Promise<View | Refusal> {
  const period = usualPeriod(given, floor.now())
  if (period === null) return count(floor.db)
  const { value } = await figures(floor, `${name} ${period}`, count, noOlder, QUICK_MS)
  return 'refused' in value ? value : { ...value, waiting: await grainWaiting(floor.db) }
}

/** The period by how long ago it began, so that tomorrow's figures take the place of today's. Null: not a usual one. */
export function usualPeriod({ from, to, ...narrowed }: Given, now: number): string | null {
  if (Object.values(narrowed).some((value) => value !== undefined)) return null
  if (from === undefined && to === undefined) return 'all'
  if (from === undefined || to === undefined || !isDay(from) || !isDay(to)) return null
  const ago = dayAt(now) - dayOf(from)
  return dayOf(to) === dayAt(now) && USUAL.includes(ago) ? String(ago) : null
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(dayOf(text))
}
