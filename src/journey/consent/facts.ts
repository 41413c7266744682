import { entryType } from '#ledger/entry.ts'

/** How somebody told us. */
export type ConsentHow =
  'form' | 'double_opt_in' | 'preferences' | 'one_click' | 'reply' | 'phone' | 'import' | 'complaint'

/** Agreed to one purpose, in the words of one text. The proof (what was ticked, where) is the personal part. */
export interface ConsentGiven {
  purpose: string
  channel: 'email' | 'phone'
  /** the text that was shown, and its version; null: told in another way */
  text: { id: string; version: number } | null
  how: ConsentHow
}

export const ConsentGiven = entryType<'ConsentGiven', ConsentGiven>({
  kind: 'ConsentGiven',
  fact: true,
  personal: 'erase',
  sentence: ({ purpose, channel, text }) =>
    `Agreed to ${channel === 'email' ? 'mails' : 'calls'}: ${purpose.replaceAll('_', ' ')}` +
    `${text ? ` (text ${text.id}, version ${text.version})` : ''}`,
})

export interface ConsentWithdrawn {
  /** null: everything on this channel */
  purpose: string | null
  channel: 'email' | 'phone'
  how: ConsentHow
}

export const ConsentWithdrawn = entryType<'ConsentWithdrawn', ConsentWithdrawn>({
  kind: 'ConsentWithdrawn',
  fact: true,
  personal: 'erase',
  sentence: ({ purpose, channel }) =>
    `Wants no more ${channel === 'email' ? 'mails' : 'calls'}${purpose ? `: ${purpose.replaceAll('_', ' ')}` : ''}`,
})

/** Wants no mails for a while, and then again. */
export interface MailsPaused {
  until: number
  how: ConsentHow
}

export const MailsPaused = entryType<'MailsPaused', MailsPaused>({
  kind: 'MailsPaused',
  fact: true,
  personal: 'none',
  sentence: ({ until }, words) => `Wants no mails until ${words.moment(until)}`,
})
