import { own } from '#journey/state.ts'
import type { Body } from '#journey/entries.ts'
import type { LeadState } from '#journey/state.ts'
import type { MeetingPlace, Side, Verdict } from '#journey/outreach/facts.ts'

/** One meeting as the stream folds to; also the row of the read model. Moments: epoch ms. */
export interface MeetingState {
  pass: number
  bookedAt: number
  booker: string
  at: number
  minutes: number
  rep: string
  place: MeetingPlace
  /** how often its calendar entry was changed: SEQUENCE in RFC 5545 */
  sequence: number
  status: 'booked' | 'held' | 'missed' | 'cancelled'
  /** when it was told that it was held, missed or called off */
  toldAt: number | null
  /** who did not come, or called it off */
  by: Side | null
  verdictDue: number | null
  verdict: Verdict | null
  rating: number | null
  judgedAt: number | null
  /** the verdict's clock has rung */
  late: boolean
}

/** What outreach does to the state; called by evolve.ts alone. Cards of leads without meetings have no such key. */
export function booked(state: LeadState, body: Body<'MeetingBooked'>, at: number): void {
  state.meetings = {
    ...state.meetings,
    [body.meeting]: {
      pass: state.pass,
      bookedAt: at,
      booker: body.booker,
      at: body.at,
      minutes: body.minutes,
      rep: body.rep,
      place: body.place,
      sequence: 0,
      status: 'booked',
      toldAt: null,
      by: null,
      verdictDue: null,
      verdict: null,
      rating: null,
      judgedAt: null,
      late: false,
    },
  }
}

export function moved(state: LeadState, body: Body<'MeetingMoved'>): void {
  const known = meeting(state, body.meeting)
  if (!known) return
  const { at, minutes, rep, place } = body
  change(state, body.meeting, {
    at,
    minutes,
    rep,
    place,
    sequence: known.sequence + 1,
    status: 'booked',
    toldAt: null,
    by: null,
  })
}

export function held(state: LeadState, body: Body<'MeetingHeld'>, at: number): void {
  change(state, body.meeting, {
    status: 'held',
    toldAt: at,
    by: null,
    rep: body.rep,
    verdictDue: body.verdictDue,
  })
}

export function missed(state: LeadState, body: Body<'MeetingMissed'>, at: number): void {
  change(state, body.meeting, { status: 'missed', toldAt: at, by: body.by })
}

export function cancelled(state: LeadState, body: Body<'MeetingCancelled'>, at: number): void {
  const known = meeting(state, body.meeting)
  if (!known) return
  change(state, body.meeting, {
    status: 'cancelled',
    toldAt: at,
    by: body.by,
    sequence: known.sequence + 1,
  })
}

export function judged(state: LeadState, body: Body<'MeetingJudged'>, at: number): void {
  change(state, body.meeting, { verdict: body.verdict, rating: body.rating, judgedAt: at })
}

export function overdue(state: LeadState, body: Body<'VerdictOverdue'>): void {
  change(state, body.meeting, { late: true })
}

export function meeting(state: LeadState, id: string): MeetingState | undefined {
  return state.meetings && own(state.meetings, id)
}

/** Reps who are to meet the lead: whoever hands it over hands it to them, as to whoever has the account. */
export function whoMeets(state: LeadState, now: number): string[] {
  return coming(state, now).map(([, { rep }]) => rep)
}

/** Meetings that are still to be held, the next one first. */
export function coming({ meetings }: LeadState, now: number): [id: string, MeetingState][] {
  if (meetings === undefined) return []
  const booked = Object.entries(meetings).filter(([, { status, at }]) => status === 'booked' && at >= now)
  return booked.sort(([, a], [, b]) => a.at - b.at)
}

function change(state: LeadState, id: string, news: Partial<MeetingState>): void {
  const known = meeting(state, id)
  if (known) state.meetings = { ...state.meetings, [id]: { ...known, ...news } }
}
