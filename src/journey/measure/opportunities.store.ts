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

/** What is needed to tell of it again. */
interface Retold {
  /** the leads as they were named, also those that go on in others by now; first the one that it is counted with */
  named: string[]
  /** how far the primary lead's stream went when this was read; who builds on it checks that */
  primary_seq: number
}

export async function findOpportunity(
  db: Queryable,
  id: string,
): Promise<(StoredOpportunity & Retold) | null> {
  const { rows } = await db.query<StoredOpportunity & { named: string[][]; primary_seq: number }>(
    `select f.*, l.seq as primary_seq,
            (select json_agg(o.named ${PRIMARY_FIRST}) from opportunities o where o.workspace_no = 1 and o.opportunity_id = $1) as named
       from (${SELECT} where o.workspace_no = 1 and o.opportunity_id = $1 group by o.opportunity_id) as f
       join leads l on l.workspace_no = 1 and l.lead_id = f.lead_ids[1]::uuid`,
    [id],
  )
  const [found] = rows
  return found ? { ...found, named: [...new Set(found.named.flat())] } : null
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

/** Those of the leads that there are, each with the lead in which it goes on: itself or another. */
export async function knownLeads(db: Queryable, ids: string[]): Promise<Map<string, string>> {
  const { rows } = await db.query<{ id: string; hears: string }>(
    `select lead_id as id, lead_id as hears from leads where workspace_no = 1 and lead_id = any($1::uuid[])
     union all select lead_id, survivor_id from merged_leads where workspace_no = 1 and lead_id = any($1::uuid[])`,
    [ids],
  )
  return new Map(rows.map(({ id, hears }) => [id, hears]))
}
