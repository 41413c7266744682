import { pathOf, type Until } from '#journey/measure/attribution/path.rules.ts'
import { priced } from '#journey/measure/attribution/priced.rules.ts'
import { readDeals, type DealRow } from '#journey/measure/attribution/deals.store.ts'
import { readLeadDates, readTouches } from '#journey/measure/attribution/touches.store.ts'
import type { AttributionDimension } from '#journey/measure/attribution/attribution.contract.ts'
import type { CreditedPath } from '#journey/measure/attribution/attribute.rules.ts'
import type { Filters } from '#journey/measure/grain/filter.rules.ts'
import type { Queryable } from '#platform/database.ts'
import type { Rates } from '#journey/measure/grain/money.rules.ts'
import type { Touch } from '#journey/measure/attribution/path.rules.ts'

export interface AskedPaths {
  filters: Filters
  by: AttributionDimension
  until: Until
  /** the window, in months before the deal was opened (or won) */
  months: number
}

export interface Paths {
  paths: CreditedPath[]
  /** in the order of the paths */
  deals: DealRow[]
  withoutAmount: number
  withoutRate: number
}

/** The paths of all deals won in the period, in the order of their ids, as they stood at the moment asked about. */
export async function readPaths(db: Queryable, asked: AskedPaths, rates: Rates): Promise<Paths> {
  const deals = await readDeals(db, asked.filters, 'won')
  const touches: Touch[][] = deals.map(() => [])
  const rows = await readTouches(db, deals, asked.by)
  for (const { n, ...touch } of rows) touches[n - 1]!.push(touch)
  const leads = await readLeadDates(db, deals)
  const found: Paths = { paths: [], deals, withoutAmount: 0, withoutRate: 0 }
  const window = { until: asked.until, months: asked.months, now: asked.filters.asOf }
  for (const [i, row] of deals.entries()) {
    const price = priced(row, row.closed_at!, rates)
    if (price.cents === null) found[price.why === 'amount' ? 'withoutAmount' : 'withoutRate']++
    const { id, opened_at: opened, closed_at: closed } = row
    const deal = {
      id,
      cents: price.cents,
      lead: leads.get(i + 1) ?? null,
      opened,
      closed,
      origin: row.origin ?? 'marketing',
    }
    found.paths.push({ ...pathOf(deal, touches[i]!, window), deal })
  }
  return found
}
