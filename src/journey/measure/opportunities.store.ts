import type { Queryable } from '#platform/database.ts'

export interface StoredOpportunity {
  opportunity_id: string
  lead_ids: string[]
  name: string | null
  company: string | null
  owner: string | null
  status: 'open' | 'won' | 'lost'
  stage: string | null
  amount: string | null
  currency: string | null
  opened_at: number | null
  closed_at: number | null
  fields: Record<string, string | number | boolean>
}

const PRIMARY_FIRST = 'order by o.is_primary desc, o.lead_id'

/** An opportunity as its primary lead tells it, with all leads of the buying group. */
const SELECT = `select o.opportunity_id, array_agg(o.lead_id::text ${PRIMARY_FIRST}) as lead_ids,
  (array_agg(o.name ${PRIMARY_FIRST}))[1] as name, (array_agg(o.company ${PRIMARY_FIRST}))[1] as company,
  (array_agg(o.owner ${PRIMARY_FIRST}))[1] as owner, (array_agg(o.status ${PRIMARY_FIRST}))[1] as status,
  (array_agg(o.stage ${PRIMARY_FIRST}))[1] as stage, (array_agg(trim_scale(o.amount)::text ${PRIMARY_FIRST}))[1] as amount,
  (array_agg(o.currency ${PRIMARY_FIRST}))[1] as currency, (array_agg(o.opened_at ${PRIMARY_FIRST}))[1] as opened_at,
  (array_agg(o.closed_at ${PRIMARY_FIRST}))[1] as closed_at, (array_agg(o.fields::text ${PRIMARY_FIRST}))[1]::json as fields
  from opportunities o`

/** `primary_seq`: how far the primary lead's stream went when this was read; who builds on it checks that. */
export async function findOpportunity(
  db: Queryable,
  id: string,
): Promise<(StoredOpportunity & { primary_seq: number }) | null> {
  const { rows } = await db.query<StoredOpportunity & { primary_seq: number }>(
    `select f.*, l.seq as primary_seq
       from (${SELECT} where o.workspace_no = 1 and o.opportunity_id = $1 group by o.opportunity_id) as f
       join leads l on l.workspace_no = 1 and l.lead_id = f.lead_ids[1]::uuid`,
    [id],
  )
  return rows[0] ?? null
}

export async function listOpportunities(
  db: Queryable,
  query: { status?: string | undefined; after: string; limit: number },
): Promise<StoredOpportunity[]> {
  const { rows } = await db.query<StoredOpportunity>(
    `${SELECT} where o.workspace_no = 1 and o.opportunity_id > $1 and ($2::text is null or o.status = $2)
      group by o.opportunity_id order by o.opportunity_id limit $3`,
    [query.after, query.status ?? null, query.limit],
  )
  return rows
}

/** Those of the leads that there are, each with the lead that hears what it is told: another, where it goes on in that one. */
export async function knownLeads(
  db: Queryable,
  ids: string[],
): Promise<Map<string, { hears: string; isMerged: boolean }>> {
  const { rows } = await db.query<{ id: string; hears: string; isMerged: boolean }>(
    `select l.lead_id as id, l.lead_id as hears,
         exists (select 1 from merged_leads m where m.workspace_no = 1 and m.survivor_id = l.lead_id) as "isMerged"
       from leads l where l.workspace_no = 1 and l.lead_id = any($1::uuid[])
     union all select lead_id, survivor_id, true from merged_leads where workspace_no = 1 and lead_id = any($1::uuid[])`,
    [ids],
  )
  return new Map(rows.map(({ id, ...where }) => [id, where]))
}
