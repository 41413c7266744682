import { DEFAULT_DAYS } from '#journey/consent/retention.rules.ts'
import type { Queryable } from '#platform/database.ts'
import type { RetentionDays, RetentionRule, RetentionView } from '#journey/consent/retention.contract.ts'

export interface StoredRetention {
  days: RetentionDays
  updatedAt: number | null
  updatedBy: string | null
}

export async function readRetention(db: Queryable): Promise<StoredRetention> {
  const { rows } = await db.query<{ rules: Partial<RetentionDays>; at: number; by: string }>(
    'select rules, updated_at as at, updated_by as by from retention_rules where workspace_no = 1',
  )
  const { rules = {}, at = null, by = null } = rows[0] ?? {}
  return { days: { ...DEFAULT_DAYS, ...rules }, updatedAt: at, updatedBy: by }
}

export async function writeRetention(
  db: Queryable,
  days: RetentionDays,
  by: string,
  now: number,
): Promise<void> {
  await db.query(
    `insert into retention_rules (workspace_no, rules, updated_at, updated_by) values (1, $1, to_timestamp($2 / 1000.0), $3)
     on conflict (workspace_no) do update set rules = excluded.rules, updated_at = excluded.updated_at, updated_by = excluded.updated_by`,
    [JSON.stringify(days), now, by],
  )
}

interface Kept {
  table: string
  /** what is old enough; $1: the cut in epoch ms */
  old: string
  /** what happens to a slice of it */
  go: (slice: string) => string
}

const slice = (table: string, key: string, set: string) => (which: string) =>
  `update ${table} set ${set} where workspace_no = 1 and ${key} in (${which})`
const gone = (table: string, key: string) => (which: string) =>
  `delete from ${table} where workspace_no = 1 and ${key} in (${which})`

/** Leads are erased one by one, by the same action as by hand; the rest goes by statements. */
const KEPT: Record<Exclude<RetentionRule, 'closed_leads'>, Kept & { key: string }> = {
  visits: {
    table: 'visits',
    key: '(visitor, hit_id)',
    old: 'lead_id is null and at < to_timestamp($1 / 1000.0)',
    go: gone('visits', '(visitor, hit_id)'),
  },
  unconfirmed: {
    table: 'form_confirmations',
    key: 'confirmation_id',
    old: `state <> 'confirmed' and lead_id is null and received_at < to_timestamp($1 / 1000.0)`,
    go: gone('form_confirmations', 'confirmation_id'),
  },
  submissions: {
    table: 'submissions',
    key: 'submission_id',
    old: `received_at < to_timestamp($1 / 1000.0) and body::text not in ('{"erased": true}', '{"faded": true}')`,
    go: slice('submissions', 'submission_id', `body = '{"faded": true}', problem = null`),
  },
  mails_in: {
    table: 'mails_in',
    key: 'mail_id',
    old: `raw is not null and state <> 'waiting' and taken_at < to_timestamp($1 / 1000.0)`,
    // an address that such a mail put on the list of those who are left alone goes with it; its code stays, and holds
    go: (which) =>
      `with old as materialized (${which}),
         listed as (update suppressions s set key = null, value = null from old where s.workspace_no = 1 and s.mail_id = old.mail_id)
       update mails_in set raw = null, subject = '', body_text = null, from_address = null, from_name = null, recipient = null
        where workspace_no = 1 and mail_id in (select mail_id from old)`,
  },
}

/** How many rows a rule would let go. `closed`: the stages that are the end. */
export async function countOld(
  db: Queryable,
  rule: RetentionRule,
  cut: number,
  closed: string[],
): Promise<number> {
  const leads = rule === 'closed_leads'
  const { rows } = await db.query<{ n: number }>(
    leads
      ? `select count(*)::int as n from leads where ${CLOSED}`
      : `select count(*)::int as n from ${KEPT[rule].table} where workspace_no = 1 and ${KEPT[rule].old}`,
    leads ? [cut, closed] : [cut],
    { timeoutMs: 60_000 },
  )
  return rows[0]!.n
}

const CLOSED = `workspace_no = 1 and stage = any($2::text[]) and stage_since < to_timestamp($1 / 1000.0)
  and last_activity_at < to_timestamp($1 / 1000.0) and person::text <> '{}'`

/** Lets one slice go. @returns how many rows it was; fewer than `most`: it was the last */
export async function letGo(
  db: Queryable,
  rule: Exclude<RetentionRule, 'closed_leads'>,
  cut: number,
  most: number,
): Promise<number> {
  const { table, key, old, go } = KEPT[rule]
  const keys = key.replaceAll(/[()]/g, '')
  const { rowCount } = await db.query(
    go(`select ${keys} from ${table} where workspace_no = 1 and ${old} limit $2`),
    [cut, most],
    { timeoutMs: 60_000 },
  )
  return rowCount
}

export async function closedLeads(
  db: Queryable,
  cut: number,
  closed: string[],
  most: number,
): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `select lead_id as id from leads where ${CLOSED} limit $3`,
    [cut, closed, most],
    { timeoutMs: 60_000 },
  )
  return rows.map(({ id }) => id)
}

export async function logRun(
  db: Queryable,
  run: { id: string; rule: RetentionRule; days: number; began: number; ended: number; gone: number },
): Promise<void> {
  await db.query(
    `insert into retention_log (workspace_no, run_id, rule, days, began_at, ended_at, gone)
     values (1, $1, $2, $3, to_timestamp($4 / 1000.0), to_timestamp($5 / 1000.0), $6)`,
    [run.id, run.rule, run.days, run.began, run.ended, run.gone],
  )
}

export async function readLog(db: Queryable): Promise<RetentionView['log']> {
  const { rows } = await db.query<{ rule: RetentionRule; days: number; at: number; gone: number }>(
    'select rule, days, ended_at as at, gone from retention_log where workspace_no = 1 order by ended_at desc limit 50',
  )
  return rows.map(({ at, ...run }) => ({ ...run, endedAt: new Date(at).toISOString() }))
}
