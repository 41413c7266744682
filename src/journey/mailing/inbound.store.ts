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
