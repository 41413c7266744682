import {
  ahead,
  estimateOf,
  type Estimate,
  type NoEstimate,
} from '#journey/measure/maturity/estimate.rules.ts'
import { earlier, type Row } from '#journey/measure/maturity/triangle.rules.ts'
import { restOf, type Range } from '#journey/measure/maturity/part.rules.ts'

export interface Tried {
  expected: Range
  /** what came of the same cohorts in those periods, in units */
  came: number
  /** it lay in the range; null: there was no upper end */
  held: boolean | null
}

/**
 * What would have been told so many periods before, of the periods since, and what came of the same cohorts.
 * @param then the triangle as it was known then; `now` begins with the same cohort
 */
export function triedOf(
  then: readonly Row[],
  now: readonly Row[],
  periods: number,
  scale: number,
): Tried | NoEstimate {
  const told = estimateOf(then, scale)
  if ('refused' in told) return told
  const expected = restOf(told.fit, ahead(told, 0, periods))
  const came = cameSince(told, now, periods, scale)
  const { low, high } = expected
  return { expected, came, held: high === null ? null : came >= low && came <= high }
}

function cameSince(told: Estimate, now: readonly Row[], periods: number, scale: number): number {
  const cents = ahead(told, 0, periods).reduce(
    (sum, { row, from, to }) => sum + now[row]!.sums[to]! - now[row]!.sums[from]!,
    0n,
  )
  return Number(cents) / scale
}

/**
 * How often the range held, of all moments from which so many periods can be looked ahead. They lie in each other's future, so
 * they are no independent trials.
 */
export function heldOf(
  rows: readonly Row[],
  first: number,
  known: number,
  periods: number,
  scale: number,
): { n: number; held: number } {
  const found = { n: 0, held: 0 }
  for (let back = periods; back <= known - first; back++) {
    const tried = triedOf(earlier(rows, back, known, first), rows, periods, scale)
    if ('refused' in tried || tried.held === null) continue
    found.n += 1
    if (tried.held) found.held += 1
  }
  return found
}
