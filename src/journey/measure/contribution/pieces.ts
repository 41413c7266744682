import { priced } from '#journey/measure/attribution/priced.rules.ts'
import { readDeals, type DealRow } from '#journey/measure/attribution/deals.store.ts'
import { readTook } from '#journey/measure/contribution/took.store.ts'
import type { Filters } from '#journey/measure/grain/filter.rules.ts'
import type { Of } from '#journey/measure/contribution/contribution.contract.ts'
import type { Piece } from '#journey/measure/contribution/share.rules.ts'
import type { Queryable } from '#platform/database.ts'
import type { Rates } from '#journey/measure/grain/money.rules.ts'

export interface DealPiece extends Piece {
  row: DealRow
  /** why it has no amount in the base currency */
  why: 'amount' | 'rate' | null
}

/** Deals of a range as they count for whoever brought them: pipeline by when they were opened, revenue by when they were won. */
export async function readPieces(
  db: Queryable,
  filters: Filters,
  of: Of,
  range: { from: number; to: number },
  rates: Rates,
): Promise<DealPiece[]> {
  const rows = await readDeals(db, filters, of === 'pipeline' ? 'opened' : 'won', range)
  const ends = rows.map((row) => (of === 'pipeline' ? (row.opened_at ?? row.closed_at)! : row.closed_at!))
  const took = await readTook(db, rows, ends)
  return rows.map((row, i) => {
    const price = priced(row, ends[i]!, rates)
    const origin = row.origin ?? 'marketing'
    return {
      id: row.id,
      cents: price.cents,
      origin,
      took: [...new Set([origin, ...(took.get(i + 1) ?? [])])],
      at: ends[i]!,
      groups: row.groups ?? [],
      row,
      why: price.cents === null ? price.why : null,
    }
  })
}
