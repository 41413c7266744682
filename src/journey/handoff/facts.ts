import { entryType } from '#ledger/entry.ts'
import type { TeamFunction } from '#journey/agreement/ruleset.ts'

/** How an owner was found: everybody looked at, the rule, the pick. Traces of older versions have the first two only. */
export interface RoutingTrace {
  /**
   * agreement: by a rule of its routing section, which `id` and `because` name · meeting: whoever is to sit in the meeting
   * to come; in older entries that is `manual`
   */
  rule: 'rotation' | 'manual' | 'imported' | 'agreement' | 'meeting'
  /** some of those looked at, the picked one among them; `why` is of RoutingWhy, or plain words in older traces */
  candidates: RoutingCandidate[]
  id?: string
  because?: string
  pick?: 'only' | 'rotation' | 'weighted' | 'least_load'
  /** candidates that are not named */
  more?: number
  /** rules before it, in order, and why each did not give the lead to anybody */
  passed?: RoutingPassed[]
}

export interface RoutingCandidate {
  id: string
  available: boolean
  why: string
  /** epoch ms: when they are in again */
  until?: number
  /** leads in work, and how many there may be */
  load?: number
  capacity?: number
}

export interface RoutingPassed {
  id: string
  because: string
  why:
    | 'not for this lead'
    | 'nobody owns the account'
    | 'language not known'
    | 'nobody is meant'
    | 'nobody can take it'
  candidates?: RoutingCandidate[]
}

export interface OwnerAssigned {
  owner: string
  function: TeamFunction
  /** hash of the owner's calendar; left out: the agreement's own */
  calendar?: string
  trace: RoutingTrace
}

export const OwnerAssigned = entryType<'OwnerAssigned', OwnerAssigned>({
  kind: 'OwnerAssigned',
  fact: true,
  personal: 'none',
  sentence: ({ owner, trace }, words) => {
    if (trace.rule === 'meeting') return `Assigned to ${words.owner(owner)}, who sits in the meeting to come`
    const how = trace.rule === 'agreement' ? `the rule “${trace.because ?? trace.id ?? ''}”` : trace.rule
    return `Assigned to ${words.owner(owner)} by ${how}`
  },
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
  /** the stage that it came back from and the function whose it was; entries of older versions have neither */
  stage?: string
  team?: TeamFunction
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

export const WAYS = ['call', 'email', 'message', 'visit', 'other'] as const
export const ATTEMPT_OUTCOMES = [
  'no_answer',
  'voicemail',
  'wrong_number',
  'call_later',
  'connected',
  'not_interested',
  'sent',
  'bounced',
] as const

/** Somebody tried to reach the person. Real contact is ContactMade and nothing else. */
export interface ContactAttempted {
  how: (typeof WAYS)[number]
  outcome: (typeof ATTEMPT_OUTCOMES)[number]
  /** sent by a programme: never an attempt in the sense of a duty, never contact */
  automatic: boolean
}

const outcomes: Record<ContactAttempted['outcome'], string> = {
  no_answer: 'no answer',
  voicemail: 'left a message on the machine',
  wrong_number: 'wrong number',
  call_later: 'to be tried again later',
  connected: 'connected',
  not_interested: 'not interested',
  sent: 'sent',
  bounced: 'came back',
}

export const ContactAttempted = entryType<'ContactAttempted', ContactAttempted>({
  kind: 'ContactAttempted',
  fact: true,
  personal: 'erase',
  sentence: (body) =>
    `${body.automatic ? 'Automatic' : 'Tried'}: ${body.how}, ${outcomes[body.outcome] ?? body.outcome}`,
})

/** Whoever had handed the lead over says to the return: agreed, or appealed, once. */
export interface ReturnAnswered {
  by: string
  answer: 'agreed' | 'appealed'
  /** who had returned it, and of which function */
  rep: string
  team: TeamFunction
}

export const ReturnAnswered = entryType<'ReturnAnswered', ReturnAnswered>({
  kind: 'ReturnAnswered',
  fact: true,
  personal: 'erase',
  sentence: (body, words) =>
    body.answer === 'agreed'
      ? `${words.owner(body.by)} agreed with the return`
      : `${words.owner(body.by)} appealed against the return`,
})

/** The manager of the team that returned decides an appeal; overturned puts the lead before that team again. */
export interface AppealDecided {
  by: string
  outcome: 'upheld' | 'overturned'
  /** who had appealed, and who had returned it */
  appellant: string
  rep: string
  /**
   * Overturned, and yet not offered again. erased: there is nobody to call · over: won, lost or disqualified since ·
   * under_way: somebody has it, or it is beyond the hand-off. Left out: it is offered again
   */
  stays?: 'erased' | 'over' | 'under_way'
}

const STAYS: Record<NonNullable<AppealDecided['stays']>, string> = {
  erased: 'the person was erased meanwhile',
  over: 'the lead was closed otherwise meanwhile',
  under_way: 'somebody works on the lead already',
}

export const AppealDecided = entryType<'AppealDecided', AppealDecided>({
  kind: 'AppealDecided',
  fact: true,
  personal: 'erase',
  sentence: (body, words) =>
    body.outcome === 'upheld'
      ? `${words.owner(body.by)} decided: the return stands`
      : `${words.owner(body.by)} decided: the return is overturned, ${
          body.stays === undefined
            ? 'the lead is offered again'
            : `but the lead stays where it is, because ${STAYS[body.stays]}`
        }`,
})

/** The person who had the lead is gone: the desk has it until somebody else is found. */
export interface OwnerReleased {
  person: string
  /** the desk */
  owner: string
  because: 'left' | 'released'
}

export const OwnerReleased = entryType<'OwnerReleased', OwnerReleased>({
  kind: 'OwnerReleased',
  fact: true,
  personal: 'none',
  sentence: (body, words) =>
    `${words.owner(body.person)} ${body.because === 'left' ? 'has left' : 'gave up the lead'}: somebody else is found`,
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
