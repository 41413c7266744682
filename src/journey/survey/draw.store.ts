import type { Candidate } from './draw.rules.ts'
import type { DrawnLead } from './card.rules.ts'
import type { LeadState } from '#journey/state.ts'
import type { Queryable } from '#platform/database.ts'

export interface Span {
  from: number
  until: number
}

/** When leads were created: the first and the latest. Null when there is none. */
export async function spanOfLeads(db: Queryable): Promise<Span | null> {
  const { rows } = await db.query<{ first: number | null; last: number | null }>(
    `select (select created_at from leads where workspace_no = 1 order by created_at limit 1) as first,
       (select created_at from leads where workspace_no = 1 order by created_at desc limit 1) as last`,
  )
  const { first, last } = rows[0]!
  return first === null || last === null ? null : { from: first, until: last + 1 }
}

/** The lead created next after each of the moments: one step down an index each, however many leads there are. */
export async function candidatesAt(
  db: Queryable,
  moments: readonly number[],
  until: number,
): Promise<(Omit<Candidate, 'kind'> & { stage: string })[]> {
  const { rows } = await db.query<Omit<Candidate, 'kind'> & { stage: string }>(
    `select distinct on (l.lead_id) l.lead_id as "leadId", l.score, l.stage
       from unnest($1::float8[]) as u(moment) cross join lateral (
         select lead_id, score, stage from leads
          where workspace_no = 1 and created_at >= to_timestamp(u.moment / 1000.0)
            and created_at < to_timestamp($2 / 1000.0)
          order by created_at limit 1) l
      order by l.lead_id`,
    [moments, until],
  )
  return rows
}

type LeadRow = {
  leadId: string
  state: LeadState
  name: string | null
  email: string | null
  phone: string | null
  company: string | null
}

/** What cards are made of, in the order asked for; erased leads and those that nothing is known of are left out. */
export async function loadDrawn(db: Queryable, ids: readonly string[]): Promise<DrawnLead[]> {
  const leads = await db.query<LeadRow>(
    `select lead_id as "leadId", state, name, email, phone, company from leads
      where workspace_no = 1 and lead_id = any($1::uuid[])`,
    [ids],
  )
  const touches = await db.query<DrawnLead['touches'][number] & { leadId: string }>(
    `select lead_id as "leadId", kind, at, channel, source, campaign, asset from touches
      where workspace_no = 1 and lead_id = any($1::uuid[]) order by lead_id, at, seq`,
    [ids],
  )
  const byLead = new Map(leads.rows.map((row) => [row.leadId, { row, touches: [] as DrawnLead['touches'] }]))
  for (const { leadId, ...touch } of touches.rows) byLead.get(leadId)?.touches.push(touch)
  return ids.flatMap((id) => {
    const found = byLead.get(id)
    if (!found || found.row.state.erased || found.touches.length === 0) return []
    const { name, email, phone, company, state } = found.row
    const names = [name, email, phone, company].filter((word) => word !== null)
    return [{ leadId: id, state, names, touches: found.touches }]
  })
}
