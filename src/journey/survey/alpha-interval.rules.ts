import { alphaOf } from './alpha.rules.ts'
import { seeded } from './random.rules.ts'
import type { Alpha, Level, NotComputed, Pairing, Rating } from './alpha.rules.ts'

export interface Interval {
  low: number
  high: number
}

/** α with its 95 % interval, and what it rests on; or why it cannot be computed. */
export type Agreement =
  | { alpha: number; interval: Interval; units: number; raters: number; pairs: number; why: null }
  | { alpha: null; interval: null; units: number; raters: number; pairs: number; why: NotComputed }

/** 95 % bounds of 10,000 drawn distributions move in the third digit only. */
const ROUNDS = 10_000

/**
 * α with the interval of A. F. Hayes and K. Krippendorff, "Answering the call for a standard reliability measure for
 * coding data" (2007), as Krippendorff's "Computing …" (2011) and "Content Analysis" (3rd ed. 2013, 12.2) set it out.
 * Deterministic: the seed decides the draws.
 */
export function agreementOf(
  ratings: readonly Rating[],
  level: Level,
  seed: string,
  pairing: Pairing = 'all',
): Agreement {
  const found = alphaOf(ratings, level, pairing)
  if (!found.ok) {
    const units = new Set(ratings.map((rating) => rating.unit)).size
    const raters = new Set(ratings.map((rating) => rating.rater)).size
    return { alpha: null, interval: null, units, raters, pairs: 0, why: found.why }
  }
  const { units, raters, pairs } = found.coincidences
  return { alpha: found.alpha, interval: intervalOf(found, seed), units, raters, pairs, why: null }
}

type Computed = Extract<Alpha, { ok: true }>

/**
 * Draws as many pairs as were compared (25 per kind of pair at most) from the observed coincidences, adds up their
 * disagreement against the expected one, and does so again and again. The number of pairs is counted; for complete data
 * it is the (m − 1) n / 2 of the source, and fewer where answers are missing.
 */
export function intervalOf({ alpha, coincidences, deltas }: Computed, seed: string): Interval {
  // everybody agreed everywhere: there is no other pair to draw
  if (alpha === 1) return { low: 1, high: 1 }
  const { matrix, totals, n, pairs } = coincidences
  const expected =
    totals.reduce(
      (sum, total, c) => sum + totals.reduce((row, other, k) => row + total * other * deltas[c]![k]!, 0),
      0,
    ) /
    (n * (n - 1))
  const kinds: { upTo: number; loss: number }[] = []
  const filled = matrix.flat().filter((count) => count > 0).length
  const draws = Math.max(1, Math.round(Math.min(25 * filled, pairs)))
  let upTo = 0
  matrix.forEach((row, c) =>
    row.forEach((count, k) => {
      if (k > c || count === 0) return
      upTo += (c === k ? count : 2 * count) / n
      kinds.push({ upTo, loss: deltas[c]![k]! / (draws * expected) })
    }),
  )
  const random = seeded(seed)
  const drawn = Float64Array.from({ length: ROUNDS }, () => Math.max(-1, oneRound(kinds, draws, random)))
  return bounds(corrected(drawn.sort(), matrix, n, draws))
}

function oneRound(kinds: { upTo: number; loss: number }[], draws: number, random: () => number): number {
  let alpha = 1
  for (let i = 0; i < draws; i++) {
    const at = random()
    const kind = kinds.find(({ upTo }) => at < upTo) ?? kinds.at(-1)!
    alpha -= kind.loss
  }
  return alpha
}

/** A round that drew one and the same value only has no variation: it counts as 0, not as perfect agreement. */
function corrected(sorted: Float64Array, matrix: number[][], n: number, draws: number): Float64Array {
  const agreeing = matrix.map((row, c) => row[c]! / n).filter((share) => share > 0)
  const perfect = sorted.reduce((count, alpha) => count + (alpha === 1 ? 1 : 0), 0)
  const chance = agreeing.reduce((sum, share) => sum + share ** draws, 0)
  const hollow = agreeing.length === 1 ? perfect : Math.min(perfect, Math.round(ROUNDS * chance))
  for (let i = 0; i < hollow; i++) sorted[ROUNDS - 1 - i] = 0
  return sorted.sort()
}

function bounds(sorted: Float64Array): Interval {
  return { low: sorted[Math.floor(0.025 * ROUNDS)]!, high: sorted[Math.ceil(0.975 * ROUNDS) - 1]! }
}
