import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import type { CallsQuery, HookCall } from '#journey/nurture/hooks.contract.ts'
import type { Delivered } from '#journey/nurture/hooks.rules.ts'
import type { Queryable } from '#platform/database.ts'

/** A call as it is kept. Moments: epoch ms. */
export interface CallRow extends Delivered {
  id: string
  at: number
  lead_id: string | null
  seq: number | null
  attempt: number
  asked_by: string | null
}

export interface NewCall extends Delivered {
  id: string
  hook: string
  at: number
  of: { lead_id: string; seq: number } | null
  attempt: number
  askedBy: string | null
}

/** How many of each system are kept. */
const KEPT = 10_000
const KEPT_DAYS = 90

/** As `callOf` reads them; the moment as a number, since it also travels inside of JSON. */
export const CALL_COLUMNS = `call_id as id, (extract(epoch from at) * 1000)::float8 as at, lead_id, seq, attempt, asked_by, outcome, reason, status, ms, detail, answer`

export function callOf({ id, at, lead_id, seq, attempt, asked_by, ...came }: CallRow): HookCall {
  const delivery = lead_id === null ? null : `${lead_id}.${seq}`
  const { outcome, reason, status, ms, detail, answer } = came
  return {
    id,
    at: iso(Math.round(at)),
    delivery,
    attempt,
    askedBy: asked_by,
    outcome,
    reason,
    status,
    ms,
    detail,
    answer,
  }
}

export async function insertCall(db: Queryable, call: NewCall): Promise<void> {
  const { id, hook, at, of, attempt, askedBy, outcome, reason, status, ms, detail, answer } = call
  await db.query(
    `insert into hook_calls (workspace_no, hook, call_id, at, lead_id, seq, attempt, asked_by, outcome, reason, status, ms, detail, answer)
     values (1, $1, $2, to_timestamp($3 / 1000.0), $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      hook,
      id,
      at,
      of?.lead_id ?? null,
      of?.seq ?? null,
      attempt,
      askedBy,
      outcome,
      reason,
      status,
      ms,
      detail,
      answer,
    ],
  )
}

/** Calls of a system, latest first, or of one delivery. Null when the cursor is not one of ours. */
export async function listCalls(
  db: Queryable,
  hook: string,
  { delivery, limit, cursor }: CallsQuery,
): Promise<{ items: HookCall[]; next: string | null } | null> {
  const before = cursor === undefined ? undefined : decodeCursor(cursor, ['moment', 'uuid'])
  if (before === null) return null
  const params: unknown[] = [hook, limit + 1]
  const value = (one: unknown) => `$${params.push(one)}`
  const where = ['workspace_no = 1', 'hook = $1']
  if (delivery !== undefined) {
    const [lead, seq] = delivery.split('.')
    where.push(`lead_id = ${value(lead)}::uuid and seq = ${value(seq)}::int4`)
  }
  if (before !== undefined)
    where.push(
      `(at, call_id) < (to_timestamp(${value(before[0])}::float8 / 1000.0), ${value(before[1])}::uuid)`,
    )
  const { rows } = await db.query<CallRow>(
    `select ${CALL_COLUMNS} from hook_calls where ${where.join(' and ')} order by hook_calls.at desc, call_id desc limit $2`,
    params,
  )
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const next = rows.length > limit && last ? encodeCursor([Math.round(last.at), last.id]) : null
  return { items: items.map(callOf), next }
}

/** Lets go of what is old, or too much. */
export async function pruneCalls(db: Queryable, now: number): Promise<void> {
  await db.query(
    `delete from hook_calls c using (
         select h.hook, greatest(to_timestamp($1 / 1000.0),
             (select at from hook_calls where workspace_no = 1 and hook = h.hook order by at desc, call_id desc offset ${KEPT} limit 1)) as until
           from (select distinct hook from hook_calls where workspace_no = 1) as h) as old
      where c.workspace_no = 1 and c.hook = old.hook and c.at <= old.until`,
    [now - KEPT_DAYS * 24 * 3_600_000],
    { timeoutMs: 60_000 },
  )
}
