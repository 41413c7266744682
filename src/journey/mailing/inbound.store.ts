import type { Queryable } from '#platform/database.ts'

export interface NewMail {
  id: string
  fingerprint: Buffer
  mailbox: string
  uid: string | null
  how: 'imap' | 'piped'
  now: number
  size: number
  raw: Buffer
}

/** Two that bring the same mail at once: the first keeps it, the other hears of it. */
export async function insertMail(
  db: Queryable,
  mail: NewMail,
): Promise<{ id: string; outcome: 'taken' | 'known' }> {
  const { rowCount } = await db.query(
    `insert into mails_in (workspace_no, mail_id, fingerprint, mailbox, uid, how, taken_at, size, raw)
     values (1, $1, $2, $3, $4, $5, to_timestamp($6 / 1000.0), $7, $8) on conflict (workspace_no, fingerprint) do nothing`,
    [mail.id, mail.fingerprint, mail.mailbox, mail.uid, mail.how, mail.now, mail.size, mail.raw],
    { name: 'take_mail_in' },
  )
  if (rowCount === 1) return { id: mail.id, outcome: 'taken' }
  const { rows } = await db.query<{ id: string }>(
    `select mail_id as id from mails_in
      where workspace_no = 1 and fingerprint = $1`,
    [mail.fingerprint],
  )
  return { id: rows[0]!.id, outcome: 'known' }
}

export interface WaitingMail {
  id: string
  mailbox: string
  taken_at: number
  raw: Buffer
}

/** The mails that wait longest, as many as fit into `bytes`; at least one. */
export async function waitingMails(
  db: Queryable,
  { most, bytes, only }: { most: number; bytes: number; only?: string | undefined },
): Promise<WaitingMail[]> {
  const { rows: found } = await db.query<{ id: string; size: number }>(
    `select mail_id as id, octet_length(raw) as size from mails_in
      where workspace_no = 1 and state = 'waiting' and ($2::uuid is null or mail_id = $2)
      order by taken_at limit $1`,
    [most, only ?? null],
  )
  let sum = 0
  const chosen = found.filter(({ size }, i) => (sum += size) <= bytes || i === 0)
  const { rows } = await db.query<WaitingMail>(
    `select mail_id as id, mailbox, taken_at, raw from mails_in
      where workspace_no = 1 and state = 'waiting' and mail_id = any($1::uuid[]) order by taken_at`,
    [chosen.map(({ id }) => id)],
  )
  return rows
}

export interface SortedRow {
  id: string
  kind: string
  reason: string
  problem: string | null
  sentAt: number | null
  from: string | null
  name: string | null
  subject: string
  text: string
  lead: string | null
  message: number | null
  returned: string | null
  code: string | null
  recipient: string | null
  back: number | null
  followed: string[]
  /** whose it was is erased: nothing of what it says stays */
  forget: boolean
}

/** What was made of mails. Answers how many of them still waited for it. */
export async function writeSorted(db: Queryable, rows: SortedRow[]): Promise<number> {
  const { rowCount } = await db.query(
    `update mails_in m set state = 'sorted', kind = u.kind, reason = u.reason, problem = u.problem,
            sent_at = to_timestamp(u.sent_at / 1000.0), from_address = u.from_address, from_name = u.from_name,
            subject = u.subject, body_text = u.body_text, lead_id = u.lead_id, message = u.message, returned = u.returned,
            code = u.code, recipient = u.recipient, back_at = to_timestamp(u.back / 1000.0),
            followed = string_to_array(u.followed, ' '), raw = case when u.forget then null else m.raw end
       from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::float8[], $6::text[], $7::text[], $8::text[], $9::text[],
                   $10::uuid[], $11::int4[], $12::text[], $13::text[], $14::text[], $15::float8[], $16::text[], $17::bool[])
              as u(mail_id, kind, reason, problem, sent_at, from_address, from_name, subject, body_text, lead_id, message,
                   returned, code, recipient, back, followed, forget)
      where m.workspace_no = 1 and m.mail_id = u.mail_id and m.state = 'waiting'`,
    [
      rows.map(({ id }) => id),
      rows.map(({ kind }) => kind),
      rows.map(({ reason }) => reason),
      rows.map(({ problem }) => problem),
      rows.map(({ sentAt }) => sentAt),
      rows.map(({ from, forget }) => (forget ? null : from)),
      rows.map(({ name, forget }) => (forget ? null : name)),
      rows.map(({ subject, forget }) => (forget ? '' : subject)),
      rows.map(({ text, forget }) => (forget ? '' : text)),
      rows.map(({ lead }) => lead),
      rows.map(({ message }) => message),
      rows.map(({ returned }) => returned),
      rows.map(({ code }) => code),
      rows.map(({ recipient, forget }) => (forget ? null : recipient)),
      rows.map(({ back }) => back),
      rows.map(({ followed }) => followed.join(' ')),
      rows.map(({ forget }) => forget),
    ],
  )
  return rowCount
}

/** One that could not be taken further: tried again, and after the last try it is kept as it is and shown. */
export async function markStuck(db: Queryable, id: string, problem: string, tries: number): Promise<void> {
  await db.query(
    `update mails_in set attempts = attempts + 1, problem = $2,
            state = case when attempts + 1 >= $3 then 'stuck' else state end
      where workspace_no = 1 and mail_id = $1 and state = 'waiting'`,
    [id, problem.slice(0, 500), tries],
  )
}
