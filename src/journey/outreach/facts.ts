import { entryType } from '#ledger/entry.ts'

export { LeadRecycled, NextStepPlanned } from './plan.facts.ts'
export type { Plan, Way } from './plan.facts.ts'

/** How people meet. Where exactly (address, number, link) is the personal part of the entry. */
export type MeetingPlace = 'phone' | 'video' | 'visit' | 'office'

export interface MeetingBooked {
  /** names the meeting in every later entry */
  meeting: string
  at: number
  minutes: number
  /** who sits in it */
  rep: string
  /** who made it */
  booker: string
  place: MeetingPlace
}

const PLACES = { phone: 'by phone', video: 'by video', visit: 'at their place', office: 'at our place' }

export const MeetingBooked = entryType<'MeetingBooked', MeetingBooked>({
  kind: 'MeetingBooked',
  fact: true,
  personal: 'erase',
  sentence: (body, words) =>
    `Meeting with ${words.owner(body.rep)} booked for ${words.moment(body.at)}, ${body.minutes} minutes, ${PLACES[body.place]}`,
})

export interface MeetingMoved {
  meeting: string
  at: number
  minutes: number
  rep: string
  /** who was to sit in it before; left out: the same */
  was?: string
  /** they have left: the same time and place, with somebody else */
  because?: 'left'
  place: MeetingPlace
}

export const MeetingMoved = entryType<'MeetingMoved', MeetingMoved>({
  kind: 'MeetingMoved',
  fact: true,
  personal: 'erase',
  sentence: (body, words) =>
    body.because === 'left'
      ? `Meeting handed on to ${words.owner(body.rep)}: ${words.owner(body.was ?? '')} has left`
      : `Meeting moved to ${words.moment(body.at)}, with ${words.owner(body.rep)}, ${body.minutes} minutes, ${PLACES[body.place]}`,
})

export interface MeetingHeld {
  meeting: string
  rep: string
  /** by when the rep owes the verdict */
  verdictDue: number
}

export const MeetingHeld = entryType<'MeetingHeld', MeetingHeld>({
  kind: 'MeetingHeld',
  fact: true,
  personal: 'erase',
  sentence: (body, words) =>
    `Meeting held by ${words.owner(body.rep)}; verdict due ${words.moment(body.verdictDue)}`,
})

/** Which side did not come, or called it off. */
export type Side = 'lead' | 'us'

export interface MeetingMissed {
  meeting: string
  by: Side
}

export const MeetingMissed = entryType<'MeetingMissed', MeetingMissed>({
  kind: 'MeetingMissed',
  fact: true,
  personal: 'erase',
  sentence: (body) => (body.by === 'lead' ? 'No show: the lead did not come' : 'No show: we did not come'),
})

/** Why it was called off without anybody doing so. */
export type WhyOff = 'erased' | 'disqualified' | 'left'

export interface MeetingCancelled {
  meeting: string
  by: Side
  because?: WhyOff
}

const WHY_OFF: Record<WhyOff, string> = {
  erased: 'the person was erased',
  disqualified: 'the lead was disqualified',
  left: 'whoever was to sit in it has left',
}

export const MeetingCancelled = entryType<'MeetingCancelled', MeetingCancelled>({
  kind: 'MeetingCancelled',
  fact: true,
  personal: 'erase',
  sentence: ({ by, because }) =>
    because === undefined
      ? `Meeting called off by ${by === 'lead' ? 'the lead' : 'us'}`
      : `Meeting called off: ${WHY_OFF[because]}`,
})

export type Verdict = 'qualified' | 'partly' | 'not'

export interface MeetingJudged {
  meeting: string
  /** the rep who sat in it */
  rep: string
  /** who judged in their place, because they have left */
  judge?: string
  verdict: Verdict
  /** 1 (a waste of time) to 5 */
  rating: number
}

const VERDICTS = { qualified: 'qualified', partly: 'partly qualified', not: 'not qualified' }

export const MeetingJudged = entryType<'MeetingJudged', MeetingJudged>({
  kind: 'MeetingJudged',
  fact: true,
  personal: 'erase',
  sentence: ({ judge, rep, verdict, rating }, words) => {
    const who =
      judge === undefined
        ? `${words.owner(rep)} judged the meeting`
        : `${words.owner(judge)} judged ${words.owner(rep)}’s meeting`
    return `${who}: ${VERDICTS[verdict]}, ${rating} of 5`
  },
})

/** The verdict's clock rang: the rep is reminded, and whoever leads sales is told. */
export interface VerdictOverdue {
  meeting: string
  rep: string
  due: number
}

export const VerdictOverdue = entryType<'VerdictOverdue', VerdictOverdue>({
  kind: 'VerdictOverdue',
  fact: true,
  personal: 'none',
  sentence: (body, words) => `${words.owner(body.rep)} still owes the verdict on the meeting`,
})
