import { entryType } from '#ledger/entry.ts'
import type { TeamFunction } from '#journey/agreement/ruleset.ts'

/** How an owner was found: everybody looked at, the rule, the pick. */
export interface RoutingTrace {
  rule: 'rotation' | 'manual' | 'imported'
  candidates: { id: string; available: boolean; why: string }[]
}

export interface OwnerAssigned {
  owner: string
  function: TeamFunction
  trace: RoutingTrace
}

export const OwnerAssigned = entryType<'OwnerAssigned', OwnerAssigned>({
  kind: 'OwnerAssigned',
  fact: true,
  personal: 'none',
  sentence: (body, words) => `Assigned to ${words.owner(body.owner)} by ${body.trace.rule}`,
})

export interface HandoffOffered {
  to: string
  /** which offer of this pass, from 1 */
  n: number
  due: number
  nextStep: string
}

export const HandoffOffered = entryType<'HandoffOffered', HandoffOffered>({
  kind: 'HandoffOffered',
  fact: false,
  personal: 'none',
  sentence: (body, words) =>
    `Offered to ${words.owner(body.to)} (offer ${body.n}), answer due ${words.moment(body.due)}`,
})

export interface HandoffAccepted {
  rep: string
}

export const HandoffAccepted = entryType<'HandoffAccepted', HandoffAccepted>({
  kind: 'HandoffAccepted',
  fact: true,
  personal: 'none',
  sentence: (body, words) => `Accepted by ${words.owner(body.rep)}`,
})

export interface HandoffReturned {
  rep: string
  reason: string
}

export const HandoffReturned = entryType<'HandoffReturned', HandoffReturned>({
  kind: 'HandoffReturned',
  fact: true,
  personal: 'erase',
  sentence: (body, words) => `Returned by ${words.owner(body.rep)}: ${words.reason(body.reason)}`,
})

export interface HandoffExpired {
  rep: string
  n: number
  /** offers are used up: the desk has to assign by hand */
  escalated: boolean
  owner: string
  nextStep: string
  due: number
}

export const HandoffExpired = entryType<'HandoffExpired', HandoffExpired>({
  kind: 'HandoffExpired',
  fact: false,
  personal: 'none',
  sentence: (body, words) =>
    `Not answered by ${words.owner(body.rep)} in time: taken back` +
    (body.escalated ? `; every offer went unanswered, ${words.owner(body.owner)} has to assign it` : ''),
})

export interface ContactMade {
  how: string
}

export const ContactMade = entryType<'ContactMade', ContactMade>({
  kind: 'ContactMade',
  fact: true,
  personal: 'erase',
  sentence: (body) => `First real contact: ${body.how}`,
})

export interface LeadRated {
  of: 'lead' | 'brief'
  /** 1 (poor) to 5 (excellent) */
  rating: number
}

export const LeadRated = entryType<'LeadRated', LeadRated>({
  kind: 'LeadRated',
  fact: true,
  personal: 'erase',
  sentence: (body) => `${body.of === 'lead' ? 'Lead' : 'Brief'} rated ${body.rating} of 5`,
})

/** What came of a notification that left through the outbox. */
export interface NotificationSettled {
  what: string
  to: string
  outcome: 'sent' | 'failed'
  detail: string
}

export const NotificationSettled = entryType<'NotificationSettled', NotificationSettled>({
  kind: 'NotificationSettled',
  fact: true,
  personal: 'none',
  sentence: (body, words) =>
    body.outcome === 'sent'
      ? `${words.owner(body.to)} was notified by mail: ${body.what}`
      : `Mail to ${words.owner(body.to)} failed: ${body.detail}`,
})
