import { upperTail } from '#journey/measure/normal.rules.ts'

/** How steady a row of counts is, and whether it is more than chance. */
export interface Steadiness {
  n: number
  mean: number
  /** standard deviation over mean; null: fewer than two, or nothing at all */
  cv: number | null
  /** what chance alone makes of counts that come independently at a steady rate: 1/√mean */
  chance: number | null
  /** how likely chance alone scatters them as far, from 0 to 1 */
  p: number | null
}

/**
 * Peaks and troughs of counts per month. Whether they are more than chance: Fisher's index of dispersion, Σ(x − m)² / m, against χ²
 * of n − 1 (Statistical Methods for Research Workers, 1925, § 16), by the cube root of Wilson and Hilferty (1931).
 */
export function steadinessOf(counts: readonly number[]): Steadiness {
  const n = counts.length
  const mean = n === 0 ? 0 : counts.reduce((sum, one) => sum + one, 0) / n
  if (n < 2 || mean === 0) return { n, mean, cv: null, chance: null, p: null }
  const squares = counts.reduce((sum, one) => sum + (one - mean) ** 2, 0)
  const cv = Math.sqrt(squares / (n - 1)) / mean
  return { n, mean, cv, chance: 1 / Math.sqrt(mean), p: above(squares / mean, n - 1) }
}

/** The share of χ² with `df` degrees of freedom that lies above `x`. */
function above(x: number, df: number): number {
  const spread = 2 / (9 * df)
  return upperTail((Math.cbrt(x / df) - (1 - spread)) / Math.sqrt(spread))
}

/** What a run chart says of a row of values. */
export interface Run {
  median: number
  /** values that do not lie on the median */
  useful: number
  longest: number
  longestLimit: number
  crossings: number
  crossingsLimit: number
  /** something other than chance is at work: a run is too long, or the line crosses its median too seldom */
  signal: boolean
}

/** Fewer useful values say nothing. */
const FEWEST = 10

/**
 * A run chart around its own median, by the rules of Anhøj and Olesen (PLOS ONE 9(11), 2014): a run longer than log2(n) + 3,
 * rounded, or fewer crossings than the 5th percentile of a binomial of n − 1 and ½. Null below ten useful values.
 */
export function runOf(values: readonly number[]): Run | null {
  const median = medianOf(values)
  const sides = values.filter((value) => value !== median).map((value) => value > median)
  const useful = sides.length
  if (useful < FEWEST) return null
  let [longest, running, crossings] = [1, 1, 0]
  for (let i = 1; i < useful; i++) {
    const stays = sides[i] === sides[i - 1]
    running = stays ? running + 1 : 1
    if (!stays) crossings++
    longest = Math.max(longest, running)
  }
  const longestLimit = Math.round(Math.log2(useful) + 3)
  const crossingsLimit = fifthOfBinomial(useful - 1)
  const signal = longest > longestLimit || crossings < crossingsLimit
  return { median, useful, longest, longestLimit, crossings, crossingsLimit, signal }
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

/** The smallest k with P(X ≤ k) ≥ 0.05 for `n` throws of a fair coin. */
function fifthOfBinomial(n: number): number {
  let [probability, sum] = [0.5 ** n, 0]
  for (let k = 0; k <= n; k++) {
    sum += probability
    if (sum >= 0.05) return k
    probability *= (n - k) / (k + 1)
  }
  return n
}
