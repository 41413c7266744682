import { passesWhere, type Filters } from '#journey/measure/grain/filter.rules.ts'
import type { AttributionDimension } from '#journey/measure/attribution/attribution.contract.ts'
import type { LostStep } from '#journey/measure/attribution/attribute.rules.ts'
import type { Queryable } from '#platform/database.ts'

const WITHIN = { timeoutMs: 60_000 }

/** What was only sent to somebody, or did not reach them, is our doing and no touch of theirs. */
const OURS = `('email_sent', 'email_delivered', 'email_bounced', 'unsubscribed', 'call_attempted')`
export const THEIRS = `t.kind not in ${OURS}`

/** So long after a mail was sent an answer to a mail is taken for an answer to it. */
const ANSWER_DAYS = 30

/** What each dimension is of a touch `t` and, where it needs one, the pass `p` of its lead. */
const OF: Record<AttributionDimension, string> = {
  // most touches of somebody who is known already do not say again where they came from
  channel: 'coalesce(t.channel, p.channel)',
  source: 'coalesce(t.source, p.source)',
  campaign: 'coalesce(t.campaign, p.campaign)',
  content: 't.asset',
  kind: 't.kind',
  segment: `(select substr(g, 9) from unnest(p.groups) as g where g like 'segment:%' limit 1)`,
  message: `case when t.kind in ('email_opened', 'email_clicked', 'email_replied') then
    (select m.template from messages m where m.workspace_no = 1 and m.lead_id = t.lead_id and m.sent_at <= t.at
        and m.sent_at > t.at - interval '${ANSWER_DAYS} days' order by m.sent_at desc limit 1) end`,
}
const passOf = (by: AttributionDimension): string =>
  OF[by].includes('p.')
    ? 'left join passes p on p.workspace_no = 1 and p.lead_id = t.lead_id and p.pass = t.pass'
    : ''

/** One touch before (or after) a deal: `n` is the deal's place in what was asked, `at` epoch ms. */
export interface TouchRow {
  n: number
  lead: string
  seq: number
  at: number
  kind: string
  of: string | null
}

/** Whose touches belong to a deal: everybody of its company, the lead it is counted with, and all who are linked to it. */
export const MEMBERS = `with d as (
    select * from unnest($1::text[], $2::uuid[], $3::uuid[]) with ordinality as d(id, lead_id, company_id, n)),
  members as (
    select d.n, l.lead_id from d join leads l on l.workspace_no = 1 and l.company_id = d.company_id
    union select d.n, d.lead_id from d
    union select d.n, o.lead_id from d join opportunities o on o.workspace_no = 1 and o.opportunity_id = d.id)`

export type AskedDeals = readonly { id: string; lead: string; company_id: string | null }[]
export const askedOf = (deals: AskedDeals): unknown[] => [
  deals.map(({ id }) => id),
  deals.map(({ lead }) => lead),
  deals.map(({ company_id }) => company_id),
]

/** All touches of the people of these deals, in no order. */
export async function readTouches(
  db: Queryable,
  deals: AskedDeals,
  by: AttributionDimension,
): Promise<TouchRow[]> {
  const { rows } = await db.query<TouchRow>(
    `${MEMBERS}
     select m.n::int4 as n, t.lead_id as lead, t.seq, t.at, t.kind, ${OF[by]} as of
       from members m join touches t on t.workspace_no = 1 and t.lead_id = m.lead_id ${passOf(by)}
      where ${THEIRS}`,
    askedOf(deals),
    WITHIN,
  )
  return rows
}

/** When the first person of each deal's company became a lead: by place of the deal, epoch ms. */
export async function readLeadDates(db: Queryable, deals: AskedDeals): Promise<Map<number, number>> {
  const { rows } = await db.query<{ n: number; at: number }>(
    `${MEMBERS} select m.n::int4 as n, min(l.created_at) as at
       from members m join leads l on l.workspace_no = 1 and l.lead_id = m.lead_id group by 1`,
    askedOf(deals),
    WITHIN,
  )
  return new Map(rows.map(({ n, at }) => [n, at]))
}

/**
 * The steps of paths that came to nothing, counted: passes that ended in the period without a win, or are older than
 * `maturityDays` and still without one. People of companies that bought are on the paths of the deals instead.
 */
export async function readLostSteps(
  db: Queryable,
  filters: Filters,
  by: AttributionDimension,
  maturityDays: number,
): Promise<LostStep[]> {
  const { sql, params } = passesWhere({ ...filters, period: 'event' }, 5)
  const ended = `coalesce(p.ended_at, p.began_at + $2::int4 * interval '1 day')`
  const { rows } = await db.query<{ before: string | null; of: string; last: boolean; count: number }>(
    `with won as (
       select distinct lead_id from opportunity_changes
        where workspace_no = 1 and status = 'won' and at <= to_timestamp($1::float8 / 1000.0)),
     buyers as (
       select distinct l.company_id from won join leads l on l.workspace_no = 1 and l.lead_id = won.lead_id
        where l.company_id is not null),
     gone as (
       select p.lead_id, p.pass, ${ended} as ended, p.groups, p.channel, p.source, p.campaign from passes p
        where ${sql} and ${ended} <= to_timestamp($1::float8 / 1000.0)
          and ($3::float8 is null or ${ended} >= to_timestamp($3 / 1000.0))
          and ($4::float8 is null or ${ended} <= to_timestamp($4 / 1000.0))
          and not exists (select 1 from buyers b where b.company_id = p.company_id)
          and not exists (select 1 from won w where w.lead_id = p.lead_id)),
     walked as (
       select coalesce(${OF[by]}, '') as of, lag(coalesce(${OF[by]}, '')) over path as before,
           lead(t.seq) over path is null as last
         from gone p join touches t on t.workspace_no = 1 and t.lead_id = p.lead_id and t.pass = p.pass and t.at <= p.ended
        where ${THEIRS}
       window path as (partition by t.lead_id, t.pass order by t.at, t.seq))
     select before, of, last, count(*) as count from walked group by 1, 2, 3`,
    [filters.asOf, maturityDays, filters.from, filters.to, ...params],
    WITHIN,
  )
  // an empty text stands for no value, so that the beginning of a path can be told from it
  const value = (text: string): string | null => (text === '' ? null : text)
  return rows.map(({ before, of, last, count }) => ({
    before: before === null ? undefined : value(before),
    of: value(of),
    last,
    count,
  }))
}

/** What people read of leads, by id: name, else company; null where neither is known. */
export async function namesOfLeads(db: Queryable, ids: string[]): Promise<Map<string, string | null>> {
  const { rows } = await db.query<{ id: string; name: string | null }>(
    `select lead_id as id, coalesce(name, email, company) as name from leads
      where workspace_no = 1 and lead_id = any($1::uuid[])`,
    [ids],
    WITHIN,
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}
