/**
 * Krippendorff's α: how far judgements agree beyond what chance alone would give, for any number of raters, missing
 * values, and nominal, ordinal, interval or ratio data. 1 = agreement without exception, 0 = no better than chance,
 * below 0 = systematically apart. Source: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section D.
 */

import { grouped } from './group.rules.ts'

export type Level = 'nominal' | 'ordinal' | 'interval' | 'ratio'

export interface Rating {
  /** what was judged */
  unit: string
  rater: string
  /** the function that the rater belongs to */
  group: string
  value: number
}

/** Which pairs of judgements of one unit are compared. */
export type Pairing = 'all' | 'between groups'

/** How often each value met each other value in one unit; the rows' sums are the values' frequencies. */
export interface Coincidences {
  /** ascending */
  values: number[]
  matrix: number[][]
  totals: number[]
  /** values that could be compared */
  n: number
  /** pairs of judgements that were compared */
  pairs: number
  units: number
  raters: number
}

export type Alpha =
  | { ok: true; alpha: number; coincidences: Coincidences; deltas: number[][] }
  | { ok: false; why: NotComputed }

/** no_pairs: nothing was judged twice · no_variation: everybody always said the same, so chance cannot be told */
export type NotComputed = 'one_rater' | 'no_pairs' | 'no_variation'

export function alphaOf(ratings: readonly Rating[], level: Level, pairing: Pairing = 'all'): Alpha {
  if (new Set(ratings.map((rating) => rating.rater)).size < 2) return { ok: false, why: 'one_rater' }
  const coincidences = coincidencesOf(ratings, pairing)
  if (coincidences.pairs === 0) return { ok: false, why: 'no_pairs' }
  const deltas = deltasOf(coincidences, level)
  const { matrix, totals, n } = coincidences
  let observed = 0
  let expected = 0
  matrix.forEach((row, c) =>
    row.forEach((count, k) => {
      observed += count * deltas[c]![k]!
      expected += totals[c]! * totals[k]! * deltas[c]![k]!
    }),
  )
  if (expected === 0) return { ok: false, why: 'no_variation' }
  return { ok: true, alpha: 1 - ((n - 1) * observed) / expected, coincidences, deltas }
}

/**
 * A unit with m compared values adds m to the whole, spread evenly over its pairs: with all pairs compared that is
 * Krippendorff's 1 / (m − 1) for each ordered pair. When only pairs across groups are compared, it is m over the number
 * of those, so that one rater per group gives the same as comparing all.
 */
export function coincidencesOf(ratings: readonly Rating[], pairing: Pairing): Coincidences {
  const values = [...new Set(ratings.map((rating) => rating.value))].sort((a, b) => a - b)
  const place = new Map(values.map((value, i) => [value, i]))
  const matrix = values.map(() => values.map(() => 0))
  const raters = new Set<string>()
  let pairs = 0
  let units = 0
  for (const unit of grouped(ratings, (rating) => rating.unit).values()) {
    const met: [number, number][] = []
    const taking = new Set<Rating>()
    for (const one of unit) {
      for (const other of unit) {
        if (one === other || (pairing === 'between groups' && one.group === other.group)) continue
        met.push([place.get(one.value)!, place.get(other.value)!])
        taking.add(one)
      }
    }
    for (const [c, k] of met) matrix[c]![k]! += taking.size / met.length
    for (const { rater } of taking) raters.add(rater)
    pairs += met.length / 2
    if (met.length > 0) units++
  }
  const totals = matrix.map((row) => row.reduce((sum, count) => sum + count, 0))
  const n = totals.reduce((sum, count) => sum + count, 0)
  return { values, matrix, totals, n, pairs, units, raters: raters.size }
}

/** Squared differences between values, by the level of measurement. */
function deltasOf({ values, totals }: Coincidences, level: Level): number[][] {
  const between = (c: number, k: number): number => {
    if (c === k) return 0
    const [a, b] = [values[c]!, values[k]!]
    if (level === 'nominal') return 1
    if (level === 'interval') return (a - b) ** 2
    if (level === 'ratio') return a + b === 0 ? 0 : ((a - b) / (a + b)) ** 2
    const ranks = totals.slice(Math.min(c, k), Math.max(c, k) + 1).reduce((sum, count) => sum + count, 0)
    return (ranks - (totals[c]! + totals[k]!) / 2) ** 2
  }
  return values.map((_, c) => values.map((__, k) => between(c, k)))
}
