import { centsOf, textOf } from '#journey/measure/attribution/cents.rules.ts'
import { dealsIn } from '#journey/measure/change/figures.store.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import { NOBODY, whoAre } from '#journey/measure/who.store.ts'
import { priced } from '#journey/measure/attribution/priced.rules.ts'
import { readRates } from '#journey/measure/money/store.ts'
import { sourceOf } from '#journey/measure/change/source.store.ts'
import type { ChangeLead } from '#journey/measure/change/contract.ts'
import type { Filters } from '#journey/measure/grain/filter.rules.ts'
import type { Measure } from '#journey/measure/change/measures.rules.ts'
import type { Queryable } from '#platform/database.ts'

interface Row {
  lead_id: string
  name: string | null
  email: string | null
  company: string | null
  at: number
  hit: boolean | null
  hours: number | null
}

/** The leads behind a week, the latest first. Null: the cursor is not one of this list. */
export async function leadsOfWeek(
  db: Queryable,
  measure: Measure,
  filters: Filters,
  { from, to }: { from: number; to: number },
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<{ items: ChangeLead[]; next: string | null } | null> {
  const skip = cursor === undefined ? 0 : decodeCursor(cursor, ['int4'])?.[0]
  if (typeof skip !== 'number' || skip < 0) return null
  const all =
    measure === 'revenue'
      ? await dealLeads(db, filters, { from, to })
      : await rowsOf(db, sourceOf(measure, filters, from, to), limit, skip)
  const items = measure === 'revenue' ? all.slice(skip, skip + limit) : all.slice(0, limit)
  const more = measure === 'revenue' ? all.length > skip + limit : all.length > limit
  return { items, next: more ? encodeCursor([skip + limit]) : null }
}

async function rowsOf(
  db: Queryable,
  { sql, params }: ReturnType<typeof sourceOf>,
  limit: number,
  skip: number,
): Promise<ChangeLead[]> {
  const n = params.length
  const { rows } = await db.query<Row>(
    `select r.lead_id, l.name, l.email, l.company, r.at, r.hit, r.hours
       from (${sql}) as r left join leads l on l.workspace_no = 1 and l.lead_id = r.lead_id
      order by r.at desc, r.lead_id, r.pass, r.hours limit $${n + 1} offset $${n + 2}`,
    [...params, limit + 1, skip],
    { timeoutMs: 10_000 },
  )
  return rows.map(({ lead_id: id, at, ...row }) => ({ id, ...row, at: iso(at), amount: null }))
}

/** A week has no more deals than fit into memory many times over. */
async function dealLeads(
  db: Queryable,
  filters: Filters,
  range: { from: number; to: number },
): Promise<ChangeLead[]> {
  const [deals, rates] = await Promise.all([dealsIn(db, filters, range), readRates(db)])
  const known = await whoAre(
    db,
    deals.map(({ lead }) => lead),
  )
  const amount = (cents: bigint | null): string | null => (cents === null ? null : textOf(cents))
  return deals
    .map((deal) => {
      const { name, email, company } = known.get(deal.lead) ?? NOBODY
      const money = amount(priced(deal, deal.closed_at!, rates).cents)
      return {
        id: deal.lead,
        name,
        email,
        company,
        at: iso(deal.closed_at!),
        hit: null,
        hours: null,
        amount: money,
      }
    })
    .sort((a, b) => Number(centsOf(b.amount ?? '-1') - centsOf(a.amount ?? '-1')) || (a.at < b.at ? 1 : -1))
}
