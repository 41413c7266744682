import { counts as stillCounts } from '#work/merged.store.ts'
import type { Queryable } from '#platform/database.ts'

/** So many of the newest are looked at: a share of 20,000 is known to less than one per cent, and each costs some look-ups. */
export const LOOKED = 20_000

const WITHIN = { timeoutMs: 60_000 }

export interface Died {
  died: number
  looked: number
  /** passes of those looked at, by the key of the cause */
  counts: { key: string; n: number }[]
}

/**
 * What had happened to the passes that died in a range, as far as it had by `asOf`. Epoch ms.
 * @param contactClocks ids of the duties that a first contact ends
 */
export async function readDied(
  db: Queryable,
  { asOf, from, to }: { asOf: number; from: number; to: number },
  contactClocks: readonly string[],
): Promise<Died> {
  const { rows } = await db.query<{ key: string; n: number }>(
    `with gone as (
       select lead_id, pass, reason, offered_at, disqualified_at, began_at, least(disqualified_at, lost_at, nurtured_at) as at
         from passes
        where workspace_no = 1 and (won_at is null or won_at > to_timestamp($1 / 1000.0))
          and least(disqualified_at, lost_at, nurtured_at) >= to_timestamp($2 / 1000.0)
          and least(disqualified_at, lost_at, nurtured_at) <= to_timestamp(least($3, $1) / 1000.0)),
     d as (select * from gone order by at desc, lead_id limit ${LOOKED}),
     h as (
       select h.lead_id, h.pass, h.answer, h.reason, h.worked_at,
           case when h.returned_at <= to_timestamp($1 / 1000.0) then h.returned_at end as returned_at
         from handoffs h join d on h.workspace_no = 1 and h.lead_id = d.lead_id and h.pass = d.pass
        where h.offered_at <= to_timestamp($1 / 1000.0)),
     o as (
       select lead_id, pass, bool_or(answer = 'expired') as expired, bool_or(answer = 'accepted') as accepted,
           bool_or(worked_at <= to_timestamp($1 / 1000.0)) as worked, max(returned_at) as returned_at from h group by 1, 2)
     select 'died' as key, count(*) as n from gone
     union all select 'looked', count(*) from d
     union all select 'offer_expired', count(*) from o where expired
     union all select 'accepted_idle', count(*) from o where accepted and worked is not true
     union all select 'never_contacted', count(*) from o where worked is not true
     union all select 'contacted_late', count(distinct (c.lead_id, c.pass)) from clocks c
        join d on c.workspace_no = 1 and c.lead_id = d.lead_id and c.pass = d.pass
       where c.clock = any($4) and c.breached_at <= to_timestamp($1 / 1000.0)
     union all select 'bounced', count(distinct (t.lead_id, t.pass)) from touches t
        join d on t.workspace_no = 1 and t.lead_id = d.lead_id and t.pass = d.pass
       where t.kind = 'email_bounced' and t.at <= to_timestamp($1 / 1000.0)
     union all select 'limit_passed', count(distinct (d.lead_id, d.pass)) from d
        join entries e on e.workspace_no = 1 and e.lead_id = d.lead_id and e.kind = 'TimeLimitPassed'
         and e.at >= d.began_at and e.at <= d.at and ${stillCounts('e')}
     union all select 'returned:' || reason, count(distinct (lead_id, pass)) from h
       where returned_at is not null and reason is not null group by 1
     union all select 'disqualified:' || d.reason, count(*) from d left join o using (lead_id, pass)
       where d.disqualified_at <= to_timestamp($1 / 1000.0) and d.reason is not null
         -- the reason is that of the last return or disqualification
         and (o.returned_at is null or o.returned_at < d.disqualified_at) group by 1`,
    [asOf, from, to, contactClocks],
    WITHIN,
  )
  const of = (key: string) => rows.find((row) => row.key === key)?.n ?? 0
  const counts = rows.filter(({ key }) => key !== 'died' && key !== 'looked')
  return { died: of('died'), looked: of('looked'), counts }
}
