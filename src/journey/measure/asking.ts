import { DAY_MS, dayText } from '#journey/measure/day.rules.ts'
import { figures } from '#work/figures.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import { NARROWING, type Given } from '#journey/measure/grain/filter.rules.ts'
import { refused } from '#work/respond.ts'
import type { Answer } from '#platform/http/route.ts'
import type { Queryable } from '#platform/database.ts'
import type { Refusal } from '#work/card.ts'
import type { Services } from '#work/services.ts'

/** What figures are counted with: the database, the clock, and where it is said that counting failed. */
export type CountFloor = Parameters<typeof figures>[0]

/** What is counted within this time is counted for everybody who looks, ms. */
const QUICK_MS = 250

/**
 * A figure of the measurement, counted once for everybody who asks the same: anew for each while that is quick, else as it
 * was counted last, and anew meanwhile.
 * @param key what was asked: the view's name, its filters as given, and the language if there are sentences in it
 * @param noOlder ms: who cannot do with an older one waits
 */
export function counted<Value>(
  floor: CountFloor,
  key: string,
  count: (db: Queryable) => Promise<Value>,
  noOlder?: number,
): Promise<{ at: number; value: Value }> {
  return figures(floor, key, count, noOlder, QUICK_MS)
}

/**
 * The same for a view that only counts as long as everybody looks at the same of it. One that somebody narrowed is counted
 * for them, so that nobody's filters are kept.
 * @param of which of the periods that screens open with; null: none of them
 */
export async function countedUsual<Value>(
  floor: CountFloor,
  name: string,
  of: string | null,
  count: (db: Queryable) => Promise<Value>,
  noOlder?: number,
): Promise<{ at: number; value: Value }> {
  if (of === null) return { at: floor.now(), value: await count(floor.db) }
  return counted(floor, `${name} ${of}`, count, noOlder)
}

/** A view of the measurement as a route answers it, with the moment at which it was counted; a refusal is answered as one. */
export async function answerCounted<Asked extends object, View extends object>(
  services: Services,
  key: readonly unknown[],
  asked: Asked | Refusal,
  count: (db: Queryable, asked: Asked) => Promise<View>,
): Promise<Answer> {
  if ('refused' in asked) return refused(asked)
  const { at, value } = await counted(services, JSON.stringify(key), (db) => count(db, asked))
  return { status: 200, body: { ...value, countedAt: iso(at) } }
}

/** Periods that screens open with, in days before today. */
const USUAL = [29, 89, 364]

/** The period by how long ago it began, so that tomorrow's figures take the place of today's. Null: not a usual one. */
export function usualPeriod(given: Given, now: number): string | null {
  if ([...NARROWING, 'asOf' as const].some((name) => given[name] !== undefined)) return null
  const { from, to } = given
  if (from === undefined && to === undefined) return 'all'
  if (from === undefined || to === undefined || to !== dayText(now)) return null
  const ago = USUAL.find((days) => from === dayText(now - days * DAY_MS))
  return ago === undefined ? null : String(ago)
}

/** The days of the period that most screens open with: the last 365, as text, UTC. */
export function lastYear(now: number): { from: string; to: string } {
  return { from: dayText(now - 364 * DAY_MS), to: dayText(now) }
}
