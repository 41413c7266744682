import { authorIn, refuse } from '#journey/lifecycle/telling.rules.ts'
import { fact } from '#journey/outreach/acting.rules.ts'
import { meeting } from '#journey/outreach/evolve.rules.ts'
import { PHRASES } from '#journey/outreach/cadence.rules.ts'
import type { Acting, Decide } from '#journey/lifecycle/telling.rules.ts'
import type { Law } from '#journey.ts'
import type { LeadFact } from '#journey/entries.ts'
import type { LeadState } from '#journey/state.ts'
import type { MeetingPlace, Side, Verdict } from '#journey/outreach/facts.ts'
import type { MeetingState } from '#journey/outreach/evolve.rules.ts'
import type { Refusal, Told } from '#work/card.ts'

/** A meeting as it is made or moved. `where`: an address, a number or a link. */
export interface Booking {
  meeting: string
  at: number
  minutes: number
  rep: string
  place: MeetingPlace
  where?: string | undefined
  note?: string | undefined
}

export type Fact<Kind extends LeadFact['kind']> = Extract<LeadFact, { kind: Kind }>

const YEAR = 366 * 24 * 3_600_000
const HOUR = 3_600_000

/** @param hindered what the record says against it: see meeting-checks.ts */
export function book(law: Law, given: Booking, acting: Acting, hindered: Refusal | null = null): Decide {
  return (card, now) => {
    const isBooked = meeting(card!.state, given.meeting) !== undefined
    return (isBooked ? null : hindered) ?? booking(law, card!.state, given, acting, now)
  }
}

/** The facts of a new meeting; in lead development it is also what comes next. */
export function booking(
  law: Law,
  state: LeadState,
  given: Booking,
  acting: Acting,
  now: number,
): Told | Refusal {
  if (meeting(state, given.meeting)) return { facts: [] }
  const wrong = over(law, state) ?? badTime(given.at, now)
  if (wrong) return wrong
  const { meeting: id, at, minutes, rep, place, where, note } = given
  const booker = acting.by ?? authorIn(acting)
  return {
    facts: [
      fact<Fact<'MeetingBooked'>>(now, acting, {
        kind: 'MeetingBooked',
        body: { meeting: id, at, minutes, rep, booker, place },
        where,
        note,
      }),
      ...plannedMeeting(state, at, acting, now),
    ],
  }
}

/** Nobody meets somebody who was erased or is out of the question; who lost or won may be met. */
function over(law: Law, state: LeadState): Refusal | null {
  if (state.erased) return refuse('erased', 'The person was erased: there is nobody to meet.', 'id')
  return isOut(law, state)
    ? refuse('wrong_stage', 'The lead is disqualified: nobody meets it.', 'id', 'is disqualified')
    : null
}

/** Out of the question: whoever disqualified it closed it for meetings as well. */
export function isOut(law: Law, state: LeadState): boolean {
  const { kind } = law.version(state.version).stages[state.stage]!
  return kind === 'disqualified' || kind === 'closed'
}

function badTime(at: number, now: number): Refusal | null {
  if (at <= now) return refuse('invalid', 'A meeting is made for the future.', 'at', 'lies in the past')
  if (at > now + YEAR)
    return refuse('invalid', 'A meeting is at most a year away.', 'at', 'is more than a year away')
  return null
}

function plannedMeeting(state: LeadState, due: number, acting: Acting, now: number): LeadFact[] {
  if (state.function !== 'leadgen') return []
  const step = state.plan?.step ?? null
  return [
    fact<Fact<'NextStepPlanned'>>(now, acting, {
      kind: 'NextStepPlanned',
      body: { by: 'meeting', why: 'promised', step, what: PHRASES.meeting, due },
    }),
  ]
}

/** What comes next when the meeting was that. */
export function callAgain(state: LeadState, due: number, acting: Acting, now: number): LeadFact[] {
  if (state.function !== 'leadgen' || state.plan?.by !== 'meeting') return []
  const step = state.plan.step
  return [
    fact<Fact<'NextStepPlanned'>>(now, acting, {
      kind: 'NextStepPlanned',
      body: { by: 'call', why: 'own', step, what: PHRASES.call, due },
    }),
  ]
}

function known(state: LeadState, id: string): MeetingState | Refusal {
  return meeting(state, id) ?? refuse('not_found', 'There is no such meeting on this lead.')
}

/** A missed one may be moved too: that is how it gets its second date. */
export function move(law: Law, given: Booking, acting: Acting, hindered: Refusal | null = null): Decide {
  return (card, now) => {
    const one = known(card!.state, given.meeting)
    if ('refused' in one) return one
    if (one.status !== 'booked' && one.status !== 'missed')
      return refuse('wrong_stage', `The meeting is ${one.status} already.`)
    const wrong = hindered ?? over(law, card!.state) ?? badTime(given.at, now)
    if (wrong) return wrong
    const { meeting: id, at, minutes, rep, place, where, note } = given
    const body = { meeting: id, at, minutes, rep, place, ...(rep === one.rep ? {} : { was: one.rep }) }
    return {
      facts: [
        fact<Fact<'MeetingMoved'>>(now, acting, { kind: 'MeetingMoved', body, where, note }),
        ...plannedMeeting(card!.state, at, acting, now),
      ],
    }
  }
}

export function held(
  given: { meeting: string; rep?: string | undefined; note?: string | undefined },
  verdictDue: (rep: string, now: number) => number,
  acting: Acting,
): Decide {
  return (card, now) => {
    const one = known(card!.state, given.meeting)
    if ('refused' in one) return one
    const begun = notBegun(one, now)
    if (begun) return begun
    const rep = given.rep ?? one.rep
    return { facts: heldFacts(card!.state, given, rep, verdictDue(rep, now), acting, now) }
  }
}

function heldFacts(
  state: LeadState,
  given: { meeting: string; note?: string | undefined },
  rep: string,
  verdictDue: number,
  acting: Acting,
  now: number,
): LeadFact[] {
  return [
    fact<Fact<'MeetingHeld'>>(now, acting, {
      kind: 'MeetingHeld',
      body: { meeting: given.meeting, rep, verdictDue },
      note: given.note,
    }),
    fact<Fact<'TouchHappened'>>(now, acting, {
      kind: 'TouchHappened',
      body: { touch: { kind: 'meeting_held' } },
    }),
    fact<Fact<'ContactMade'>>(now, acting, { kind: 'ContactMade', body: { how: 'meeting' } }),
    ...callAgain(state, verdictDue, acting, now),
  ]
}

function notBegun(one: MeetingState, now: number): Refusal | null {
  if (one.status !== 'booked') return refuse('wrong_stage', `The meeting is ${one.status} already.`)
  if (one.at > now) return refuse('wrong_stage', 'The meeting has not begun.')
  return null
}

export function miss(
  given: { meeting: string; side: Side; note?: string | undefined },
  acting: Acting,
): Decide {
  return (card, now) => {
    const one = known(card!.state, given.meeting)
    if ('refused' in one) return one
    const begun = notBegun(one, now)
    if (begun) return begun
    return {
      facts: [
        fact<Fact<'MeetingMissed'>>(now, acting, {
          kind: 'MeetingMissed',
          body: { meeting: given.meeting, by: given.side },
          note: given.note,
        }),
        ...callAgain(card!.state, now + HOUR, acting, now),
      ],
    }
  }
}

export function cancel(
  given: { meeting: string; side: Side; note?: string | undefined },
  acting: Acting,
): Decide {
  return (card, now) => {
    const one = known(card!.state, given.meeting)
    if ('refused' in one) return one
    if (one.status !== 'booked') return refuse('wrong_stage', `The meeting is ${one.status} already.`)
    return {
      facts: [
        fact<Fact<'MeetingCancelled'>>(now, acting, {
          kind: 'MeetingCancelled',
          body: { meeting: given.meeting, by: given.side },
          note: given.note,
        }),
        ...callAgain(card!.state, now + HOUR, acting, now),
      ],
    }
  }
}

export interface Judging {
  meeting: string
  verdict: Verdict
  rating: number
  note?: string | undefined
}

/**
 * The rep who sat in it says what it was worth, and nobody else: `standsIn` says who may for somebody who has left. A
 * verdict on a meeting of which nobody said anything says as well that it was held. It is given once.
 */
export function judge(
  given: Judging,
  verdictDue: (rep: string, now: number) => number,
  acting: Acting,
  standsIn: (rep: string) => boolean = () => false,
): Decide {
  return (card, now) => {
    const one = known(card!.state, given.meeting)
    if ('refused' in one) return one
    const own = acting.by === undefined || acting.by === one.rep
    if (!own && !standsIn(one.rep))
      return refuse('not_permitted', `${one.rep} sat in the meeting: the verdict is theirs.`)
    if (one.verdict !== null) return refuse('wrong_stage', 'It is judged already.')
    if (one.status === 'missed' || one.status === 'cancelled')
      return refuse('wrong_stage', `The meeting was ${one.status}: there is nothing to judge.`)
    if (one.at > now) return refuse('wrong_stage', 'The meeting has not begun.')
    // of somebody who was erased nothing more is written
    if (given.verdict !== 'qualified' && !given.note?.trim() && !card!.state.erased)
      return refuse('note_required', 'Say what was missing.', 'note', 'is needed unless it is qualified')
    const before =
      one.status === 'booked'
        ? heldFacts(card!.state, { meeting: given.meeting }, one.rep, verdictDue(one.rep, now), acting, now)
        : []
    return {
      facts: [
        ...before,
        fact<Fact<'MeetingJudged'>>(now, acting, {
          kind: 'MeetingJudged',
          body: {
            meeting: given.meeting,
            rep: one.rep,
            ...(own ? {} : { judge: acting.by! }),
            verdict: given.verdict,
            rating: given.rating,
          },
          note: given.note,
        }),
      ],
    }
  }
}

/** The clock of the verdict rings, once. */
export function verdictRang(id: string): Decide {
  return (card, now) => {
    const one = meeting(card!.state, id)
    if (!one || one.status !== 'held' || one.verdict !== null || one.late) return { facts: [] }
    if (one.verdictDue === null || one.verdictDue > now) return { facts: [] }
    const body = { meeting: id, rep: one.rep, due: one.verdictDue }
    return {
      facts: [fact<Fact<'VerdictOverdue'>>(now, { author: 'clock' }, { kind: 'VerdictOverdue', body })],
    }
  }
}
