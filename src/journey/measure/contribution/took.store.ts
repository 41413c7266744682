import { askedOf, MEMBERS, THEIRS, type AskedDeals } from '#journey/measure/attribution/touches.store.ts'
import { LOOK_BACK_MONTHS } from '#journey/measure/attribution/attribution.contract.ts'
import type { Filters } from '#journey/measure/grain/filter.rules.ts'
import { passesWhere } from '#journey/measure/grain/filter.rules.ts'
import type { Origin } from '#journey/measure/grain/origin.rules.ts'
import type { Queryable } from '#platform/database.ts'

const WITHIN = { timeoutMs: 60_000 }

/** Talks that lead development or sales held: their part, not marketing's. */
const TALKS = `('call_connected', 'call_made', 'meeting_booked', 'meeting_held')`

/**
 * Who took part before each deal was opened (or won): whoever brought any of the company's people; marketing, when one of them did anything
 * that is recorded and is no talk; lead generation and sales, when a person of theirs had one of them.
 * @param ends epoch ms, in the order of the deals
 */
export async function readTook(
  db: Queryable,
  deals: AskedDeals,
  ends: number[],
): Promise<Map<number, Origin[]>> {
  const { rows } = await db.query<{ n: number; took: Origin[] }>(
    `${MEMBERS}, m as (
       select members.n, members.lead_id, to_timestamp(e.at / 1000.0) as until
         from members join unnest($4::float8[]) with ordinality as e(at, n) on e.n = members.n),
     took as (
       select m.n, p.origin as of from m join passes p on p.workspace_no = 1 and p.lead_id = m.lead_id and p.began_at <= m.until
       union
       select m.n, 'marketing' from m join touches t on t.workspace_no = 1 and t.lead_id = m.lead_id and t.at <= m.until
          and t.at > m.until - interval '${LOOK_BACK_MONTHS} months' and ${THEIRS} and t.kind not in ${TALKS}
       union
       select m.n, s.function from m join passages s on s.workspace_no = 1 and s.lead_id = m.lead_id and s.entered_at <= m.until
          and s.function in ('leadgen', 'sales') and s.owner not like 'desk:%')
     select n::int4 as n, array_agg(distinct of) as took from took group by 1`,
    [...askedOf(deals), ends],
    WITHIN,
  )
  return new Map(rows.map(({ n, took }) => [n, took]))
}

/** Leads that were qualified in a range, and how many of them came by themselves; others were approached first. */
export async function readMix(
  db: Queryable,
  filters: Filters,
  range: { from: number; to: number },
): Promise<{ inbound: number; n: number }> {
  const { sql, params } = passesWhere({ ...filters, period: 'event' }, 4)
  const { rows } = await db.query<{ inbound: number; n: number }>(
    `select count(*) as n,
         count(*) filter (where p.origin not in ('leadgen', 'sales') and lower(coalesce(p.channel, '')) <> 'outbound') as inbound
       from passes p where ${sql} and p.qualified_at between to_timestamp($1 / 1000.0) and to_timestamp($2 / 1000.0)
         and p.qualified_at <= to_timestamp($3::float8 / 1000.0)`,
    [range.from, range.to, filters.asOf, ...params],
    WITHIN,
  )
  return rows[0]!
}
