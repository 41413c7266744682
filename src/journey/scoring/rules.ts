import type { FitRule, Ruleset, Scalar, Threshold, TouchEvidence } from '#journey/agreement/ruleset.ts'
import type { ScorePart } from '#journey/scoring/facts.ts'
import type { Touch } from '#journey/capture/facts.ts'

/** Engagement points per rule before their caps, faded to a moment. */
export interface Engagement {
  at: number
  sums: Record<string, number>
}

export interface Score {
  total: number
  fit: number
  engagement: number
  parts: ScorePart[]
}

/** A point that decayed to 39.9999999999 by rounding alone still counts as 40. */
const EPSILON = 1e-9
/** Points are rounded, half up: a touch of 40 points does not read 39 a second later. */
const HALF = 0.5 + EPSILON

/**
 * The sums with one touch added. A late touch (older than the sums) is added as decayed as it already is.
 * Returns null when no rule speaks of the touch.
 */
export function addTouch(
  rules: Ruleset,
  engagement: Engagement,
  touch: Touch,
  at: number,
  clock: number,
  lead: Record<string, Scalar>,
): Engagement | null {
  const seen = seenOf(touch)
  let sums: Record<string, number> | null = null
  for (const rule of rules.engagement.rules) {
    if (!rule.test({ touch: seen, lead })) continue
    sums ??= decayed(engagement, clock, rules.engagement.halfLifeMs)
    const points = rule.points * fade(clock - Math.min(at, clock), rules.engagement.halfLifeMs)
    sums[rule.id] = (sums[rule.id] ?? 0) + points
  }
  return sums && { at: clock, sums }
}

/** A touch as rules see it: what was not said is empty text. */
export function seenOf(touch: Touch): TouchEvidence['touch'] {
  return {
    kind: touch.kind,
    page: touch.page ?? '',
    asset: touch.asset ?? '',
    channel: touch.channel ?? '',
    campaign: touch.campaign ?? '',
    source: touch.source ?? '',
  }
}

/** The score at a moment, in whole points whose parts add up to the total exactly (docs/scoring.md). */
export function scoreAt(
  rules: Ruleset,
  evidence: Parameters<FitRule['test']>[0],
  engagement: Engagement,
  at: number,
): Score {
  const fitParts = fit(rules, evidence)
  const fitTotal = sum(fitParts)
  const engagementParts = engaged(rules, engagement, at)
  const engagementTotal = sum(engagementParts)
  return {
    total: fitTotal + engagementTotal,
    fit: fitTotal,
    engagement: engagementTotal,
    parts: fitParts.concat(engagementParts),
  }
}

function fit(rules: Ruleset, evidence: Parameters<FitRule['test']>[0]): ScorePart[] {
  const parts: ScorePart[] = []
  let total = 0
  for (const rule of rules.fit.rules) {
    if (!rule.test(evidence)) continue
    parts.push({ rule: rule.id, points: rule.points })
    total += rule.points
  }
  if (total > rules.fit.max) parts.push({ rule: 'fit_max', points: rules.fit.max - total })
  return parts
}

/** Capped and faded points per rule, rounded as a whole; the largest remainders get the points lost by flooring each. */
function engaged(rules: Ruleset, engagement: Engagement, at: number): ScorePart[] {
  const factor = fade(at - engagement.at, rules.engagement.halfLifeMs)
  const parts: ScorePart[] = []
  const remainders: number[] = []
  let exact = 0
  let whole = 0
  for (const rule of rules.engagement.rules) {
    const gathered = engagement.sums[rule.id]
    if (gathered === undefined) continue
    const points = capped(gathered * factor, rule.cap)
    const floor = Math.floor(points + EPSILON)
    exact += points
    whole += floor
    parts.push({ rule: rule.id, points: floor })
    remainders.push(points - floor)
  }
  let missing = Math.floor(exact + HALF) - whole
  while (missing-- > 0) {
    const largest = remainders.indexOf(Math.max(...remainders))
    parts[largest]!.points += 1
    remainders[largest] = -1
  }
  const total = sum(parts)
  if (total > rules.engagement.max)
    parts.push({ rule: 'engagement_max', points: rules.engagement.max - total })
  return parts.filter((part) => part.points !== 0)
}

/**
 * The next moment after `from` at which fading alone carries the score across one of the thresholds; null = never.
 * All engagement shares one half-life, so with x = 2^(-(t - t0) / halfLife) the points are piecewise linear in x:
 * each piece between two points where a cap stops binding is solved exactly, nothing is polled.
 */
export function nextCrossing(
  rules: Ruleset,
  fitTotal: number,
  engagement: Engagement,
  thresholds: Threshold[],
  from: number,
): number | null {
  let pieces: Piece[] | null = null
  let next: number | null = null
  for (const threshold of thresholds) {
    if (threshold.of === 'fit') continue
    const level = threshold.of === 'total' ? threshold.value - fitTotal : threshold.value
    if (level > rules.engagement.max) continue
    pieces ??= piecesOf(rules, engagement)
    const at = crossing(pieces, rules.engagement.halfLifeMs, engagement.at, level, from)
    if (at !== null && (next === null || at < next)) next = at
  }
  return next
}

/**
 * The limits that a lead's score is watched for in a stage: those of its criteria, and one for lists. Lists sort by the score as last recorded. It is recorded anew whenever fading carries it below a ten, so that a lead
 * that was hot a year ago does not stand at the top: what a list shows is less than ten points old.
 */
export function marks(stage: { thresholds: Threshold[] }, total: number, unlisted?: true): Threshold[] {
  if (unlisted) return stage.thresholds
  return [...stage.thresholds, { of: 'total', value: Math.floor(total / 10) * 10 }]
}

/** One rule's gathered points, which fade, and the cap that they are cut to. */
interface Piece {
  gathered: number
  cap: number | null
}

function piecesOf(rules: Ruleset, engagement: Engagement): Piece[] {
  const pieces: Piece[] = []
  for (const rule of rules.engagement.rules) {
    const gathered = engagement.sums[rule.id]
    if (gathered !== undefined) pieces.push({ gathered, cap: rule.cap })
  }
  return pieces
}

/** Points at x, the factor that they have faded by. */
function pointsAt(pieces: Piece[], x: number): number {
  let total = 0
  for (const { gathered, cap } of pieces) total += capped(gathered * x, cap)
  return total
}

function crossing(
  pieces: Piece[],
  halfLifeMs: number,
  since: number,
  level: number,
  from: number,
): number | null {
  const reached = (x: number): boolean => pointsAt(pieces, x) + HALF >= level
  const start = fade(from - since, halfLifeMs)
  const now = reached(start)
  // fading points that are all positive can only fall
  if (!now && pieces.every((piece) => piece.gathered >= 0)) return null
  const bounds = [start, 0]
  for (const { gathered, cap } of pieces) {
    const x = cap === null ? 0 : cap / gathered
    if (x > 0 && x < start) bounds.push(x)
  }
  bounds.sort((a, b) => b - a)
  for (let i = 1; i < bounds.length; i++) {
    const high = bounds[i - 1]!
    const low = bounds[i]!
    if (reached(low) === now) continue
    // linear between the two bounds: points(x) = atLow + slope * (x - low)
    const atLow = pointsAt(pieces, low)
    const slope = (pointsAt(pieces, high) - atLow) / (high - low)
    const x = low + (level - HALF - atLow) / slope
    if (!(x > 0)) return null
    const solved = since + halfLifeMs * Math.log2(1 / x)
    return settle(solved, from, (at) => reached(fade(at - since, halfLifeMs)) !== now)
  }
  return null
}

/** The solved moment is exact up to rounding: the first whole millisecond at which it has really turned. */
function settle(solved: number, from: number, turned: (at: number) => boolean): number | null {
  let at = Math.max(Math.floor(solved) - 1, from + 1)
  for (let step = 0; step < 64; step++, at++) if (turned(at)) return at
  // very flat curves: rounding may hide the turn for longer than a few milliseconds
  for (let step = 64; step < 2 ** 40; step *= 2) if (turned(at + step)) return at + step
  return null
}

/** Sums faded to a moment. */
export function decayed(engagement: Engagement, at: number, halfLifeMs: number): Record<string, number> {
  const factor = fade(at - engagement.at, halfLifeMs)
  if (factor === 1) return { ...engagement.sums }
  const sums: Record<string, number> = {}
  for (const rule in engagement.sums) sums[rule] = engagement.sums[rule]! * factor
  return sums
}

/**
 * The sums as another agreement counts them. A lead's state holds points and not touches: a rule that both have keeps
 * what it gathered, in proportion to its new points; a rule that is gone loses it; a new one begins with nothing.
 */
export function carryOver(engagement: Engagement, was: Ruleset, next: Ruleset, at: number): Engagement {
  const gathered = decayed(engagement, at, was.engagement.halfLifeMs)
  const points = new Map(was.engagement.rules.map((rule) => [rule.id, rule.points]))
  const sums: Record<string, number> = {}
  for (const rule of next.engagement.rules) {
    const before = points.get(rule.id)
    if (before === undefined || before === 0 || gathered[rule.id] === undefined) continue
    // not first divided: with the same points the sum stays the same to the last bit
    sums[rule.id] = (gathered[rule.id]! * rule.points) / before
  }
  return { at, sums }
}

function fade(ms: number, halfLifeMs: number): number {
  return ms <= 0 ? 1 : 2 ** (-ms / halfLifeMs)
}

function capped(points: number, cap: number | null): number {
  if (cap === null) return points
  return cap >= 0 ? Math.min(points, cap) : Math.max(points, cap)
}

function sum(parts: ScorePart[]): number {
  let total = 0
  for (const part of parts) total += part.points
  return total
}

/** Does the newly made score say anything that the recorded one does not? */
export function differs(was: { total: number; parts: ScorePart[] }, now: Score): boolean {
  if (was.total !== now.total || was.parts.length !== now.parts.length) return true
  return now.parts.some((part, i) => part.rule !== was.parts[i]!.rule || part.points !== was.parts[i]!.points)
}
