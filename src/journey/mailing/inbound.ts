import { createHash } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import { plainMail, sameness } from '#journey/mailing/inbound.rules.ts'
import { insertMail } from '#journey/mailing/inbound.store.ts'
import type { Services } from '#work/services.ts'

export interface GivenMail {
  /** as it came */
  raw: Buffer
  how: 'imap' | 'piped'
  /** address or name of the mailbox: what a new sender means follows from it */
  mailbox: string
  /** UIDVALIDITY and UID, as one text; null: it was piped */
  uid: string | null
}

/** Of larger ones the beginning is kept: what people wrote comes before what they attached. */
const MOST_KEPT = 25 * 1024 * 1024

/**
 * Takes one mail in: on disk when it resolves. `known`: it was taken before, by its Message-ID and
 * contents. What it means is found out afterwards (inbound.jobs.ts).
 * @throws where the database cannot be written; the mail is then still where it was
 */
export async function takeIn(
  services: Pick<Services, 'db' | 'now' | 'changes'>,
  { raw, how, mailbox, uid }: GivenMail,
): Promise<{ id: string; outcome: 'taken' | 'known' }> {
  const now = services.now()
  const mail = plainMail(raw)
  const taken = await insertMail(services.db, {
    id: uuid({ msecs: now }),
    fingerprint: createHash('sha256').update(sameness(mail)).digest(),
    mailbox: mailbox.trim().toLowerCase(),
    uid,
    how,
    now,
    size: raw.length,
    raw: mail.subarray(0, MOST_KEPT),
  })
  if (taken.outcome === 'taken') services.changes.topic('mail')
  return taken
}
