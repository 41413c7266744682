import { entryType } from '#ledger/entry.ts'

/** What came of a mail that we owed. `message` is the place of the entry that called for it. */
export interface MailSettled {
  message: number
  template: string
  templateVersion: number
  /** unclear: the sender died between the last byte and the server's answer; never repeated, taken as sent */
  outcome: 'sent' | 'skipped' | 'refused' | 'unclear'
  /** sent: the server's answer · else why not, as people read it */
  detail: string
}

const CAME = {
  sent: 'Mail sent',
  skipped: 'Mail not sent',
  refused: 'Mail refused by the server',
  unclear: 'Mail probably sent; the answer of the server was lost',
}

export const MailSettled = entryType<'MailSettled', MailSettled>({
  kind: 'MailSettled',
  fact: true,
  personal: 'none',
  sentence: (body) =>
    `${CAME[body.outcome]}${body.outcome === 'sent' || !body.detail ? '' : `: ${body.detail}`}`,
})

/** What another mail server told us of a mail: a bounce (RFC 3464), a complaint (RFC 5965), an absence (RFC 3834). */
export interface MailReturned {
  /** place of the entry that called for the mail; null: not known which of ours */
  message: number | null
  /** arrives: what was taken for a bounce or a complaint was none */
  what: 'hard' | 'soft' | 'complaint' | 'away' | 'arrives'
  /** enhanced status code (RFC 3463), such as 5.1.1 */
  code: string | null
  /** away: when the person is back, where it says so */
  until: number | null
}

const TOLD = {
  hard: 'Mail came back for good',
  soft: 'Mail came back for now',
  complaint: 'Our mail was reported as spam',
  away: 'Out of office',
  arrives: 'Mails do arrive: what came in was no bounce and no complaint',
}

export const MailReturned = entryType<'MailReturned', MailReturned>({
  kind: 'MailReturned',
  fact: true,
  personal: 'erase',
  sentence: (body, words) =>
    `${TOLD[body.what]}${body.code ? ` (${body.code})` : ''}${body.until ? `, back ${words.moment(body.until)}` : ''}`,
})
