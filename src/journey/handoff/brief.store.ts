import type { ColleagueRow, CompanyRows, DealRow } from '#journey/handoff/brief.company.rules.ts'
import type { Queryable } from '#platform/database.ts'

const DAYS_90 = 90 * 24 * 3600_000

/**
 * The company of a lead, as its other leads know it. A large company has thousands of leads: of 200 the most active are
 * looked at. By keys only: leads by company, touches by lead, deals by status and company.
 */
export async function readCompany(db: Queryable, leadId: string, now: number): Promise<CompanyRows | null> {
  const { rows } = await db.query<{
    name: string
    others: number
    colleagues: ColleagueRow[] | null
    deals: DealRow[] | null
  }>(
    `with own as (select company_id, company from leads where workspace_no = 1 and lead_id = $1 and company_id is not null),
      others as (select l.lead_id, l.name, l.title, l.stage, l.version, l.score, l.seq, l.last_activity_at
        from own join leads l on l.workspace_no = 1 and l.company_id = own.company_id and l.lead_id <> $1 limit 200),
      lately as (select o.*, t.touches, t.touch_seq, (select (l.state->>'erased')::boolean from leads l
            where l.workspace_no = 1 and l.lead_id = o.lead_id) as erased
        from (select * from others order by last_activity_at desc limit 12) as o,
          lateral (select count(*)::int as touches, max(seq) as touch_seq from touches t
            where t.workspace_no = 1 and t.lead_id = o.lead_id and t.at > to_timestamp($2 / 1000.0)) as t),
      known as (select d.lead_id, d.name, d.status, trim_scale(d.amount)::text as amount, d.currency, d.closed_at, d.opportunity_id,
          d.updated_at
        from own join opportunities d on d.workspace_no = 1 and d.status = any('{open,won,lost}') and d.company_id = own.company_id
        where d.is_primary and d.lead_id <> $1 order by d.status = 'open' desc, d.updated_at desc limit 4)
     select own.company as name, (select count(*)::int from others) as others,
       (select json_agg(json_build_object('lead_id', lead_id, 'name', name, 'title', title, 'stage', stage, 'version', version,
          'score', score, 'seq', seq, 'last_activity_at', round(extract(epoch from last_activity_at) * 1000), 'erased', coalesce(erased, false),
          'touches', touches, 'touch_seq', touch_seq) order by last_activity_at desc) from lately) as colleagues,
       (select json_agg(json_build_object('lead_id', k.lead_id, 'name', k.name, 'status', k.status, 'amount', k.amount,
          'currency', k.currency, 'closed_at', round(extract(epoch from k.closed_at) * 1000), 'seq', e.seq)
          order by k.status = 'open' desc, k.updated_at desc)
          from known k, lateral (select max(e.seq) as seq from entries e
            where e.workspace_no = 1 and e.lead_id = k.lead_id and e.kind like 'Opportunity%'
              and e.body->>'id' = k.opportunity_id) as e where e.seq is not null) as deals
     from own`,
    [leadId, now - DAYS_90],
    { name: 'brief_company' },
  )
  const found = rows[0]
  return found ? { ...found, colleagues: found.colleagues ?? [], deals: found.deals ?? [] } : null
}
