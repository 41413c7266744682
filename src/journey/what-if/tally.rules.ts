import type { Life } from '#journey/what-if/rules.ts'

/** How all leads fared under one agreement. */
export interface Tally {
  agreement: { version: number; name: string }
  leads: number
  /** leads that were handed over to sales at least once, and how often in all */
  handedOver: number
  handovers: number
  accepted: number
  returned: number
  expired: number
  /** times that a lead was sent to nurture */
  nurtured: number
  disqualified: number
  /** leads with at least one opportunity, and leads that became customers */
  opportunities: number
  won: number
  /** hand-overs per week over the span from the first fact to now */
  perWeek: number
  /** leads by the stage they are in at the end */
  stages: Record<string, number>
  /** facts that make no sense under this agreement and were left out */
  ignored: number
}

const WEEK_MS = 7 * 24 * 3600_000

export function emptyTally(agreement: Tally['agreement']): Tally {
  return {
    agreement,
    leads: 0,
    handedOver: 0,
    handovers: 0,
    accepted: 0,
    returned: 0,
    expired: 0,
    nurtured: 0,
    disqualified: 0,
    opportunities: 0,
    won: 0,
    perWeek: 0,
    stages: {},
    ignored: 0,
  }
}

/** Adds one lead's life to a tally, in place. */
export function count(tally: Tally, life: Life): void {
  tally.leads++
  if (life.handedOver.length > 0) tally.handedOver++
  tally.handovers += life.handedOver.length
  tally.accepted += life.accepted
  tally.returned += life.returned
  tally.expired += life.expired
  tally.nurtured += life.nurtured
  tally.disqualified += life.disqualified
  if (life.won > 0) tally.won++
  tally.ignored += life.ignored
  if (!life.state) return
  if (Object.keys(life.state.opportunities).length > 0) tally.opportunities++
  tally.stages[life.state.stage] = (tally.stages[life.state.stage] ?? 0) + 1
}

/** `from`, `to`: the span that the hand-overs happened in, epoch ms. */
export function perWeek(handovers: number, from: number, to: number): number {
  return to <= from ? 0 : Math.round((handovers / ((to - from) / WEEK_MS)) * 100) / 100
}
