import type { Bounce } from '#journey/mailing/inbound.bounce.rules.ts'
import type { Incoming, Named } from '#journey/mailing/inbound.mail.rules.ts'
import type { IncomingKind, NewSenders } from '#journey/mailing/inbound.contract.ts'
import type { Reading } from '#journey/mailing/inbound.read.rules.ts'
import type { Reason } from '#journey/mailing/inbound.reasons.rules.ts'

/** What is known of those whom a mail is from or about. */
export interface Around {
  /** the lead of the mail of ours that it names, where that mail was really one */
  named: Named | null
  /** the lead of its sender's address */
  sender: string | null
  /** of the address that a report speaks of, and of the one that our mail was sent to */
  recipient: string | null
  /** the sender is somebody of this workspace, or it came from our own address */
  own: 'our_own_mail' | 'colleague' | null
  newSenders: NewSenders
}

/** What a mail was taken for, and whose it is. */
export interface Sorted {
  kind: IncomingKind
  because: Reason
  lead: string | null
  message: number | null
  returned: 'hard' | 'soft' | 'delayed' | 'complaint' | null
  code: string | null
  recipient: string | null
  /** the address that our mail was sent to, where the report shows it */
  sentTo: string | null
  back: number | null
}

const NOTHING = {
  lead: null,
  message: null,
  returned: null,
  code: null,
  recipient: null,
  sentTo: null,
  back: null,
} as const

/** What becomes of a reading, with what is known of the people in it. */
export function sort(mail: Incoming, reading: Reading, around: Around): Sorted {
  const { named } = around
  const whose = { ...NOTHING, lead: named?.lead ?? around.sender, message: named?.message ?? null }
  switch (reading.as) {
    case 'unreadable':
      return { ...NOTHING, kind: 'unreadable', because: reading.because }
    case 'own':
      return { ...NOTHING, kind: 'own', because: reading.because }
    case 'bounce':
      return sortBounce(reading, around)
    case 'complaint':
    case 'opt_out':
    case 'not_spam': {
      const { because, recipient } = reading
      const kind =
        reading.as === 'complaint' ? 'complaint' : reading.as === 'opt_out' ? 'unsubscribe' : 'other'
      const returned = reading.as === 'complaint' ? 'complaint' : null
      const lead = named?.lead ?? around.recipient
      return { ...whose, kind, because, returned, lead, recipient }
    }
    case 'automatic':
      if (around.own) return { ...NOTHING, kind: 'own', because: around.own }
      if (whose.lead === null) return { ...NOTHING, kind: 'loop', because: 'automatic_unknown' }
      return { ...whose, kind: 'away', because: reading.because, back: reading.back }
    case 'unwanted':
      // somebody whom we know is heard, whatever a filter thinks
      if (around.sender !== null && around.own === null)
        return { ...whose, kind: 'reply', because: 'known_sender' }
      return { ...NOTHING, kind: 'other', because: reading.because }
    case 'person':
      return sortPerson(mail, reading, around)
  }
}

function sortBounce({ returned, code, recipient, sentTo, because }: Bounce, around: Around): Sorted {
  const { named } = around
  const whose = { ...NOTHING, lead: named?.lead ?? around.recipient, message: named?.message ?? null }
  if (returned === 'delivered') return { ...whose, kind: 'other', because, code, recipient }
  return { ...whose, kind: 'bounce', because, returned, code, recipient, sentTo }
}

const SOFTWARE =
  /^(no-?_?reply|do-?not-?reply|donotreply|mailer-daemon|postmaster|notifications?|bounces?)([+.-][^@]*)?@/

function sortPerson(mail: Incoming, reading: Extract<Reading, { as: 'person' }>, around: Around): Sorted {
  const { named, own, sender, newSenders } = around
  const whose = { ...NOTHING, lead: named?.lead ?? sender, message: named?.message ?? null }
  if (own) return { ...NOTHING, kind: 'own', because: own }
  if (reading.wish) return { ...whose, kind: 'unsubscribe', because: reading.wish }
  if (named) return { ...whose, kind: 'reply', because: 'answers_our_mail' }
  if (sender !== null) return { ...whose, kind: 'reply', because: 'known_sender' }
  if (SOFTWARE.test(mail.from!.address)) return { ...NOTHING, kind: 'other', because: 'no_reply_address' }
  return newSenders.newSenders
    ? { ...NOTHING, kind: 'new_sender', because: 'unknown_sender' }
    : { ...NOTHING, kind: 'other', because: 'not_taken_in' }
}
