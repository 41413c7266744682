import { inCents } from '#journey/measure/cost/outlay.rules.ts'
import { wilson } from '#journey/measure/interval.rules.ts'
import type { Shares } from '#journey/measure/cost/outlay.rules.ts'

/** What a lead comes to, in order. Cost stands beside each. */
export const STEPS = ['lead', 'qualified', 'accepted', 'opportunity', 'customer'] as const
export type Step = (typeof STEPS)[number]

/** Leads that began on a day, of one value of what is compared: how many, and how many came to each step. */
export interface Cell {
  of: string | null
  day: number
  campaign: string | null
  source: string | null
  /** in the order of STEPS; the first is the count itself */
  reached: [number, number, number, number, number]
}

/** What one of a step costs. Money in cents of the base currency. */
export interface Cost {
  step: Step
  /** leads old enough to have come so far, and what was spent on them */
  leads: number
  cents: bigint
  reached: number
  /** null: none came so far, or nothing was spent */
  each: bigint | null
  /** 95 % interval; `high` null: open upwards, because none came so far */
  low: bigint | null
  high: bigint | null
  /** from the cheapest on, 1; of those that came so far; equals share a place */
  rank: number | null
}

export interface CostRow {
  of: string | null
  leads: number
  cents: bigint
  /** leads for which no spend was reported */
  unpaid: number
  costs: Cost[]
}

/** Three in so many: when none of n came to it, the share is below 3/n with 95 % certainty (Hanley and Lippman-Hand 1983). */
const RULE_OF_THREE = 3

/**
 * Cost per lead, qualified, accepted, opportunity and customer, side by side. Leads count for a step once they are as old
 * as those that get there are when they do (`ripe`: days, by step), and so does the money spent on them.
 *
 * What was spent is known; that so many of so many leads came to something is chance. So the interval of the cost is what was
 * spent on a lead divided by Wilson's limits of the share: Fieller's theorem for a ratio whose numerator does not vary.
 */
export function costsOf(
  cells: readonly Cell[],
  shares: Pick<Shares, 'of'>,
  ripe: readonly number[],
  today: number,
): CostRow[] {
  const sums = new Map<string | null, Sum>()
  for (const cell of cells) {
    const sum = sums.get(cell.of) ?? emptySum()
    sums.set(cell.of, sum)
    add(sum, cell, shares.of(cell.day, cell.campaign, cell.source), ripe, today)
  }
  const keys = [...sums.keys()]
  const all = STEPS.map((_, step) => inCents(keys.map((key) => sums.get(key)!.exact[step]!)).parts)
  const whole = inCents(keys.map((key) => sums.get(key)!.whole)).parts
  const rows = keys.map((of, i): CostRow => {
    const { leads, unpaid, ripeLeads, reached } = sums.get(of)!
    const costs = STEPS.map((step, s) => costOf(step, ripeLeads[s]!, all[s]![i]!, reached[s]!))
    return { of, leads, cents: whole[i]!, unpaid, costs }
  })
  STEPS.forEach((_, s) => rank(rows.map(({ costs }) => costs[s]!)))
  return rows.sort((a, b) => b.leads - a.leads || String(a.of).localeCompare(String(b.of)))
}

interface Sum {
  leads: number
  unpaid: number
  whole: bigint
  ripeLeads: number[]
  exact: bigint[]
  reached: number[]
}

function emptySum(): Sum {
  const zeros = () => STEPS.map(() => 0)
  return { leads: 0, unpaid: 0, whole: 0n, ripeLeads: zeros(), exact: STEPS.map(() => 0n), reached: zeros() }
}

function add(sum: Sum, cell: Cell, share: bigint, ripe: readonly number[], today: number): void {
  const n = cell.reached[0]
  sum.leads += n
  if (share === 0n) sum.unpaid += n
  sum.whole += share * BigInt(n)
  STEPS.forEach((_, s) => {
    if (today - cell.day < ripe[s]!) return
    sum.ripeLeads[s]! += n
    sum.exact[s]! += share * BigInt(n)
    sum.reached[s]! += cell.reached[s]!
  })
}

function costOf(step: Step, leads: number, cents: bigint, reached: number): Cost {
  const cost = { step, leads, cents, reached, each: null, low: null, high: null, rank: null }
  if (cents === 0n || leads === 0) return cost
  if (step === 'lead') return { ...cost, each: divided(cents, reached) }
  if (reached === 0) return { ...cost, low: divided(cents, Math.min(RULE_OF_THREE, leads)) }
  const { low, high } = wilson(reached, leads)!
  const per = Number(cents) / leads
  const limits = { low: BigInt(Math.round(per / high)), high: BigInt(Math.round(per / low)) }
  return { ...cost, each: divided(cents, reached), ...limits }
}

/** Half a cent up. */
function divided(cents: bigint, n: number): bigint {
  return (2n * cents + BigInt(n)) / (2n * BigInt(n))
}

function rank(costs: Cost[]): void {
  const known = costs.filter(({ each }) => each !== null)
  for (const one of known) one.rank = 1 + known.filter(({ each }) => each! < one.each!).length
}
