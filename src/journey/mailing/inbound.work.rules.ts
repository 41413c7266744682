import { captureWork } from '#journey/capture/work.rules.ts'
import { consentFact } from '#journey/consent/word.rules.ts'
import { note } from '#journey/lifecycle/telling.rules.ts'
import { ownWords } from '#journey/mailing/inbound.mail.rules.ts'
import type { Card, Told, Work } from '#work/card.ts'
import type { Followed } from '#journey/mailing/inbound.reasons.rules.ts'
import type { Incoming } from '#journey/mailing/inbound.mail.rules.ts'
import type { LeadFact } from '#journey/entries.ts'
import type { NewSenders } from '#journey/mailing/inbound.contract.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'
import type { Sorted } from '#journey/mailing/inbound.sort.rules.ts'

/** A mail whose meaning is known, on its way into the journey. */
export interface Meant {
  id: string
  mail: Incoming
  sorted: Sorted
  /** epoch ms: when it happened */
  at: number
  /** of facts: `mail`, or who said what it was */
  by: string
  newSenders: NewSenders
}

/** What followed, as it was decided last: a decision may be made again on a fresher card. */
export type Follow = (id: string, followed: Followed[]) => void

/** What a mail means for its lead; null: for none. */
export function workOf(rules: Ruleset, meant: Meant, follow: Follow): Work | null {
  const { id, sorted } = meant
  if (sorted.kind === 'new_sender' && sorted.lead === null) return newLead(rules, meant, follow)
  if (sorted.lead === null) return null
  return {
    target: { leadId: sorted.lead },
    decide: (card) => {
      const { facts, followed } = card!.state.erased
        ? { facts: [], followed: ['erased' as const] }
        : factsOf(card!, meant)
      follow(id, followed)
      return { facts }
    },
  }
}

interface Following {
  facts: LeadFact[]
  followed: Followed[]
}

const NOTHING: Following = { facts: [], followed: [] }

function factsOf(card: Card, meant: Meant): Following {
  const { kind } = meant.sorted
  switch (kind) {
    case 'reply':
    case 'new_sender':
      return replied(meant)
    case 'unsubscribe':
      return unsubscribed(card, meant)
    case 'away':
      return away(meant)
    case 'bounce':
      return cameBack(card, meant)
    case 'complaint':
      return complained(meant)
    default:
      return NOTHING
  }
}

/** Somebody wrote: programmes end by this touch. What they wrote is the personal part. */
function replied(meant: Meant): Following {
  const { message } = meant.sorted
  const touch = { kind: 'email_replied', channel: 'email', ...(message !== null && { message }) }
  return {
    facts: [told(meant, { kind: 'TouchHappened', body: { touch }, ...wordsOf(meant) })],
    followed: [message === null ? 'wrote' : 'replied'],
  }
}

const MOST_NOTE = 4_000

function wordsOf({ mail }: Meant): ReturnType<typeof note> {
  const words = ownWords(mail.text).slice(0, MOST_NOTE)
  return note(mail.subject && words ? `${mail.subject}\n\n${words}` : mail.subject || words)
}

/** All mails, whatever was agreed to. Said twice, it is recorded once. */
function unsubscribed({ state }: Card, meant: Meant): Following {
  const some = state.consent.email || Object.values(state.purposes ?? {}).includes(true)
  if (!some && state.touched.unsubscribed !== undefined) return { facts: [], followed: ['withdrew_before'] }
  const { mail, at, by, sorted } = meant
  const how = sorted.because === 'opt_out_report' ? 'complaint' : 'reply'
  const shown = sorted.because === 'wish_in_subject' ? mail.subject : ownWords(mail.text).slice(0, 300)
  const word = { purpose: null, given: false, channel: 'email', how, version: null, shown } as const
  const touch = { kind: 'unsubscribed', channel: 'email', ...ofMail(sorted) }
  return {
    facts: [consentFact(word, at, by), told(meant, { kind: 'TouchHappened', body: { touch } })],
    followed: ['withdrew'],
  }
}

function ofMail({ message }: Sorted): { message?: number } {
  return message === null ? {} : { message }
}

function away(meant: Meant): Following {
  const { message, back: until } = meant.sorted
  const body = { message, what: 'away' as const, code: null, until }
  return {
    facts: [told(meant, { kind: 'MailReturned', body })],
    followed: [until === null ? 'away' : 'put_off'],
  }
}

/** Only a bounce of the address that the lead has now says anything of it. */
function cameBack({ person }: Card, meant: Meant): Following {
  const { returned, message, code, recipient, sentTo } = meant.sorted
  if (returned !== 'hard' && returned !== 'soft') return NOTHING
  const address = person.email?.toLowerCase()
  const isOld = recipient !== null && recipient !== address && sentTo !== address
  if (returned === 'hard' && isOld && (sentTo !== null || message === null))
    return { facts: [], followed: ['old_address'] }
  const body = { message, what: returned, code, until: null }
  return {
    facts: [told(meant, { kind: 'MailReturned', body })],
    followed: [returned === 'hard' ? 'unreachable' : 'came_back'],
  }
}

function complained(meant: Meant): Following {
  const { at, by, sorted } = meant
  const body = { message: sorted.message, what: 'complaint' as const, code: null, until: null }
  const word = { purpose: null, given: false, channel: 'email', how: 'complaint', version: null } as const
  return {
    facts: [told(meant, { kind: 'MailReturned', body }), consentFact(word, at, by)],
    followed: ['complained'],
  }
}

function told({ at, by }: Meant, fact: object): LeadFact {
  return { ...fact, at, by, history: false } as LeadFact
}

/** Nobody knew them; nothing is guessed from how they sign. */
function newLead(rules: Ruleset, meant: Meant, follow: Follow): Work | null {
  const { id, mail, at, by, newSenders } = meant
  const { address, name } = mail.from!
  const submission = {
    email: address,
    source: newSenders.source,
    channel: 'email',
    // many mail programs put the address where the name would be
    ...(name !== null && !name.includes('@') && { name: name.slice(0, 400) }),
  }
  const touch = { kind: newSenders.touch, channel: 'email' }
  const kept = { via: 'mail', body: JSON.stringify({ ...submission, mail: id }) }
  const work = captureWork(rules, () => '', { submission, touch, at, by }, kept)
  if ('problems' in work) return null
  return {
    ...work,
    decide: (card, now, companies): Told => {
      // another of their mails was taken up a moment ago
      if (card) {
        const { facts, followed } = replied(meant)
        follow(id, followed)
        return { facts }
      }
      follow(id, ['created'])
      const said = work.decide(card, now, companies) as Told
      const facts = said.facts.map((fact) =>
        fact.kind === 'LeadCaptured'
          ? { ...fact, personal: { ...fact.personal, ...wordsOf(meant).personal } }
          : fact,
      )
      return { ...said, facts: facts as LeadFact[] }
    },
  }
}

/**
 * Somebody said that a mail was taken for the wrong thing. What was recorded stays; what it had stopped goes on: an address that
 * a bounce declared dead is reachable again. A yes to mails that a complaint took back is not given back by anybody else.
 */
export function undone(was: Sorted['returned'], message: number | null, at: number, by: string): LeadFact[] {
  if (was !== 'hard' && was !== 'complaint') return []
  const body = { message, what: 'arrives' as const, code: null, until: null }
  return [{ kind: 'MailReturned', at, by, history: false, body }]
}
