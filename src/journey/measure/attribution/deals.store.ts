import { passesWhere, type Filters } from '#journey/measure/grain/filter.rules.ts'
import type { Origin } from '#journey/measure/grain/origin.rules.ts'
import type { Queryable } from '#platform/database.ts'

/** A deal as it stood at the moment asked about. Moments: epoch ms; amount: decimal text in its currency. */
export interface DealRow {
  id: string
  lead: string
  pass: number
  /** when that pass began; null: it is not counted yet */
  began_at: number | null
  company_id: string | null
  status: 'open' | 'won' | 'lost'
  owner: string | null
  amount: string | null
  currency: string | null
  opened_at: number | null
  closed_at: number | null
  /** when the last telling of it was recorded */
  recorded_at: number
  origin: Origin | null
  groups: string[] | null
}

const WITHIN = { timeoutMs: 60_000 }

/**
 * Deals that were won, or opened, in the period, as they stood as of the moment; each with who brought the pass in which it
 * is counted. A source that does not say when a deal was won: when it told so. The filters are those of the deal's own lead.
 */
export async function readDeals(
  db: Queryable,
  filters: Filters,
  what: 'won' | 'opened',
  { from, to }: Pick<Filters, 'from' | 'to'> = filters,
): Promise<DealRow[]> {
  const { sql, params } = passesWhere({ ...filters, period: 'event' }, 4)
  const narrowed = filters.columns.length > 0 || filters.groups.length > 0
  const date = what === 'won' ? 't.closed_at' : 'coalesce(t.opened_at, t.closed_at)'
  const { rows } = await db.query<DealRow>(
    `with told as (
       select distinct on (opportunity_id) opportunity_id, lead_id, pass, status, owner, amount, currency, recorded_at,
           opened_at, case when status <> 'open' then coalesce(closed_at, at) end as closed_at
         from opportunity_changes where workspace_no = 1 and is_primary and at <= to_timestamp($1::float8 / 1000.0)
        order by opportunity_id, at desc, recorded_at desc, seq desc)
     select t.opportunity_id as id, t.lead_id as lead, t.pass, p.began_at, l.company_id, t.status, t.owner, trim_scale(t.amount)::text as amount,
         t.currency, t.opened_at, t.closed_at, t.recorded_at, p.origin, p.groups
       from told t
       join leads l on l.workspace_no = 1 and l.lead_id = t.lead_id
       left join passes p on p.workspace_no = 1 and p.lead_id = t.lead_id and p.pass = t.pass
      where ${what === 'won' ? `t.status = 'won' and` : ''} ${date} <= to_timestamp($1::float8 / 1000.0)
        and ($2::float8 is null or ${date} >= to_timestamp($2 / 1000.0))
        and ($3::float8 is null or ${date} <= to_timestamp($3 / 1000.0))
        ${narrowed ? `and ${sql}` : 'and ($4::float8 is null or true)'}
      order by t.opportunity_id`,
    [filters.asOf, from, to, ...(narrowed ? params : [null])],
    WITHIN,
  )
  return rows
}

/** Deals of which nobody said when they were opened or closed: no period holds them. */
export async function countUndated(db: Queryable, asOf: number): Promise<number> {
  const { rows } = await db.query<{ n: number }>(
    `select count(*) as n from (
       select distinct on (opportunity_id) opened_at, closed_at, status from opportunity_changes
        where workspace_no = 1 and is_primary and at <= to_timestamp($1::float8 / 1000.0)
        order by opportunity_id, at desc, recorded_at desc, seq desc) as t
      where opened_at is null and closed_at is null`,
    [asOf],
    WITHIN,
  )
  return rows[0]!.n
}

/** What people call the deals: as they are now, names are not measured. */
export async function namesOfDeals(
  db: Queryable,
  ids: string[],
): Promise<Map<string, { name: string | null; company: string | null }>> {
  const { rows } = await db.query<{ id: string; name: string | null; company: string | null }>(
    `select distinct on (o.opportunity_id) o.opportunity_id as id, o.name, coalesce(o.company, l.company) as company
       from opportunities o join leads l on l.workspace_no = 1 and l.lead_id = o.lead_id
      where o.workspace_no = 1 and o.opportunity_id = any($1::text[]) order by o.opportunity_id, o.is_primary desc`,
    [ids],
    WITHIN,
  )
  return new Map(rows.map(({ id, name, company }) => [id, { name, company }]))
}
