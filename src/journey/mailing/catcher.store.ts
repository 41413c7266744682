import { v7 } from 'uuid'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import type { CaughtQuery } from './templates.contract.ts'
import type { Queryable } from '#platform/database.ts'

/** So many are kept, the latest; so many bytes at most: a demo that runs for a month must not fill the disk. */
export const MOST_CAUGHT = 500

export interface CaughtRow {
  id: string
  at: number
  sender: string
  recipients: string[]
  subject: string
  to_lead: boolean
  size: number
}

export interface NewCaught {
  at: number
  sender: string
  recipients: string[]
  subject: string
  toLead: boolean
  raw: Buffer
}

export async function insertCaught(db: Queryable, mail: NewCaught, newId = v7): Promise<void> {
  const { at, sender, recipients, subject, toLead, raw } = mail
  await db.query(
    `insert into caught_mails (workspace_no, mail_id, at, sender, recipients, subject, to_lead, size, raw)
     values (1, $1, to_timestamp($2 / 1000.0), $3, $4, $5, $6, $7, $8)`,
    [newId(), at, sender, recipients.map((one) => one.toLowerCase()), subject, toLead, raw.length, raw],
  )
  await db.query(
    `delete from caught_mails where workspace_no = 1 and (at, mail_id) <=
       (select at, mail_id from caught_mails where workspace_no = 1 order by at desc, mail_id desc offset ${MOST_CAUGHT} limit 1)`,
  )
}

const COLUMNS = 'mail_id as id, at, sender, recipients, subject, to_lead, size'

/** Latest first. `all` false: only those to leads. Null when the cursor is not one of ours. */
export async function listCaught(
  db: Queryable,
  { q, limit, cursor }: CaughtQuery,
  all: boolean,
): Promise<{ items: CaughtRow[]; next: string | null } | null> {
  const before = cursor === undefined ? undefined : decodeCursor(cursor, ['moment', 'uuid'])
  if (before === null) return null
  const like = q === undefined || q === '' ? null : `%${q.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`
  const { rows } = await db.query<CaughtRow>(
    `select ${COLUMNS} from caught_mails
      where workspace_no = 1 and (to_lead or $1)
        and ($2::text is null or lower(subject) like $2 or array_to_string(recipients, ' ') like $2)
        and ($3::float8 is null or (at, mail_id) < (to_timestamp($3::float8 / 1000.0), $4::uuid))
      order by at desc, mail_id desc limit $5`,
    [all, like, before?.[0] ?? null, before?.[1] ?? null, limit + 1],
  )
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? encodeCursor([last.at, last.id]) : null }
}

export async function readCaught(
  db: Queryable,
  id: string,
  all: boolean,
): Promise<(CaughtRow & { raw: Buffer }) | null> {
  const { rows } = await db.query<CaughtRow & { raw: Buffer }>(
    `select ${COLUMNS}, raw from caught_mails where workspace_no = 1 and mail_id = $1 and (to_lead or $2)`,
    [id, all],
  )
  return rows[0] ?? null
}

export async function clearCaught(db: Queryable, all: boolean): Promise<void> {
  await db.query('delete from caught_mails where workspace_no = 1 and (to_lead or $1)', [all])
}
