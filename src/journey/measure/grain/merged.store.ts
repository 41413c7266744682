import { effective } from '#journey/merging/effective.rules.ts'
import type { FactAt } from '#journey/measure/grain/began.rules.ts'
import type { Queryable } from '#platform/database.ts'

/** All facts of streams in which merges were undone, without what they say, in the order of each stream. */
export async function readFacts(db: Queryable, leads: string[]): Promise<(FactAt & { lead: string })[]> {
  const { rows } = await db.query<FactAt & { lead: string }>(
    `select lead_id as lead, seq, kind, recorded_at as "recordedAt",
        case when kind = 'LeadUnmerged' then (body->>'from')::int4 end as "from"
      from entries where workspace_no = 1 and lead_id = any($1::uuid[]) and fact order by lead_id, seq`,
    [leads],
    { name: 'grain_facts' },
  )
  return rows
}

interface Attempt {
  lead: string
  of: string
  seq: number
  kind: string
  at: number
  from: number | null
}

/** When people tried to reach the person by way of the leads that go on in these, before they did. Moments: epoch ms. */
export async function readElsewhere(db: Queryable, leads: string[]): Promise<{ lead: string; at: number }[]> {
  if (leads.length === 0) return []
  const { rows } = await db.query<Attempt>(
    `select m.survivor_id as lead, m.lead_id as of, e.seq, e.kind, e.at,
        case when e.kind = 'LeadUnmerged' then (e.body->>'from')::int4 end as "from"
      from merged_leads m join entries e on e.workspace_no = 1 and e.lead_id = m.lead_id
     where m.workspace_no = 1 and m.survivor_id = any($1::uuid[])
       and (e.kind = 'LeadUnmerged' or (e.kind = 'ContactAttempted' and (e.body->>'automatic')::boolean is not true))
     order by m.lead_id, e.seq`,
    [leads],
    { name: 'grain_elsewhere' },
  )
  const streams = [...new Set(rows.map(({ of }) => of))].map((id) => rows.filter(({ of }) => of === id))
  return streams.flatMap((stream) =>
    effective(stream.map((row) => ({ ...row, body: row }))).map(({ lead, at }) => ({ lead, at })),
  )
}
