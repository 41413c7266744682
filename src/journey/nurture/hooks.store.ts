import type { Queryable } from '#platform/database.ts'

/** Another system that webhook steps tell. Moments: epoch ms. */
export interface Hook {
  id: string
  name: string
  url: string
  secret: string
  privateAllowed: boolean
}

export interface HookRow extends Hook {
  waiting: number
  failed30: number
  last: number | null
  problem: string | null
}

const COLUMNS = 'h.hook as id, h.name, h.url, h.secret, h.private_allowed as "privateAllowed"'
const DAY_MS = 24 * 3_600_000

export async function readHooks(db: Queryable, now: number, id: string | null = null): Promise<HookRow[]> {
  const { rows } = await db.query<HookRow>(
    `select ${COLUMNS}, o.waiting, o.failed30, o.last,
         (select detail from outbox where workspace_no = 1 and kind = 'webhook' and recipient = h.hook
           and detail <> '' and outcome is distinct from 'sent' order by due_at desc limit 1) as problem
       from hooks h cross join lateral (
         select count(*) filter (where settled_at is null)::int as waiting, max(settled_at) filter (where outcome = 'sent') as last,
             count(*) filter (where outcome = 'failed' and settled_at > to_timestamp(($1 - ${30 * DAY_MS}::float8) / 1000.0))::int as failed30
           from outbox where workspace_no = 1 and kind = 'webhook' and recipient = h.hook) as o
      where h.workspace_no = 1 and ($2::text is null or h.hook = $2) order by h.name, h.hook`,
    [now, id],
  )
  return rows
}

/** @returns false when the name is taken */
export async function insertHook(
  db: Queryable,
  { id, name, url, secret, privateAllowed }: Hook,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into hooks (workspace_no, hook, name, url, secret, private_allowed) values (1, $1, $2, $3, $4, $5)
     on conflict do nothing`,
    [id, name, url, secret, privateAllowed],
  )
  return rowCount > 0
}

export async function updateHook(db: Queryable, id: string, change: Partial<Hook>): Promise<boolean> {
  const { rowCount } = await db.query(
    `update hooks set name = coalesce($2, name), url = coalesce($3, url), private_allowed = coalesce($4, private_allowed)
      where workspace_no = 1 and hook = $1`,
    [id, change.name ?? null, change.url ?? null, change.privateAllowed ?? null],
  )
  return rowCount > 0
}

export async function deleteHook(db: Queryable, id: string): Promise<boolean> {
  const { rowCount } = await db.query('delete from hooks where workspace_no = 1 and hook = $1', [id])
  return rowCount > 0
}

export interface DueHook {
  lead_id: string
  seq: number
  recipient: string
  payload: { programme: string; version: number; step: string; at: number }
  attempts: number
}

/** Takes what is due; whoever dies with it leaves it to the next one when the lease is over. */
export async function claimHooks(db: Queryable, now: number, leaseMs: number): Promise<DueHook[]> {
  const { rows } = await db.query<DueHook>(
    `update outbox o set attempts = o.attempts + 1, due_at = to_timestamp(($1::float8 + $2::float8) / 1000.0)
       from (select lead_id, seq, kind from outbox where workspace_no = 1 and settled_at is null
              and kind = 'webhook' and due_at <= to_timestamp($1 / 1000.0) order by due_at limit 20 for update skip locked) as c
      where o.workspace_no = 1 and o.lead_id = c.lead_id and o.seq = c.seq and o.kind = c.kind
      returning o.lead_id, o.seq, o.recipient, o.payload, o.attempts`,
    [now, leaseMs],
  )
  return rows
}

/** Settles it, or puts it off to `dueAt`. */
export async function closeHook(
  db: Queryable,
  { lead_id, seq }: DueHook,
  came: { outcome: 'sent' | 'failed' | null; detail: string; at: number; dueAt: number },
): Promise<void> {
  await db.query(
    // what was given up is told by no entry, and counts in the leak ledger all the same (docs/leaks.md)
    `with closed as (
       update outbox set settled_at = case when $3::text is null then null else to_timestamp($5 / 1000.0) end, outcome = $3,
           detail = $4, due_at = to_timestamp($6 / 1000.0)
        where workspace_no = 1 and lead_id = $1 and seq = $2 and kind = 'webhook' returning outcome)
     insert into grain_due select 1, l.lead_id, l.seq, false from closed, leads l
      where closed.outcome = 'failed' and l.workspace_no = 1 and l.lead_id = $1 on conflict do nothing`,
    [lead_id, seq, came.outcome, came.detail.slice(0, 500), came.at, came.dueAt],
  )
}
