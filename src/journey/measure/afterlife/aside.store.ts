import { passesWhere, type Filters } from '#journey/measure/grain/filter.rules.ts'
import type { Queryable } from '#platform/database.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'

/** One lead that went aside, and what became of it by the moment asked about. Epoch ms. */
export interface Aside {
  lead: string
  at: number
  why: string | null
  rep: string
  source: string | null
  back: boolean
  qualified: boolean
  opportunity: boolean
  /** when it was won since; null: it was not */
  won: number | null
  elsewhere: boolean
}

/** A deal that was won since, with the lead that it is counted with. */
export interface WonSince {
  lead: string
  amount: string | null
  currency: string | null
  at: number
}

const WITHIN = { timeoutMs: 60_000 }
const ASIDE = ['disqualified', 'lost', 'closed']

/** The stages that are meant: where leads go that are not worked any more. */
export function asideStages({ stages }: Pick<Ruleset, 'stages'>): string[] {
  return Object.values(stages)
    .filter(({ kind }) => ASIDE.includes(kind))
    .map(({ id }) => id)
}

/**
 * Leads that entered one of the stages in the period, each once, with the first time. What came since is of later passes, or a
 * deal that was won after it; what was heard of them elsewhere counts as it was heard last.
 */
export async function readAside(
  db: Queryable,
  filters: Filters,
  stages: readonly string[],
): Promise<Aside[]> {
  const { sql, params } = passesWhere({ ...filters, period: 'event' }, 5)
  const at = 'to_timestamp($1::float8 / 1000.0)'
  const later = (column: string): string =>
    `exists (select 1 from passes n where n.workspace_no = 1 and n.lead_id = a.lead_id and n.pass > a.pass and n.${column} <= ${at})`
  const { rows } = await db.query<Aside>(
    `with aside as (
       select distinct on (g.lead_id) g.lead_id, g.pass, g.why, g.entered_at, coalesce(p.rep, p.owner) as rep, p.source
         from passages g join passes p on p.workspace_no = g.workspace_no and p.lead_id = g.lead_id and p.pass = g.pass
        where g.workspace_no = 1 and g.stage = any($2::text[]) and g.entered_at <= ${at}
          and ($3::float8 is null or g.entered_at >= to_timestamp($3 / 1000.0))
          and ($4::float8 is null or g.entered_at <= to_timestamp($4 / 1000.0)) and ${sql}
        order by g.lead_id, g.entered_at)
     select a.lead_id as lead, a.entered_at as at, a.why, a.rep, a.source, ${later('began_at')} as back,
         ${later('qualified_at')} as qualified, ${later('opportunity_at')} as opportunity,
         least((select min(n.won_at) from passes n where n.workspace_no = 1 and n.lead_id = a.lead_id and n.pass > a.pass and n.won_at <= ${at}),
           (select min(d.closed_at) from opportunities d where d.workspace_no = 1 and d.lead_id = a.lead_id and d.status = 'won'
              and d.closed_at >= a.entered_at and d.closed_at <= ${at})) as won,
         coalesce((select o.outcome = 'bought_elsewhere' from outcomes o where o.workspace_no = 1 and o.lead_id = a.lead_id
              and o.at >= a.entered_at and o.at <= ${at} order by o.at desc, o.seq desc limit 1), false) as elsewhere
       from aside a order by a.entered_at desc, a.lead_id`,
    [filters.asOf, stages, filters.from, filters.to, ...params],
    WITHIN,
  )
  return rows
}

/** Deals that were won by these leads since they went aside; each is counted with one lead alone. */
export async function readWonSince(
  db: Queryable,
  aside: readonly Aside[],
  asOf: number,
): Promise<WonSince[]> {
  const won = aside.filter((one) => one.won !== null)
  const { rows } = await db.query<WonSince>(
    `select d.lead_id as lead, trim_scale(d.amount)::text as amount, d.currency, d.closed_at as at
       from unnest($1::uuid[], $2::float8[]) as a(lead_id, since)
       join opportunities d on d.workspace_no = 1 and d.lead_id = a.lead_id and d.status = 'won' and d.is_primary
        and d.closed_at >= to_timestamp(a.since / 1000.0) and d.closed_at <= to_timestamp($3::float8 / 1000.0)`,
    [won.map(({ lead }) => lead), won.map(({ at }) => at), asOf],
    WITHIN,
  )
  return rows
}
