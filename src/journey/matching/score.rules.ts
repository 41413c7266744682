import type { Comparison } from './comparers.rules.ts'
import type { Model } from './learn.rules.ts'
import type { Values } from './values.rules.ts'

/** Weights of evidence in bits: +1 doubles the odds that two records are one, −1 halves them. */
export interface Weights {
  /** odds before anything is compared, in bits */
  prior: number
  plain: CaseWeights
  /** of pairs that are equal in what a comparison leans on */
  leaning: CaseWeights
  leansOn: readonly number[]
}

interface CaseWeights {
  /** by comparison and level; missing is 0 */
  levels: Float64Array[]
  /** by comparison: the weight of an equal value, by value; null where all values weigh alike */
  equal: (Float64Array | null)[]
}

/** Nothing that is equal or differs by itself decides more than this, whatever so few pairs seem to say. */
const MOST_BITS = 20
const LEAST_BITS = -12

export function weightsOf(comparisons: readonly Comparison[], model: Model): Weights {
  return {
    prior: Math.log2(model.lambda / (1 - model.lambda)),
    plain: caseWeights(comparisons, model, model.u),
    leaning: caseWeights(comparisons, model, model.uLeaning),
    leansOn: model.leansOn,
  }
}

function caseWeights(
  comparisons: readonly Comparison[],
  { m, u }: Model,
  strangers: readonly number[][],
): CaseWeights {
  return {
    levels: comparisons.map(({ levels }, at) =>
      Float64Array.from({ length: levels + 1 }, (_, level) =>
        level === levels ? 0 : bounded(Math.log2(m[at]![level]! / strangers[at]![level]!)),
      ),
    ),
    equal: comparisons.map((comparison, at) =>
      equalWeights(comparison, m[at]![0]!, u[at]![0]!, strangers[at]![0]!),
    ),
  }
}

/**
 * Two Rodriguezes by chance are rarer than two Smiths: the weight of an equal value follows from how often strangers
 * have it. Counts hold the file's duplicates as well; they are brought down to what strangers share on the whole.
 * `strangers`: how often strangers are equal in this case, `u` in all others.
 */
function equalWeights({ values }: Comparison, m: number, u: number, strangers: number): Float64Array | null {
  if (values === null || values.present === 0) return null
  const chance = values.chance ?? chanceOf(values)
  const share = (Math.min(1, Math.max(0.2, u / chance)) * strangers) / u
  return Float64Array.from(values.counts, (count) =>
    bounded(Math.log2(m / Math.min(1, (share * count) / values.present))),
  )
}

/** How often two random records that have the field have the same. */
export function chanceOf({ counts, present }: Values): number {
  // whole numbers, so that the sum is the same in whatever order the values were met
  let squares = 0
  for (const count of counts) squares += count * count
  return squares / present ** 2
}

function bounded(bits: number): number {
  return Math.min(MOST_BITS, Math.max(LEAST_BITS, bits))
}

/** The evidence of a pair in bits, prior included. `i`: either record; equal values are equal in both. */
export function bitsOf(
  comparisons: readonly Comparison[],
  weights: Weights,
  levels: Uint8Array,
  i: number,
  j: number,
): number {
  let bits = weights.prior
  for (let at = 0; at < comparisons.length; at++) bits += partOf(comparisons, weights, levels, i, j, at)
  return bits
}

/** What one comparison adds, in bits. */
export function partOf(
  comparisons: readonly Comparison[],
  weights: Weights,
  levels: Uint8Array,
  i: number,
  j: number,
  at: number,
): number {
  const level = levels[at]!
  const on = weights.leansOn[at]!
  const weight = on >= 0 && levels[on] === 0 ? weights.leaning : weights.plain
  const equal = weight.equal[at]
  if (level === 0 && equal) {
    const { ids } = comparisons[at]!.values!
    const a = ids[i]!
    // changed-over names are equal across fields: the record's own value of this field need not be the other's
    if (a >= 0 && a === ids[j]) return equal[a]!
  }
  return weight.levels[at]![level]!
}

/** Chance that the two are one, 0 to 1. */
export function probability(bits: number): number {
  return 1 / (1 + 2 ** -bits)
}
