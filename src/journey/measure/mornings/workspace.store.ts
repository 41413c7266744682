import type { Queryable } from '#platform/database.ts'

const WITHIN = { timeoutMs: 5_000 }

/** What is counted for the admin's page; names are those of the first few concerned. */
export interface Counts {
  clocksLate: number
  clocksSince: number | null
  outboxLate: number
  outboxSince: number | null
  outboxFailed: number
  refused: number
  importsFailed: string[]
  importsStuck: string[]
  keys: string[]
  leftWithLeads: string[]
  /** people who are there and have no way to sign in */
  cannotSignIn: string[]
  mailboxState: 'connecting' | 'watching' | 'failing' | null
  mailboxProblem: string | null
  mailboxSince: number | null
  mailboxLookedAt: number | null
  /** mails of programmes rest */
  pausedAt: number | null
  pausedBy: string | null
  /** mails that would leave if they did not */
  mailsDue: number
  productAddress: string | null
  programmesAddress: string | null
}

/** The health of the workspace, from small indexes; `now`: epoch ms. `mailbox`: the key of the one that is watched. */
export async function health(db: Queryable, now: number, mailbox: string | null): Promise<Counts> {
  const at = 'to_timestamp($1 / 1000.0)'
  const { rows } = await db.query<Counts>(
    `select
       (select count(*) from (select 1 from leads where workspace_no = 1 and next_due_at < ${at} - interval '1 minute' limit 1000) as l) as "clocksLate",
       (select min(next_due_at) from leads where workspace_no = 1 and next_due_at < ${at} - interval '1 minute') as "clocksSince",
       (select count(*) from (select 1 from outbox where workspace_no = 1 and settled_at is null and due_at < ${at} - interval '10 minutes' limit 1000) as o) as "outboxLate",
       (select min(due_at) from outbox where workspace_no = 1 and settled_at is null and due_at < ${at} - interval '10 minutes') as "outboxSince",
       (select count(*) from (select 1 from outbox where workspace_no = 1 and settled_at is null and attempts > 2 limit 1000) as o) as "outboxFailed",
       (select count(*) from (select 1 from submissions where workspace_no = 1 and outcome = 'refused' and received_at > ${at} - interval '1 day' limit 1000) as s) as refused,
       array(select coalesce(files -> 0 ->> 'name', import_id::text) from imports where workspace_no = 1 and status = 'failed'
         and started_at > ${at} - interval '7 days' order by started_at desc limit 5) as "importsFailed",
       array(select coalesce(files -> 0 ->> 'name', import_id::text) from imports where workspace_no = 1 and status = 'running'
         and started_at < ${at} - interval '1 day' order by started_at limit 5) as "importsStuck",
       array(select name from api_keys where workspace_no = 1 and revoked_at is null
         and expires_at between ${at} and ${at} + interval '14 days' order by expires_at limit 5) as keys,
       array(select p.name from people p where p.workspace_no = 1 and p.left_at <= ${at} and exists (
         select 1 from leads l where l.workspace_no = 1 and l.owner = p.person_id and l.handoff in ('offered', 'accepted')) limit 5) as "leftWithLeads",
       array(select p.name from people p where p.workspace_no = 1 and not p.desk and (p.left_at is null or p.left_at > ${at}) and not exists (
         select 1 from sign_in_methods m where m.workspace_no = 1 and m.person_id = p.person_id) order by p.name limit 200) as "cannotSignIn",
       b.state as "mailboxState", b.problem as "mailboxProblem", b.since as "mailboxSince", b.looked_at as "mailboxLookedAt",
       s.paused_at as "pausedAt", s.paused_by as "pausedBy", s.settings ->> 'address' as "programmesAddress",
       (select count(*) from (select 1 from messages where workspace_no = 1 and state = 'due' and due_at < ${at} limit 1000) as m) as "mailsDue",
       (select address from product_mail where workspace_no = 1) as "productAddress"
       from (select 1) as one left join mailboxes b on b.workspace_no = 1 and b.mailbox = $2
       left join mail_settings s on s.workspace_no = 1`,
    [now, mailbox],
    WITHIN,
  )
  return rows[0]!
}

/** Estimates of the planner where they do: an exact count of ten million rows would take seconds. */
export async function sizes(db: Queryable): Promise<{
  leads: number
  entries: number
  bytes: number
  postgres: string
  schema: number
}> {
  const { rows } = await db.query<{
    leads: number
    entries: number
    bytes: number
    postgres: string
    schema: number
  }>(
    `select greatest(0, (select reltuples from pg_class where oid = 'leads'::regclass))::int8 as leads,
       greatest(0, (select reltuples from pg_class where oid = 'entries'::regclass))::int8 as entries,
       pg_database_size(current_database()) as bytes, current_setting('server_version') as postgres,
       (select max(id) from baton_migrations) as schema`,
    [],
    WITHIN,
  )
  return rows[0]!
}
