import { probability } from '#journey/matching/score.rules.ts'
import { wilson } from '#journey/measure/interval.rules.ts'
import type { Decision } from './shift.rules.ts'
import type { Thresholds } from './pairs.rules.ts'

/** Of pairs that somebody decided about, those that were one person, with a 95 % interval. */
export interface Right {
  hits: number
  n: number
  share: number
  low: number
  high: number
}

/** What decisions say about two thresholds. */
export interface Evidence {
  /** of pairs that count as the same */
  same: Right | null
  /** of pairs that somebody is only asked about */
  ask: Right | null
}

/** Where decisions would have the thresholds, with what that rests on; null beside one that they leave where it is. */
export interface Proposal extends Thresholds {
  because: Evidence
}

/** Of pairs that are called the same, this share at least must be one person, at the lower end of the interval. */
const RIGHT_ENOUGH = 0.9
/** What is hardly ever one person, at the upper end of the interval, is not worth a question. */
const HARDLY_EVER = 0.1
/** If even the least likely that are asked about are mostly one, others below them are missed. */
const MOSTLY = 0.5

const SAME_AT = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99]
const ASK_AT = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5]

/** `shift`: what decisions moved the evidence by, bits: pairs are held against thresholds with it. */
export function evidenceFor(
  decisions: readonly Decision[],
  shift: number,
  { same, ask }: Thresholds,
): Evidence {
  return { same: right(decisions, shift, same, 1), ask: right(decisions, shift, ask, same) }
}

function right(decisions: readonly Decision[], shift: number, from: number, to: number): Right | null {
  const among = decisions.filter(({ bits }) => {
    const chance = probability(bits + shift)
    return chance >= from && (chance < to || to === 1)
  })
  const hits = among.filter(({ same }) => same).length
  const interval = wilson(hits, among.length)
  return interval && { hits, n: among.length, ...interval }
}

/**
 * The two thresholds as decisions would have them. "Same" begins as low as nine of ten are one person with certainty enough.
 * "Ask" goes up past what is hardly ever one, and down a step where even the least likely mostly are. So many decisions as
 * the interval needs: 35 of 35 for the first, 35 of none for the second.
 * @returns null: they are right where they are, or too little was decided
 */
export function proposal(
  decisions: readonly Decision[],
  shift: number,
  inForce: Thresholds,
): Proposal | null {
  const fits = (at: number): Right | null => {
    const found = right(decisions, shift, at, 1)
    return found !== null && found.low >= RIGHT_ENOUGH ? found : null
  }
  const same = SAME_AT.find((at) => at > inForce.ask && fits(at) !== null) ?? inForce.same
  const { ask, because } = askFor(decisions, shift, { ...inForce, same })
  const moved = same === inForce.same ? null : fits(same)
  if (moved === null && because === null) return null
  return { same: moved === null ? inForce.same : same, ask, because: { same: moved, ask: because } }
}

function askFor(
  decisions: readonly Decision[],
  shift: number,
  { same, ask }: Thresholds,
): { ask: number; because: Right | null } {
  const above = ASK_AT.filter((at) => at > ask && at < same)
  for (const at of above.toReversed()) {
    const passed = right(decisions, shift, ask, at)
    if (passed !== null && passed.high <= HARDLY_EVER) return { ask: at, because: passed }
  }
  const lower = ASK_AT.findLast((at) => at < ask)
  const least = right(decisions, shift, ask, above[0] ?? same)
  return lower !== undefined && least !== null && least.low >= MOSTLY
    ? { ask: lower, because: least }
    : { ask, because: null }
}
