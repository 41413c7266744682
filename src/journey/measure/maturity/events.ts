import { countUndated, readDeals, type DealRow } from '#journey/measure/attribution/deals.store.ts'
import { priced } from '#journey/measure/attribution/priced.rules.ts'
import { readCame, type Step } from '#journey/measure/maturity/came.store.ts'
import { totalOf, type Rates, type Total } from '#journey/measure/grain/money.rules.ts'
import { periodAt, type Each } from '#journey/measure/maturity/periods.rules.ts'
import type { Came } from '#journey/measure/maturity/triangle.rules.ts'
import type { Filters } from '#journey/measure/grain/filter.rules.ts'
import type { Of } from '#journey/measure/maturity/contract.ts'
import type { Queryable } from '#platform/database.ts'

/** What came, by cohort and period, apart by the horizon. */
export interface Event extends Came {
  short: boolean
}

export interface Events {
  events: Event[]
  /** smallest units in one */
  scale: number
  early: number
  /** recorded in their present state after the moment asked about */
  late: number
  undated: number
  unplaced: number
  noAmount: number
  without: Total['without']
}

const NONE = { late: 0, undated: 0, unplaced: 0, noAmount: 0, without: [] }

export function isMoney(of: Of): of is 'revenue' | 'pipeline' {
  return of === 'revenue' || of === 'pipeline'
}

/** Everything that had come by the moment asked about. @param horizon ms */
export async function readEvents(
  db: Queryable,
  filters: Filters,
  { of, each }: { of: Of; each: Each },
  horizon: number,
  rates: Rates,
): Promise<Events> {
  if (!isMoney(of)) return leadsThatCame(db, filters, of, each, horizon)
  const deals = await readOwn(db, filters, of)
  const events: Event[] = []
  const found = { ...NONE, early: 0 }
  const day = (at: number) => new Date(at).toISOString().slice(0, 10)
  for (const deal of deals) {
    if (deal.began_at === null) {
      found.unplaced++
      continue
    }
    const at = dateOf(deal, of)
    const price = priced(deal, at, rates)
    if (deal.recorded_at > filters.asOf) found.late++
    if (at < deal.began_at) found.early++
    if (price.cents === null) {
      if (price.why === 'amount') found.noAmount++
      continue
    }
    events.push({
      cohort: periodAt(deal.began_at, each),
      at: periodAt(at, each),
      short: at <= deal.began_at + horizon,
      n: 1,
      sum: price.cents,
      squares: (Number(price.cents) / 100) ** 2,
    })
  }
  const { without } = totalOf(deals.map((deal) => ({ ...deal, day: day(dateOf(deal, of)) })), rates) // prettier-ignore
  const undated = of === 'pipeline' ? await countUndated(db, filters.asOf) : 0
  return { events, scale: 100, ...found, without, undated }
}

async function leadsThatCame(
  db: Queryable,
  filters: Filters,
  step: Step,
  each: Each,
  horizon: number,
): Promise<Events> {
  const rows = await readCame(db, filters, step, each, horizon)
  const events = rows.map(({ cohort, at, short, n }) => ({
    cohort: periodAt(cohort, each),
    at: periodAt(at, each),
    short,
    n,
    sum: BigInt(n),
    // each is one, and so is its square
    squares: n,
  }))
  return { events, scale: 1, ...NONE, early: rows.reduce((sum, { early }) => sum + early, 0) }
}

/** Deals that were won, or opened, by then, whenever that was. */
export function readOwn(db: Queryable, filters: Filters, of: 'revenue' | 'pipeline'): Promise<DealRow[]> {
  return readDeals(db, filters, of === 'revenue' ? 'won' : 'opened', { from: null, to: null })
}

export function dateOf(deal: DealRow, of: 'revenue' | 'pipeline'): number {
  return of === 'revenue' ? deal.closed_at! : (deal.opened_at ?? deal.closed_at)!
}
