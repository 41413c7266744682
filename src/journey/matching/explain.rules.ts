import { kindInWords, levelInWords, type MatchLanguage } from './words.rules.ts'
import { bitsOf, partOf, probability } from './score.rules.ts'
import type { Matched } from './match.rules.ts'

/** What one comparison says of a pair. */
export interface PairPart {
  what: string
  column: string
  level: number
  says: string
  /** weight of evidence in bits; +1 doubles the odds, −1 halves them */
  bits: number
}

export interface PairExplained {
  probability: number
  bits: number
  /** evidence before anything is compared: how rare it is in this file that two records are one */
  prior: number
  /** strongest first; `bits` is `prior` and these added up */
  parts: PairPart[]
}

/** Why two records are held for one or not. */
export function explainPair(
  { comparisons, compare, weights }: Matched,
  i: number,
  j: number,
  language: MatchLanguage,
): PairExplained {
  const levels = new Uint8Array(comparisons.length)
  compare(i, j, levels)
  const bits = bitsOf(comparisons, weights, levels, i, j)
  const parts = comparisons.map((comparison, at) => ({
    what: kindInWords(comparison.kind, language),
    column: comparison.column,
    level: levels[at]!,
    says: levelInWords(comparison, levels[at]!, language),
    bits: partOf(comparisons, weights, levels, i, j, at),
  }))
  parts.sort((a, b) => Math.abs(b.bits) - Math.abs(a.bits) || (a.what < b.what ? -1 : 1))
  return { probability: probability(bits), bits, prior: weights.prior, parts }
}

/** One line: "e-mail: equal (+18.3); city: differs (−5.0)". What is missing is left out. */
export function partsInWords({ parts }: PairExplained): string {
  return parts
    .filter(({ bits }) => Math.abs(bits) >= 0.05)
    .map(({ what, says, bits }) => `${what}: ${says} (${bits < 0 ? '−' : '+'}${Math.abs(bits).toFixed(1)})`)
    .join('; ')
}
