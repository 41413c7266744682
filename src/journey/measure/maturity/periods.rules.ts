import { MONTHS, spanOf, type Span } from '#journey/measure/contribution/period.rules.ts'
import type { Filters } from '#journey/measure/grain/filter.rules.ts'
import type { Bounds } from '#journey/measure/maturity/triangle.rules.ts'

export const EACH = ['quarter', 'month'] as const
export type Each = (typeof EACH)[number]

/** So long leads are followed. */
export const AGES_MONTHS = 24
/** So far back cohorts go: a year of them has seen every age. */
const COHORTS_MONTHS = 36
const DAY_MS = 24 * 3600_000

/** Periods since year 0, UTC. */
export function periodAt(at: number, each: Each): number {
  const day = new Date(at)
  return Math.floor((day.getUTCFullYear() * 12 + day.getUTCMonth()) / MONTHS[each])
}

export function spanAt(period: number, each: Each): Span {
  return spanOf(period * MONTHS[each], each)
}

export interface Known extends Bounds {
  /** the period that is not over yet, as of then; null: it ends with that day */
  running: number | null
  /** the first cohort is left out, because nothing is known of before this moment, epoch ms */
  begins: number | null
}

/**
 * Which cohorts are whole as of a moment, and the last period that is over. A cohort is cut where the period asked for begins or
 * ends within it, and where the first that is known of anybody lies after its first day.
 * @param first epoch ms of the first beginning that is known
 */
export function knownOf({ asOf, from, to }: Filters, each: Each, first: number): Known {
  const now = periodAt(asOf, each)
  const over = spanAt(now, each).to <= asOf
  const known = over ? now : now - 1
  const oldest = known - COHORTS_MONTHS / MONTHS[each] + 1
  const begun = periodAt(first, each)
  const cut = first >= spanAt(begun, each).from + DAY_MS
  const wanted = from === null ? oldest : periodAt(from - 1, each) + 1
  const until = to === null ? known : periodAt(to + 1, each) - 1
  const begins = cut && begun >= Math.max(oldest, wanted) ? first : null
  return {
    first: Math.max(oldest, wanted, cut ? begun + 1 : begun),
    last: Math.min(known, until),
    known,
    ages: AGES_MONTHS / MONTHS[each],
    running: over ? null : now,
    begins,
  }
}
