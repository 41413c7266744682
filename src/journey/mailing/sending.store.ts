import { takenToday } from '#journey/mailing/send.store.ts'
import { withDefaults } from '#journey/mailing/sending.rules.ts'
import type { z } from 'zod'
import type { MailSettings, MessageCounts } from '#journey/mailing/sending.contract.ts'
import type { Queryable } from '#platform/database.ts'

export type Why = 'by_hand' | 'complaints' | 'bounces'

/** The workspace's sending as it is in force. */
export interface Sending {
  settings: MailSettings
  /** 0: nobody has set anything yet */
  revision: number
  pausedAt: number | null
  pausedBy: string | null
  pausedWhy: { why: Why; rate?: number; limit?: number } | null
  judgedFrom: number | null
  /** the newest key */
  key: { selector: string; domain: string; publicKey: string; madeAt: number } | null
}

interface Row {
  settings: Partial<MailSettings> | null
  revision: number | null
  paused_at: number | null
  paused_by: string | null
  paused_why: Sending['pausedWhy']
  judged_from: number | null
  selector: string | null
  domain: string | null
  public_key: string | null
  made_at: number | null
}

export async function readSending(db: Queryable): Promise<Sending> {
  const { rows } = await db.query<Row>(
    `select s.settings, s.revision, s.paused_at, s.paused_by, s.paused_why, s.judged_from,
            k.selector, k.domain, k.public_key, k.made_at
       from (select 1) as one
       left join mail_settings s on s.workspace_no = 1
       left join lateral (select selector, domain, public_key, made_at from mail_keys
                           where workspace_no = 1 order by made_at desc limit 1) as k on true`,
  )
  const row = rows[0]!
  const { selector, domain, public_key: publicKey, made_at: madeAt } = row
  return {
    settings: withDefaults(row.settings),
    revision: row.revision ?? 0,
    pausedAt: row.paused_at,
    pausedBy: row.paused_by,
    pausedWhy: row.paused_why,
    judgedFrom: row.judged_from,
    key: selector === null ? null : { selector, domain: domain!, publicKey: publicKey!, madeAt: madeAt! },
  }
}

/** Answers false when somebody else changed them since `revision` was read. */
export async function writeSettings(
  db: Queryable,
  given: { settings: MailSettings; revision: number; by: string; now: number },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into mail_settings as s (workspace_no, settings, updated_at, updated_by)
     select 1, $1, to_timestamp($3 / 1000.0), $4 where $2 = 0
        or exists (select from mail_settings where workspace_no = 1)
     on conflict (workspace_no) do update
       set settings = excluded.settings, revision = s.revision + 1, updated_at = excluded.updated_at, updated_by = excluded.updated_by
     where s.revision = $2`,
    [JSON.stringify(given.settings), given.revision, given.now, given.by],
  )
  return rowCount === 1
}

/** Mails of programmes rest. Answers false when they did already. */
export async function pause(
  db: Queryable,
  by: string,
  why: NonNullable<Sending['pausedWhy']>,
  now: number,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into mail_settings as s (workspace_no, settings, revision, paused_at, paused_by, paused_why, updated_at, updated_by)
     values (1, '{}', 1, to_timestamp($1 / 1000.0), $2, $3, to_timestamp($1 / 1000.0), $2)
     on conflict (workspace_no) do update
       set paused_at = excluded.paused_at, paused_by = excluded.paused_by, paused_why = excluded.paused_why
     where s.paused_at is null`,
    [now, by, JSON.stringify(why)],
  )
  return rowCount === 1
}

/** They leave again. What was counted before is not held against them twice. */
export async function resume(db: Queryable, now: number): Promise<void> {
  await db.query(
    `update mail_settings set paused_at = null, paused_by = null, paused_why = null, judged_from = to_timestamp($1 / 1000.0)
      where workspace_no = 1 and paused_at is not null`,
    [now],
  )
}

const MONTH_MS = 30 * 86_400_000

export async function countMessages(
  db: Queryable,
  now: number,
): Promise<{ counts: z.infer<typeof MessageCounts>; today: number }> {
  const [{ rows }, today] = await Promise.all([
    db.query<{ state: string; n: number }>(
      `select state, count(*)::int as n from messages
        where workspace_no = 1 and (state in ('due', 'claimed', 'flying') or due_at > to_timestamp($1 / 1000.0)) group by state`,
      [now - MONTH_MS],
    ),
    takenToday(db, now),
  ])
  const of = (state: string): number => rows.find((row) => row.state === state)?.n ?? 0
  const counts = {
    due: of('due'),
    flying: of('claimed') + of('flying'),
    sent: of('sent'),
    skipped: of('skipped'),
    refused: of('refused'),
    unclear: of('unclear'),
  }
  return { counts, today }
}
