import { readMail } from '#journey/mailing/inbound.read.rules.ts'
import { takeApart } from '#journey/mailing/inbound.parse.ts'
import { plainMail } from '#journey/mailing/inbound.rules.ts'
import type { Reading } from '#journey/mailing/inbound.read.rules.ts'

export const AT = Date.parse('2026-06-08T08:10:00Z')

/** What a mail says of itself, from its source to its reading. */
export async function reading(source: string, mailbox = 'sales@acme.example'): Promise<Reading> {
  return readMail(await takeApart(plainMail(Buffer.from(source))), AT, mailbox)
}
