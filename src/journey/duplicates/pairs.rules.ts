import { bitsOf, partOf } from '#journey/matching/score.rules.ts'
import { bitsAt } from '#journey/matching/match.rules.ts'
import { leadComparer } from './comparer.rules.ts'
import { compared, type Subject } from './records.rules.ts'
import { MOST_SHIFT } from './shift.rules.ts'
import { weightsIn, type Knowledge } from './weights.rules.ts'
import type { Comparison } from '#journey/matching/comparers.rules.ts'

/** What one comparison says of a pair; missing details say nothing and are left out. */
export interface Part {
  kind: Comparison['kind']
  levels: number
  level: number
  /** +1 doubles the odds that the two are one, −1 halves them */
  bits: number
}

export interface Thresholds {
  /** chance from which two count as the same, and from which somebody is asked */
  same: number
  ask: number
}

/** A pair worth keeping. `lead` is the smaller id. */
export interface FoundPair {
  lead: string
  other: string
  bits: number
  parts: Part[]
}

/** From here on pairs are kept: what decisions move the evidence by may bring them up to being asked. */
export function leastKept({ ask }: Thresholds): number {
  return bitsAt(ask) - MOST_SHIFT
}

/** The smaller id first: one pair, one row. */
export function inOrder(a: string, b: string): [string, string] {
  return a < b ? [a, b] : [b, a]
}

/**
 * Weighs candidates: who may be one person with whom, and by what.
 * `leads`: how many the workspace has.
 */
export function weighPairs(
  subjects: readonly Subject[],
  candidates: readonly (readonly [string, string])[],
  knowledge: Knowledge,
  leads: number,
  least: number,
): FoundPair[] {
  const { records, recordOf } = compared(subjects)
  const { bitsBetween, partsBetween } = weigher(leadComparer(records), knowledge, leads)
  const found: FoundPair[] = []
  for (const [a, b] of candidates) {
    const [lead, other] = inOrder(a, b)
    const [i, j] = [recordOf.get(lead), recordOf.get(other)]
    if (i === undefined || j === undefined) continue
    const bits = bitsBetween(i, j)
    if (bits >= least) found.push({ lead, other, bits, parts: partsBetween(i, j) })
  }
  return found
}

/** Weighs records by what is known of a workspace of so many leads. */
export function weigher(
  { comparisons: raw, compare }: ReturnType<typeof leadComparer>,
  knowledge: Knowledge,
  leads: number,
): { bitsBetween: (i: number, j: number) => number; partsBetween: (i: number, j: number) => Part[] } {
  const { comparisons, weights } = weightsIn(raw, knowledge, leads)
  const levels = new Uint8Array(comparisons.length)
  return {
    bitsBetween: (i, j) => {
      compare(i, j, levels)
      return bitsOf(comparisons, weights, levels, i, j)
    },
    partsBetween: (i, j) => {
      compare(i, j, levels)
      return comparisons.flatMap(({ kind, levels: most }, at): Part[] => {
        const level = levels[at]!
        return level === most
          ? []
          : [{ kind, levels: most, level, bits: partOf(comparisons, weights, levels, i, j, at) }]
      })
    },
  }
}
