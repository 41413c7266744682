import { LEAD_COLUMNS } from '#work/list.store.ts'
import type { Card } from '#work/card.ts'
import type { LeadRow } from '#work/list.store.ts'
import type { OpportunityRow, PassageRow } from '#journey/lifecycle/detail.rules.ts'
import type { Queryable } from '#platform/database.ts'

type WholeRow = LeadRow & {
  seq: number
  head: Buffer
  state: Card['state']
  person: Card['person']
  company_id: string | null
  passages: PassageRow[] | null
  opportunities: OpportunityRow[] | null
}

/** Everything that the lead's page shows but its timeline, in one query. Null when there is no such lead. */
export async function loadLead(
  db: Queryable,
  leadId: string,
): Promise<{ row: LeadRow; card: Card; passages: PassageRow[]; opportunities: OpportunityRow[] } | null> {
  const { rows } = await db.query<WholeRow>(
    `select ${LEAD_COLUMNS}, seq, head, state, person, company_id,
       (select json_agg(json_build_object('seq', p.seq, 'pass', p.pass, 'stage', p.stage, 'owner', p.owner, 'version', p.version,
           'entered_at', round(extract(epoch from p.entered_at) * 1000), 'left_at', round(extract(epoch from p.left_at) * 1000),
           'why', p.why) order by p.seq)
          from passages p where p.workspace_no = 1 and p.lead_id = l.lead_id) as passages,
       (select json_agg(json_build_object('opportunity_id', o.opportunity_id, 'name', o.name, 'status', o.status,
           'amount', trim_scale(o.amount)::text, 'currency', o.currency,
           'opened_at', round(extract(epoch from o.opened_at) * 1000), 'closed_at', round(extract(epoch from o.closed_at) * 1000))
           order by o.opened_at)
          from opportunities o where o.workspace_no = 1 and o.lead_id = l.lead_id) as opportunities
     from leads l where workspace_no = 1 and lead_id = $1`,
    [leadId],
    { name: 'load_lead' },
  )
  const found = rows[0]
  if (!found) return null
  const { seq, head, state, person, company_id, passages, opportunities, ...row } = found
  const company = row.company === null ? null : { id: company_id!, name: row.company }
  return {
    row,
    card: { leadId, seq, head, state, person, company },
    passages: passages ?? [],
    opportunities: opportunities ?? [],
  }
}
