import { bump, countLife, emptyCounts, outcomeAt, outcomes } from '#journey/what-if/counts.rules.ts'
import { countSegments } from '#journey/what-if/segment.rules.ts'
import type { Counts, Outcome } from '#journey/what-if/counts.rules.ts'
import type { Life } from '#journey/what-if/life.rules.ts'
import type { Segments } from '#journey/what-if/segment.rules.ts'
import type { Story } from '#journey/what-if/story.rules.ts'

/** One lead under both agreements. */
export interface Pair {
  story: Story
  was: Life
  would: Life
  /** points per rule of the score at the end, where both were derived */
  points?: { was: Record<string, number>; would: Record<string, number> }
}

export interface Tally {
  leads: number
  entries: number
  inForce: Counts
  proposed: Counts
  both: number
  gained: number
  lost: number
  /** gained leads without the outcome in the record: nobody can say what would have become of them */
  unknown: Record<Outcome, number>
  /** leads of the record that had the outcome at all */
  outcomes: Record<Outcome, number>
  gainedAt: Record<string, number>
  lostAt: Record<string, number>
  /** leads handed over under both: whole days later (negative: earlier), and those at the same moment */
  shift: Record<string, number>
  same: number
  segments: Segments
  points: Record<string, { was: number; would: number }>
  /** hand-overs of the last 90 days, whose outcome may still come */
  recent: number
  /** leads that came in as another system's history */
  imported: number
  first: number
  last: number
}

const DAY = 24 * 3600_000
const LONGEST_SHIFT = 180

export function emptyTally(): Tally {
  const zero = (): Record<Outcome, number> => ({ opportunity: 0, won: 0 })
  return {
    leads: 0,
    entries: 0,
    inForce: emptyCounts(),
    proposed: emptyCounts(),
    both: 0,
    gained: 0,
    lost: 0,
    unknown: zero(),
    outcomes: zero(),
    gainedAt: {},
    lostAt: {},
    shift: {},
    same: 0,
    segments: { source: {}, campaign: {}, channel: {}, country: {}, size: {}, seniority: {} },
    points: {},
    recent: 0,
    imported: 0,
    first: Infinity,
    last: -Infinity,
  }
}

/** Adds one lead to a tally, in place. `until`: the moment up to which both lives were looked at. */
export function count(tally: Tally, pair: Pair, until: number): void {
  const { story, was, would } = pair
  tally.leads++
  tally.first = Math.min(tally.first, story.createdAt)
  tally.last = Math.max(tally.last, until)
  countLife(tally.inForce, was, story, until)
  countLife(tally.proposed, would, story, until)
  const [before, after] = [was.handedOver[0], would.handedOver[0]]
  if (before !== undefined && after !== undefined) shift(tally, before, after)
  else if (after !== undefined) tally.gained++
  else if (before !== undefined) tally.lost++
  for (const outcome of outcomes) {
    const at = outcomeAt(story, outcome)
    if (at !== null) tally.outcomes[outcome]++
    else if (before === undefined && after !== undefined) tally.unknown[outcome]++
  }
  for (const stage in would.reached) if (!Object.hasOwn(was.reached, stage)) bump(tally.gainedAt, stage)
  for (const stage in was.reached) if (!Object.hasOwn(would.reached, stage)) bump(tally.lostAt, stage)
  if (!story.live) tally.imported++
  if (before !== undefined && before > until - 90 * DAY) tally.recent++
  countSegments(tally.segments, pair)
  if (pair.points) {
    for (const rule in pair.points.was) point(tally, rule).was += pair.points.was[rule]!
    for (const rule in pair.points.would) point(tally, rule).would += pair.points.would[rule]!
  }
}

function shift(tally: Tally, before: number, after: number): void {
  tally.both++
  if (before === after) {
    tally.same++
    return
  }
  const days = Math.round((after - before) / DAY)
  bump(tally.shift, String(Math.max(-LONGEST_SHIFT, Math.min(LONGEST_SHIFT, days))))
}

function point(tally: Tally, rule: string): { was: number; would: number } {
  return (tally.points[rule] ??= { was: 0, would: 0 })
}

/** Adds the tally of other leads to a tally, in place. */
export function addUp(into: Tally, more: Tally): void {
  const { first, last } = into
  add(into as unknown as Sums, more as unknown as Sums)
  // a part that had no leads came over a wire that knows no infinity
  into.first = Math.min(first, more.first ?? Infinity)
  into.last = Math.max(last, more.last ?? -Infinity)
}

type Sums = { [key: string]: number | Sums }

function add(into: Sums, more: Sums): void {
  for (const key of Object.keys(more)) {
    const value = more[key]!
    const own = Object.hasOwn(into, key) ? into[key] : undefined
    if (typeof value === 'number') into[key] = ((own as number | undefined) ?? 0) + value
    else if (value !== null) add((into[key] = (own as Sums | undefined) ?? {}), value)
  }
}
