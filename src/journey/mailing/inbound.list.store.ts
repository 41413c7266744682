import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import type { IncomingKind, IncomingQuery } from '#journey/mailing/inbound.contract.ts'
import type { Queryable } from '#platform/database.ts'

export interface IncomingRow {
  id: string
  taken_at: number
  sent_at: number | null
  state: 'waiting' | 'sorted' | 'stuck'
  kind: IncomingKind | null
  reason: string | null
  from_address: string | null
  from_name: string | null
  subject: string | null
  mailbox: string
  how: 'imap' | 'piped'
  size: number
  lead_id: string | null
  lead_name: string | null
  company: string | null
  message: number | null
  returned: 'hard' | 'soft' | 'delayed' | 'complaint' | null
  code: string | null
  back_at: number | null
  followed: string[]
  trace: Trace[]
}

/** What somebody said of a mail. */
export interface Trace {
  at: number
  by: string
  from: IncomingKind | null
  to: IncomingKind
  because: string
}

const COLUMNS = `m.mail_id as id, m.taken_at, m.sent_at, m.state, m.kind, m.reason, m.from_address, m.from_name, m.subject, m.mailbox,
  m.how, m.size, m.lead_id, m.message, m.returned, m.code, m.back_at, m.followed, m.trace`

/** Mails that came in, latest first. Null when the cursor is not one of ours. */
export async function listIncoming(
  db: Queryable,
  { kind, state, lead, mailbox, q, limit, cursor }: IncomingQuery,
): Promise<{ items: IncomingRow[]; next: string | null } | null> {
  const before = cursor === undefined ? undefined : decodeCursor(cursor, ['moment', 'uuid'])
  if (before === null) return null
  const params: unknown[] = [limit + 1]
  const value = (one: unknown) => `$${params.push(one)}`
  const where = ['m.workspace_no = 1']
  if (kind !== undefined) where.push(`m.kind = ${value(kind)}`)
  if (state !== undefined) where.push(`m.state = ${value(state)}`)
  if (lead !== undefined) where.push(`m.lead_id = ${value(lead)}::uuid`)
  if (mailbox !== undefined) where.push(`m.mailbox = ${value(mailbox.trim().toLowerCase())}`)
  if (q !== undefined && q.trim() !== '') {
    const like = value(`%${q.trim().replaceAll(/[\\%_]/g, '\\$&')}%`)
    where.push(`(m.subject ilike ${like} or m.from_address ilike ${like} or m.recipient ilike ${like})`)
  }
  if (before !== undefined)
    where.push(
      `(m.taken_at, m.mail_id) < (to_timestamp(${value(before[0])}::float8 / 1000.0), ${value(before[1])}::uuid)`,
    )
  const { rows } = await db.query<IncomingRow>(
    `select m.*, l.name as lead_name, l.company
       from (select ${COLUMNS.replaceAll('m.mail_id as id', 'm.mail_id as id, m.workspace_no')} from mails_in m
              where ${where.join(' and ')} order by m.taken_at desc, m.mail_id desc limit $1) as m
       left join leads l on l.workspace_no = 1 and l.lead_id = m.lead_id
      order by m.taken_at desc, m.id desc`,
    params,
    { timeoutMs: 10_000 },
  )
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? encodeCursor([last.taken_at, last.id]) : null }
}

export interface IncomingWhole extends IncomingRow {
  body_text: string | null
  recipient: string | null
  problem: string | null
  raw: Buffer | null
  programme: string | null
  step: string | null
}

export async function readIncoming(db: Queryable, id: string): Promise<IncomingWhole | null> {
  const { rows } = await db.query<IncomingWhole>(
    `select ${COLUMNS}, m.body_text, m.recipient, m.problem, m.raw, l.name as lead_name, l.company, o.programme, o.step
       from mails_in m
       left join leads l on l.workspace_no = 1 and l.lead_id = m.lead_id
       left join messages o on o.workspace_no = 1 and o.lead_id = m.lead_id and o.seq = m.message
      where m.workspace_no = 1 and m.mail_id = $1`,
    [id],
  )
  return rows[0] ?? null
}

export interface Rejudged {
  id: string
  /** what was said of it before; somebody else may be faster */
  known: number
  kind: IncomingKind
  lead: string | null
  followed: string[]
  back: number | null
  trace: Trace
}

/** What somebody said that it was. False: somebody else said something meanwhile. */
export async function writeRejudged(db: Queryable, one: Rejudged): Promise<boolean> {
  const { rowCount } = await db.query(
    `update mails_in set kind = $2, reason = 'by_hand', state = 'sorted', lead_id = $3, followed = $4, back_at = to_timestamp($5 / 1000.0),
            returned = null, trace = trace || $6::jsonb
      where workspace_no = 1 and mail_id = $1 and jsonb_array_length(trace) = $7`,
    [one.id, one.kind, one.lead, one.followed, one.back, JSON.stringify([one.trace]), one.known],
  )
  return rowCount === 1
}

/** A return that was none does not count against the sender any more. */
export async function forgetReturn(db: Queryable, lead: string, seq: number): Promise<void> {
  await db.query('delete from mail_returns where workspace_no = 1 and lead_id = $1 and seq = $2', [lead, seq])
}
