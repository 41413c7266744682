import type { Life } from '#journey/what-if/life.rules.ts'
import type { Story } from '#journey/what-if/story.rules.ts'

const DAY = 24 * 3600_000
const WEEK = 7 * DAY
/** 1970-01-01 was a Thursday */
const MONDAY = 4 * DAY

export const outcomes = ['opportunity', 'won'] as const
export type Outcome = (typeof outcomes)[number]

export const leaks = ['neverOffered', 'neverAnswered', 'idle', 'noOpportunity'] as const
export type Leak = (typeof leaks)[number]

/** How all leads fared under one agreement; every figure is a plain sum, so that parts can be added. */
export interface Counts {
  /** leads handed over to sales at least once, and how often in all; the sum of squares is for intervals */
  handedOver: number
  handovers: number
  handoversSquared: number
  carried: number
  accepted: number
  returned: number
  expired: number
  nurtured: number
  disqualified: number
  opportunities: number
  won: number
  ignored: number
  /** hand-overs that led to the outcome: it came after the lead was first handed over */
  hits: Record<Outcome, number>
  revenue: Record<string, number>
  leaks: Record<Leak, number>
  stages: Record<string, number>
  reached: Record<string, number>
  offers: Record<string, number>
  /** leads first handed over in a week, by the Monday that it begins on; and hand-overs in all */
  weeks: Record<string, number>
  weeklyHandovers: Record<string, number>
  /** days that reps had leads in work */
  workDays: number
}

export function emptyCounts(): Counts {
  return {
    handedOver: 0,
    handovers: 0,
    handoversSquared: 0,
    carried: 0,
    accepted: 0,
    returned: 0,
    expired: 0,
    nurtured: 0,
    disqualified: 0,
    opportunities: 0,
    won: 0,
    ignored: 0,
    hits: { opportunity: 0, won: 0 },
    revenue: {},
    leaks: { neverOffered: 0, neverAnswered: 0, idle: 0, noOpportunity: 0 },
    stages: {},
    reached: {},
    offers: {},
    weeks: {},
    weeklyHandovers: {},
    workDays: 0,
  }
}

/** Adds one lead's life to the counts of a side, in place. */
export function countLife(counts: Counts, life: Life, story: Story, until: number): void {
  const { handedOver, offers } = life
  const first = handedOver[0]
  counts.handovers += handedOver.length
  counts.handoversSquared += handedOver.length ** 2
  counts.carried += life.carried
  counts.accepted += life.accepted
  counts.returned += life.returned
  counts.expired += life.expired
  counts.nurtured += life.nurtured
  counts.disqualified += life.disqualified
  counts.ignored += life.ignored
  if (life.won > 0) counts.won++
  if (story.opportunityAt !== null) counts.opportunities++
  bump(counts.stages, life.stage)
  for (const stage in life.reached) bump(counts.reached, stage)
  for (const { rep } of offers) bump(counts.offers, rep)
  for (const at of handedOver) bump(counts.weeklyHandovers, weekOf(at))
  const open = life.workingSince === null ? 0 : Math.max(0, until - life.workingSince)
  counts.workDays += (life.worked + open) / DAY
  if (first === undefined) return
  counts.handedOver++
  bump(counts.weeks, weekOf(first))
  for (const outcome of outcomes) if (isHit(story, first, outcome)) counts.hits[outcome]++
  if (isHit(story, first, 'won'))
    for (const currency in story.revenue) bump(counts.revenue, currency, story.revenue[currency])
  leak(counts, life, story)
}

/** Where a lead that was handed over got stuck. */
function leak(counts: Counts, life: Life, story: Story): void {
  const { accepted, acceptedAt, returned, offers, expired } = life
  if (offers.length === 0 && accepted === 0) counts.leaks.neverOffered++
  else if (accepted === 0 && returned === 0 && expired > 0) counts.leaks.neverAnswered++
  if (accepted === 0 || acceptedAt === null || returned >= accepted) return
  const later = story.opportunityAt !== null && story.opportunityAt >= acceptedAt
  if (!later && !story.worked.some((at) => at >= acceptedAt)) counts.leaks.idle++
  else if (!later) counts.leaks.noOpportunity++
}

export function isHit(story: Story, handedOverAt: number, outcome: Outcome): boolean {
  const at = outcomeAt(story, outcome)
  return at !== null && at >= handedOverAt
}

export function outcomeAt(story: Story, outcome: Outcome): number | null {
  return outcome === 'won' ? story.wonAt : story.opportunityAt
}

const weekNames = new Map<number, string>()

/** The Monday (UTC) of a moment's week, as a date. */
export function weekOf(at: number): string {
  const week = Math.floor((at - MONDAY) / WEEK)
  let name = weekNames.get(week)
  if (name === undefined) {
    name = new Date(week * WEEK + MONDAY).toISOString().slice(0, 10)
    weekNames.set(week, name)
  }
  return name
}

export function bump(counts: Record<string, number>, key: string, by = 1): void {
  counts[key] = (Object.hasOwn(counts, key) ? counts[key]! : 0) + by
}
