import { byWeek } from '#journey/measure/grain/weeks.ts'
import { passesWhere, within, type Filters } from '#journey/measure/grain/filter.rules.ts'
import { weekSql } from '#journey/measure/grain/weeks.rules.ts'
import type { Queryable } from '#platform/database.ts'
import type { Seen } from '#journey/measure/quality/quality.rules.ts'

const WITHIN = { timeoutMs: 60_000 }

/** What reps answered of the offers of a range, by quarter of the offer (its first day, UTC). Epoch ms. */
export function readSeen(
  db: Queryable,
  filters: Filters,
  current: boolean,
  from: number,
  to: number | null,
): Promise<SeenRow[]> {
  const question = { name: `seen ${from} ${to}`, filters: { ...filters, period: 'event' as const }, current }
  return byWeek(db, question, (narrowed) => readSeenOf(db, narrowed, from, to ?? narrowed.asOf))
}

type SeenRow = Seen & { quarter: string }

async function readSeenOf(
  db: Queryable,
  filters: Filters,
  from: number,
  to: number,
): Promise<(SeenRow & { week: number })[]> {
  const { sql, params } = passesWhere(filters, 4)
  const { rows } = await db.query<SeenRow & { week: number }>(
    `with h as (
       select ${weekSql('p.began_at')} as week, h.lead_id, h.pass, h.rep, h.offered_at,
           h.answer = 'accepted' and (h.returned_at is null or h.returned_at > to_timestamp($1::float8 / 1000.0)) as kept
         from handoffs h join passes p on p.workspace_no = 1 and p.lead_id = h.lead_id and p.pass = h.pass
        where h.workspace_no = 1 and h.answer in ('accepted', 'returned') and h.answered_at <= to_timestamp($1::float8 / 1000.0)
          and h.offered_at >= to_timestamp($2::float8 / 1000.0) and h.offered_at <= to_timestamp($3::float8 / 1000.0) and ${sql}),
     -- the rep's latest word on the lead in that pass
     word as (
       select distinct on (r.lead_id, r.pass, r.by) r.lead_id, r.pass, r.by, r.rating from ratings r
        where r.workspace_no = 1 and r.of = 'lead' and r.at <= to_timestamp($1::float8 / 1000.0)
          and exists (select 1 from h where h.lead_id = r.lead_id and h.pass = r.pass and h.rep = r.by)
        order by r.lead_id, r.pass, r.by, r.at desc, r.seq desc)
     select h.week, h.rep, to_char(date_trunc('quarter', h.offered_at at time zone 'UTC'), 'YYYY-MM-DD') as quarter, count(*) as n,
         count(*) filter (where h.kept and coalesce(word.rating, 3) > 2) as full
       from h left join word on word.lead_id = h.lead_id and word.pass = h.pass and word.by = h.rep
      group by 1, 2, 3 order by 2, 3`,
    [filters.asOf, from, to, ...params],
    WITHIN,
  )
  return rows
}

export interface ModelCount {
  origin: string
  leads: number
  qualified: number
  offered: number
  accepted: number
  won: number
}

/** Passes by the function that brought them: how far they had come by the moment asked about. */
export async function readModels(db: Queryable, filters: Filters, current: boolean): Promise<ModelCount[]> {
  const weeks = await byWeek<ModelCount>(db, { name: 'models', filters, current }, (narrowed) =>
    readModelsOf(db, narrowed),
  )
  const models = new Map<string, ModelCount>()
  for (const one of weeks) {
    const sum = models.get(one.origin)
    models.set(one.origin, {
      origin: one.origin,
      leads: (sum?.leads ?? 0) + one.leads,
      qualified: (sum?.qualified ?? 0) + one.qualified,
      offered: (sum?.offered ?? 0) + one.offered,
      accepted: (sum?.accepted ?? 0) + one.accepted,
      won: (sum?.won ?? 0) + one.won,
    })
  }
  return [...models.values()].sort((a, b) => b.leads - a.leads || (a.origin < b.origin ? -1 : 1))
}

async function readModelsOf(db: Queryable, filters: Filters): Promise<(ModelCount & { week: number })[]> {
  const { sql, params } = passesWhere(filters, 2)
  const came = (name: string, at = `p.${name}_at`): string =>
    `count(*) filter (where ${at} <= to_timestamp($1::float8 / 1000.0)) as ${name}`
  // history that was taken in knows who was accepted, and of no offer
  const offered = came('offered', 'least(p.offered_at, p.accepted_at)')
  const { rows } = await db.query<ModelCount & { week: number }>(
    `select ${weekSql('p.began_at')} as week, p.origin, count(*) as leads, ${came('qualified')}, ${offered}, ${came('accepted')}, ${came('won')}
       from passes p where ${sql} group by 1, 2`,
    [filters.asOf, ...params],
    WITHIN,
  )
  return rows
}

/** Leads that sales accepted, by who brought them and by month (2026-03, UTC), in a range of epoch ms. */
export async function readAccepted(
  db: Queryable,
  filters: Filters,
  current: boolean,
  from: number,
  to: number,
): Promise<Accepted[]> {
  const range: Filters = { ...filters, period: 'event', from, to }
  return byWeek(db, { name: 'accepted', filters: range, current }, (narrowed) => readAcceptedOf(db, narrowed))
}

interface Accepted {
  origin: string
  month: string
  n: number
}

async function readAcceptedOf(db: Queryable, range: Filters): Promise<(Accepted & { week: number })[]> {
  const passes = passesWhere(range, 1)
  const accepted = within(range, 'p.accepted_at', passes.params.length + 1)
  const { rows } = await db.query<Accepted & { week: number }>(
    `select ${weekSql('p.began_at')} as week, p.origin, to_char(p.accepted_at at time zone 'UTC', 'YYYY-MM') as month, count(*) as n
       from passes p where ${passes.sql} and ${accepted.sql} group by 1, 2, 3`,
    [...passes.params, ...accepted.params],
    WITHIN,
  )
  return rows
}
