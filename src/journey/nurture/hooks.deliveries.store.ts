import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import type { DeliveriesQuery, HookCall } from '#journey/nurture/hooks.contract.ts'
import type { DueHook } from '#journey/nurture/hooks.queue.store.ts'
import type { Queryable } from '#platform/database.ts'

/** A delivery as a list shows it. Moments: epoch ms. */
export interface DeliveryRow extends DueHook {
  due_at: number
  settled_at: number | null
  outcome: 'sent' | 'failed' | 'calling' | null
  detail: string | null
  name: string | null
  company: string | null
  reason: HookCall['reason'] | null
  status: number | null
}

const STATES: Record<NonNullable<DeliveriesQuery['state']>, string> = {
  waiting: 'settled_at is null',
  taken: `outcome = 'sent'`,
  failed: `outcome = 'failed'`,
}

/** Deliveries of a system, latest first; those that wait by their next try. Null when the cursor is not one of ours. */
export async function listDeliveries(
  db: Queryable,
  hook: string,
  { state, limit, cursor }: DeliveriesQuery,
): Promise<{ items: DeliveryRow[]; next: string | null } | null> {
  const before = cursor === undefined ? undefined : decodeCursor(cursor, ['moment', 'uuid', 'int4'])
  if (before === null) return null
  const params: unknown[] = [hook, limit + 1]
  const value = (one: unknown) => `$${params.push(one)}`
  // kind and state by name and no parameter: only so do the partial indexes serve
  const where = [`workspace_no = 1 and kind = 'webhook' and recipient = $1`]
  if (state !== undefined) where.push(STATES[state])
  if (before !== undefined)
    where.push(
      `(due_at, lead_id, seq) < (to_timestamp(${value(before[0])}::float8 / 1000.0), ${value(before[1])}::uuid, ${value(before[2])}::int4)`,
    )
  const { rows } = await db.query<DeliveryRow>(
    `select o.*, l.name, l.company, c.reason, c.status
       from (select lead_id, seq, recipient, payload, attempts, due_at, settled_at, outcome, detail from outbox
              where ${where.join(' and ')} order by due_at desc, lead_id desc, seq desc limit $2) as o
       left join leads l on l.workspace_no = 1 and l.lead_id = o.lead_id
       left join lateral (select reason, status from hook_calls
              where workspace_no = 1 and lead_id = o.lead_id and seq = o.seq and hook = o.recipient
              order by at desc limit 1) as c on true
      order by o.due_at desc, o.lead_id desc, o.seq desc`,
    params,
    { timeoutMs: 10_000 },
  )
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const next = rows.length > limit && last ? encodeCursor([last.due_at, last.lead_id, last.seq]) : null
  return { items, next }
}
