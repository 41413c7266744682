import { CALL_COLUMNS, callOf } from '#journey/nurture/hooks.calls.store.ts'
import type { CallRow } from '#journey/nurture/hooks.calls.store.ts'
import type { HookCall } from '#journey/nurture/hooks.contract.ts'
import type { Queryable } from '#platform/database.ts'

/** Another system that webhook steps tell. Moments: epoch ms. */
export interface Hook {
  id: string
  name: string
  url: string
  secret: string
  privateAllowed: boolean
  /** signs beside the present one until `beforeUntil` */
  secretBefore: string | null
  beforeUntil: number | null
  secretAt: number | null
  madeAt: number | null
  madeBy: string | null
}

/** What a list shows of it. */
export interface HookRow extends Hook {
  waiting: number
  failed30: number
  last: number | null
  call: HookCall | null
}

const COLUMNS = `h.hook as id, h.name, h.url, h.secret, h.private_allowed as "privateAllowed", h.secret_before as "secretBefore",
  h.before_until as "beforeUntil", h.secret_at as "secretAt", h.made_at as "madeAt", h.made_by as "madeBy"`
const DAY_MS = 24 * 3_600_000

/** As whoever calls them needs them, by id. */
export async function hooksById(db: Queryable): Promise<Map<string, Hook>> {
  const { rows } = await db.query<Hook>(`select ${COLUMNS} from hooks h where h.workspace_no = 1`)
  return new Map(rows.map((hook) => [hook.id, hook]))
}

export async function readHooks(db: Queryable, now: number, id: string | null = null): Promise<HookRow[]> {
  const owed = `from outbox where workspace_no = 1 and kind = 'webhook' and recipient = h.hook`
  const { rows } = await db.query<Omit<HookRow, 'call'> & { call: CallRow | null }>(
    `select ${COLUMNS},
         (select count(*)::int ${owed} and settled_at is null) as waiting,
         (select count(*)::int ${owed} and outcome = 'failed'
             and due_at > to_timestamp(($1 - ${30 * DAY_MS}::float8) / 1000.0)) as failed30,
         (select settled_at ${owed} and outcome = 'sent' order by due_at desc limit 1) as last,
         (select to_jsonb(c) from (select ${CALL_COLUMNS} from hook_calls where workspace_no = 1 and hook = h.hook
             order by at desc, call_id desc limit 1) as c) as call
       from hooks h where h.workspace_no = 1 and ($2::text is null or h.hook = $2) order by h.name, h.hook`,
    [now, id],
    { timeoutMs: 10_000 },
  )
  return rows.map((row) => ({ ...row, call: row.call && callOf(row.call) }))
}

/** @returns false when the name is taken */
export async function insertHook(
  db: Queryable,
  given: Pick<Hook, 'id' | 'name' | 'url' | 'secret' | 'privateAllowed'> & { at: number; by: string },
): Promise<boolean> {
  const { id, name, url, secret, privateAllowed, at, by } = given
  const { rowCount } = await db.query(
    `insert into hooks (workspace_no, hook, name, url, secret, private_allowed, made_at, made_by, secret_at, secret_by)
     values (1, $1, $2, $3, $4, $5, to_timestamp($6 / 1000.0), $7, to_timestamp($6 / 1000.0), $7) on conflict do nothing`,
    [id, name, url, secret, privateAllowed, at, by],
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

/** The one before signs too until `beforeUntil`; one that had not ended by then ends now. */
export async function replaceSecret(
  db: Queryable,
  id: string,
  { secret, beforeUntil, at, by }: { secret: string; beforeUntil: number; at: number; by: string },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update hooks set secret = $2, secret_at = to_timestamp($4 / 1000.0), secret_by = $5,
         secret_before = case when $3::float8 > $4 then secret end,
         before_until = case when $3::float8 > $4 then to_timestamp($3 / 1000.0) end
      where workspace_no = 1 and hook = $1`,
    [id, secret, beforeUntil, at, by],
  )
  return rowCount > 0
}

/** Its calls go with it; what it was owed stays, and fails. */
export async function deleteHook(db: Queryable, id: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `with gone as (delete from hook_calls where workspace_no = 1 and hook = $1)
     delete from hooks where workspace_no = 1 and hook = $1`,
    [id],
  )
  return rowCount > 0
}
