import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import type { Queryable } from '#platform/database.ts'

export interface StoredRequest {
  id: string
  leadId: string
  name: string | null
  what: 'erase'
  askedAt: number
  settledAt: number | null
  settledBy: string | null
  outcome: 'done' | 'declined' | null
}

/** Asked once, however often the button is pressed. @returns false when it was asked before and nobody settled it yet */
export async function askErasure(db: Queryable, leadId: string, id: string, now: number): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into rights_requests (workspace_no, lead_id, request_id, what, asked_at)
     values (1, $1, $2, 'erase', to_timestamp($3 / 1000.0)) on conflict do nothing`,
    [leadId, id, now],
  )
  return rowCount > 0
}

export async function isErasureAsked(db: Queryable, leadId: string): Promise<boolean> {
  const { rows } = await db.query(
    `select 1 from rights_requests where workspace_no = 1 and lead_id = $1 and what = 'erase' and settled_at is null`,
    [leadId],
  )
  return rows.length > 0
}

const COLUMNS = `r.request_id as id, r.lead_id as "leadId", coalesce(l.name, l.email) as name, r.what, r.asked_at as "askedAt",
  r.settled_at as "settledAt", r.settled_by as "settledBy", r.outcome`

export async function readRequest(db: Queryable, id: string): Promise<StoredRequest | null> {
  const { rows } = await db.query<StoredRequest>(
    `select ${COLUMNS} from rights_requests r join leads l on l.workspace_no = 1 and l.lead_id = r.lead_id
      where r.workspace_no = 1 and r.request_id = $1`,
    [id],
  )
  return rows[0] ?? null
}

/** Open ones oldest first, settled ones latest first. Null when the cursor is not one of ours. */
export async function listRequests(
  db: Queryable,
  { open, limit, cursor }: { open: boolean; limit: number; cursor?: string | undefined },
): Promise<{ items: StoredRequest[]; next: string | null } | null> {
  const after = cursor === undefined ? undefined : decodeCursor(cursor, ['moment', 'uuid'])
  if (after === null) return null
  const [sign, order] = open ? ['>', 'asc'] : ['<', 'desc']
  const { rows } = await db.query<StoredRequest>(
    `select ${COLUMNS} from rights_requests r join leads l on l.workspace_no = 1 and l.lead_id = r.lead_id
      where r.workspace_no = 1 and (r.settled_at is null) = $1
        and ($2::float8 is null or (r.asked_at, r.request_id) ${sign} (to_timestamp($2::float8 / 1000.0), $3::uuid))
      order by r.asked_at ${order}, r.request_id ${order} limit $4`,
    [open, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
  )
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? encodeCursor([last.askedAt, last.id]) : null }
}

/** @returns false when it was settled meanwhile */
export async function settleRequest(
  db: Queryable,
  id: string,
  outcome: 'done' | 'declined',
  by: string,
  now: number,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update rights_requests set settled_at = to_timestamp($3 / 1000.0), settled_by = $4, outcome = $2
      where workspace_no = 1 and request_id = $1 and settled_at is null`,
    [id, outcome, now, by],
  )
  return rowCount > 0
}
