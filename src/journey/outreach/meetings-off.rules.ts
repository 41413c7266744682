import { callAgain, isOut } from '#journey/outreach/meetings.rules.ts'
import { coming, meeting } from '#journey/outreach/evolve.rules.ts'
import { fact } from '#journey/outreach/acting.rules.ts'
import type { Acting, Decide } from '#journey/lifecycle/telling.rules.ts'
import type { Fact } from '#journey/outreach/meetings.rules.ts'
import type { Law } from '#journey.ts'
import type { LeadFact } from '#journey/entries.ts'
import type { LeadState } from '#journey/state.ts'
import type { WhyOff } from '#journey/outreach/facts.ts'

/** Meetings that cannot be held as they were made, because somebody is gone: the lead, or whoever was to sit in them. */
const ROUTER: Acting = { author: 'router' }
const HOUR = 3_600_000

/** Coming meetings are off when the person was erased or is out of the question. */
export function moot(law: Law, state: LeadState, now: number): LeadFact[] {
  if (state.meetings === undefined || !(state.erased || isOut(law, state))) return []
  const because = state.erased ? 'erased' : 'disqualified'
  return coming(state, now).map(([id]) => calledOff(id, because, now))
}

function calledOff(id: string, because: WhyOff, now: number): LeadFact {
  return fact<Fact<'MeetingCancelled'>>(now, ROUTER, {
    kind: 'MeetingCancelled',
    body: { meeting: id, by: 'us', because },
  })
}

/**
 * Whoever was to sit in it has left: it goes to `successor`, who has the lead now, at the same time and place; without one
 * it is off, and whoever made it calls again. Somebody may have moved it meanwhile: then nothing is said.
 */
export function handOn(id: string, gone: string, successor: string | null): Decide {
  return (card, now) => {
    const { state } = card!
    const one = meeting(state, id)
    if (one?.status !== 'booked' || one.rep !== gone) return { facts: [] }
    if (successor === null || state.owner !== successor)
      return { facts: [calledOff(id, 'left', now), ...callAgain(state, now + HOUR, ROUTER, now)] }
    const { at, minutes, place } = one
    const body = { meeting: id, at, minutes, rep: successor, was: gone, because: 'left' as const, place }
    return { facts: [fact<Fact<'MeetingMoved'>>(now, ROUTER, { kind: 'MeetingMoved', body })] }
  }
}
