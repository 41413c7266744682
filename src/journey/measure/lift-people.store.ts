import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { DRAWN, type LiftOf } from '#journey/measure/lift.store.ts'
import type { DrawnQuery } from '#journey/measure/lift.view.contract.ts'
import type { Outcome } from '#journey/measure/lift.contract.ts'
import type { Queryable } from '#platform/database.ts'

export interface DrawnRow {
  id: string
  name: string | null
  email: string | null
  company: string | null
  stage: string
  lead_version: number
  version: number
  drawn_at: number
  accepted_at: number | null
  opportunity_at: number | null
  won_at: number | null
  won: number | null
}

const BY = 'to_timestamp($2 / 1000.0)'
const OPENED = 'coalesce(o.opened_at, o.closed_at)'
const OF = 'o.workspace_no = 1 and o.lead_id = d.lead_id'
/** What lift.store.ts counts, of one person. */
const CAME: Record<Outcome, string> = {
  accepted: `from handoffs o where ${OF} and o.answer = 'accepted' and o.answered_at > d.entered_at and o.answered_at <= ${BY}`,
  opportunity: `from opportunities o where ${OF} and o.is_primary and ${OPENED} > d.entered_at and ${OPENED} <= ${BY}`,
  won: `from opportunities o where ${OF} and o.is_primary and o.status = 'won' and o.closed_at > d.entered_at and o.closed_at <= ${BY}`,
}

/** The people of an arm, who was drawn last first. Null when the cursor is not one of ours. */
export async function listDrawn(
  db: Queryable,
  of: LiftOf,
  { arm, outcome, cursor, limit }: DrawnQuery,
): Promise<{ items: DrawnRow[]; next: string | null } | null> {
  const after = cursor === undefined ? null : decodeCursor(cursor, ['moment', 'uuid'])
  if (cursor !== undefined && !after) return null
  const { rows } = await db.query<DrawnRow>(
    `with d as (
       select * from (${DRAWN}) as d
        where d.held_out = $5 and ($6::float8 is null or (d.entered_at, d.lead_id) < (to_timestamp($6 / 1000.0), $7::uuid))
          ${outcome === undefined ? '' : `and exists (select 1 ${CAME[outcome]})`}
        order by d.entered_at desc, d.lead_id desc limit $8)
     select l.lead_id as id, l.name, l.email, l.company, l.stage, l.version as lead_version, d.version, d.entered_at as drawn_at,
         (select min(o.answered_at) ${CAME.accepted}) as accepted_at,
         (select min(${OPENED}) ${CAME.opportunity}) as opportunity_at,
         (select min(o.closed_at) ${CAME.won}) as won_at,
         (select sum(greatest(o.amount, 0))::float8 ${CAME.won} and o.currency is not distinct from $4) as won
       from d join leads l on l.workspace_no = 1 and l.lead_id = d.lead_id
      order by d.entered_at desc, d.lead_id desc`,
    [
      of.programme,
      of.asOf,
      of.versions,
      of.currency,
      arm === 'held_out',
      ...(after ?? [null, null]),
      limit + 1,
    ],
    { timeoutMs: 60_000 },
  )
  const items = rows.slice(0, limit)
  const last = rows.length > limit ? items.at(-1)! : null
  return { items, next: last && encodeCursor([Math.floor(last.drawn_at), last.id]) }
}
