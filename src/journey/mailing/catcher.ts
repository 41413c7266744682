import { simpleParser } from 'mailparser'
import { insertCaught } from './catcher.store.ts'
import type { Services } from '#work/services.ts'

/** Keeps a mail that the built-in catcher took in. */
export function keepCaught(services: Services) {
  return async ({ from, to, raw }: { from: string; to: string[]; raw: Buffer }): Promise<void> => {
    const head = headOf(raw)
    const { subject } = await simpleParser(head)
    await insertCaught(services.db, {
      at: services.now(),
      sender: from,
      recipients: to,
      subject: clean(subject ?? ''),
      // only mails to many offer to leave by one click (RFC 8058); what people here are sent does not
      toLead: /^list-unsubscribe-post:/im.test(head.toString('latin1')),
      raw,
    })
    services.changes.topic('mail')
  }
}

/** The header without the body: large attachments need not be taken apart to be listed. */
function headOf(raw: Buffer): Buffer {
  const end = raw.indexOf('\r\n\r\n')
  return end < 0 ? raw.subarray(0, 100_000) : raw.subarray(0, end + 4)
}

/** What PostgreSQL cannot hold, and what would break a line of the list. */
export function clean(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 500)
}

export interface Opened {
  headers: { name: string; value: string }[]
  text: string | null
  html: string | null
  source: string
}

const LONGEST = 1_000_000

/** A caught mail taken apart. Malformed ones yield what could be read of them. */
export async function openCaught(raw: Buffer): Promise<Opened> {
  const { headerLines, text, html } = await simpleParser(raw, { skipTextToHtml: true })
  return {
    headers: headerLines.map(({ key, line }) => {
      const [name = key, ...rest] = line.split(':')
      return {
        name,
        value: rest
          .join(':')
          .replaceAll(/\r?\n[ \t]+/g, ' ')
          .trim(),
      }
    }),
    text: text ?? null,
    html: typeof html === 'string' ? html : null,
    source: raw.subarray(0, LONGEST).toString('utf8'),
  }
}
