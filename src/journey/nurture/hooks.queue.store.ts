import type { Queryable } from '#platform/database.ts'
import type { RetryInput } from '#journey/nurture/hooks.contract.ts'

/** A word that is owed to another system, in the outbox of its lead. Moments: epoch ms. */
export interface DueHook {
  lead_id: string
  seq: number
  recipient: string
  payload: { programme: string; version: number; step: string; at: number }
  attempts: number
}

const AT_ONCE = 20
const DAY_MS = 24 * 3_600_000
/** How many one press sends again. */
const MOST_RETRIED = 10_000

const DUE = `kind = 'webhook' and settled_at is null and due_at <= to_timestamp($1 / 1000.0)`

/** Systems that have something due; among them those that there are no more. */
export async function systemsDue(db: Queryable, now: number): Promise<string[]> {
  const { rows } = await db.query<{ hook: string }>(
    `select hook from hooks h where workspace_no = 1
        and exists (select from outbox where workspace_no = 1 and recipient = h.hook and ${DUE})
     union all
     (select distinct recipient from outbox o where workspace_no = 1 and ${DUE}
         and not exists (select from hooks where workspace_no = 1 and hook = o.recipient))`,
    [now],
  )
  return rows.map(({ hook }) => hook)
}

/** Takes what is due to a system; whoever dies with it leaves it to the next one when the lease is over. `calling`: under way. */
export async function claimHooks(
  db: Queryable,
  hook: string,
  now: number,
  leaseMs: number,
): Promise<DueHook[]> {
  const { rows } = await db.query<DueHook>(
    `update outbox o set attempts = o.attempts + 1, outcome = 'calling', due_at = to_timestamp(($1::float8 + $2::float8) / 1000.0)
       from (select lead_id, seq from outbox where workspace_no = 1 and recipient = $3 and ${DUE}
              order by due_at limit ${AT_ONCE} for update skip locked) as c
      where o.workspace_no = 1 and o.lead_id = c.lead_id and o.seq = c.seq and o.kind = 'webhook'
      returning o.lead_id, o.seq, o.recipient, o.payload, o.attempts`,
    [now, leaseMs, hook],
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

/**
 * Lets deliveries be tried again now: one, or all that wait or that were given up in the last 30 days. What is under way stays as
 * it is, else it would be told twice. @returns how many
 */
export async function retryHooks(
  db: Queryable,
  hook: string,
  { delivery, state }: RetryInput,
  now: number,
): Promise<number> {
  const params: unknown[] = [hook, now]
  const value = (one: unknown) => `$${params.push(one)}`
  const failed = `outcome = 'failed'`
  // after a crash what was under way is due again when its lease is over
  const waiting = `settled_at is null and (outcome is null or due_at <= to_timestamp($2::float8 / 1000.0))`
  const [lead, seq] = delivery?.split('.') ?? []
  const which =
    delivery !== undefined
      ? `lead_id = ${value(lead)}::uuid and seq = ${value(seq)}::int4 and (${failed} or ${waiting})`
      : state === 'waiting'
        ? waiting
        : `${failed} and due_at > to_timestamp(($2::float8 - ${30 * DAY_MS}) / 1000.0)`
  const { rowCount } = await db.query(
    // what is tried again leaks no longer
    `with tried as (
       update outbox o set settled_at = null, outcome = null, due_at = to_timestamp($2::float8 / 1000.0),
           attempts = case when o.settled_at is null then o.attempts else 0 end
         from (select lead_id, seq from outbox where workspace_no = 1 and kind = 'webhook' and recipient = $1 and ${which}
                limit ${MOST_RETRIED}) as c
        where o.workspace_no = 1 and o.lead_id = c.lead_id and o.seq = c.seq and o.kind = 'webhook' returning o.lead_id),
      due as (
       insert into grain_due select distinct 1, l.lead_id, l.seq, false from tried join leads l on l.workspace_no = 1 and l.lead_id = tried.lead_id
         on conflict do nothing)
     select lead_id from tried`,
    params,
    { timeoutMs: 30_000 },
  )
  return rowCount
}
