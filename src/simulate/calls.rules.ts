import * as act from '#journey/outreach/meetings.rules.ts'
import { called } from '#journey/outreach/calls.rules.ts'
import { createRandom, seededUuid, type Random } from '#simulate/random.rules.ts'
import { HOUR, later, MINUTE, WORKDAY, type Stage } from '#simulate/deeds.rules.ts'
import type { Actor, Deed } from '#simulate/actor.rules.ts'
import type { LeadState } from '#journey.ts'
import type { Work } from '#work/card.ts'

/** What comes of calls has a stream of its own: the rest of a life stays as it was before anybody was called. */
function streamOf({ contact }: Actor): Random {
  return createRandom(contact.index, 0xca11)
}

/** Attempts at these moments, each with the next as its next step; the last one's is a day later. */
export function attempts(
  stage: Stage,
  actor: Actor,
  by: string,
  tries: { at: number; outcome: 'voicemail' | 'no_answer' }[],
  nextAt: number | null,
): Deed[] {
  return tries.map(({ at, outcome }, i) => {
    const due = tries[i + 1]?.at ?? nextAt ?? stage.business(at, WORKDAY)
    return attempt(stage, actor, by, at, outcome, Math.ceil(due), i + 1, false)
  })
}

function attempt(
  { law }: Stage,
  actor: Actor,
  by: string,
  at: number,
  outcome: 'voicemail' | 'no_answer' | 'call_later',
  due: number,
  step: number,
  promised: boolean,
): Deed {
  const then = { do: 'next' as const, by: 'call' as const, due, promised, step }
  return later(actor, at, called(law, { how: 'call', outcome, answers: { fields: {} }, then, by }))
}

/** A talk that ends in a meeting with sales, and what becomes of it; null: it ends without one. */
export function talkWithMeeting(
  stage: Stage,
  actor: Actor,
  by: string,
  at: number,
  note: string,
): Deed[] | null {
  const random = streamOf(actor)
  if (!random.chance(0.45)) return null
  const made = meetingOf(stage, actor, random, at)
  if (!made) return null
  const then = { do: 'meeting' as const, meeting: made, qualified: true }
  const call = {
    how: 'call' as const,
    outcome: 'connected' as const,
    answers: { fields: {} },
    then,
    by,
    note,
  }
  return [later(actor, at, called(stage.law, call)), ...fateOf(stage, actor, random, made, by)]
}

/** A meeting beside a hand-off that is under way: the days to come have something in them. */
export function meetingSoon(stage: Stage, actor: Actor, by: string, at: number): Deed[] {
  const random = streamOf(actor)
  const made = random.chance(0.6) ? meetingOf(stage, actor, random, at) : null
  return made ? [whatever(at + 2 * MINUTE, act.book(stage.law, made, { by }))] : []
}

const PLACES = ['video', 'video', 'video', 'phone', 'visit'] as const

function meetingOf(stage: Stage, actor: Actor, random: Random, from: number): act.Booking | null {
  const reps = [...stage.players.values()].filter((one) => one.manner !== null && stage.isThere(one.id))
  if (reps.length === 0) return null
  const rep = random.pick(reps).id
  // on the half hour, within office hours
  const half = 30 * MINUTE
  const at = Math.floor(stage.business(from, (6 + random.exponential(18)) * HOUR) / half) * half
  const place = random.pick(PLACES)
  const where = place === 'video' ? `https://meet.tarnwick.example/${String(actor.contact.index)}` : undefined
  const meeting = seededUuid(random, Math.ceil(from))
  return {
    meeting,
    at: Math.max(at, Math.ceil(from) + HOUR),
    minutes: random.pick([30, 30, 45, 60]),
    rep,
    place,
    where,
  }
}

/** Told whatever became of the lead meanwhile. */
function whatever(at: number, decide: Work['decide']): Deed {
  return { at: Math.ceil(at), situation: null, decide }
}

/** Held and judged, missed and made up for, called off: as it goes. */
function fateOf(stage: Stage, actor: Actor, random: Random, made: act.Booking, by: string): Deed[] {
  const { meeting, at, minutes, rep } = made
  const over = at + minutes * MINUTE
  const sdr = { by }
  const due = (_rep: string, now: number) => stage.business(now, WORKDAY)
  if (random.chance(0.07)) return [whatever(at - 3 * HOUR, act.cancel({ meeting, side: 'lead' }, sdr))]
  if (random.chance(0.19)) {
    const missed = whatever(over + 10 * MINUTE, act.miss({ meeting, side: 'lead' }, sdr))
    if (!random.chance(0.5)) return [missed]
    const again = { ...made, at: at + 7 * 24 * HOUR }
    const second = again.at + minutes * MINUTE
    return [
      missed,
      whatever(over + HOUR, act.move(stage.law, again, sdr)),
      whatever(second + HOUR, act.held({ meeting }, due, sdr)),
      whatever(stage.business(second, 5 * HOUR), verdict(actor, random, meeting, rep, due)),
    ]
  }
  const told = stage.business(over, random.exponential(2 * HOUR))
  const judged = stage.business(told, random.exponential(5 * HOUR))
  return [
    whatever(told, act.held({ meeting }, due, sdr)),
    whatever(Math.max(judged, told + MINUTE), verdict(actor, random, meeting, rep, due)),
  ]
}

function verdict(
  { life }: Actor,
  random: Random,
  meeting: string,
  rep: string,
  due: (rep: string, now: number) => number,
): Work['decide'] {
  const worth = 0.25 + 0.65 * life.interest + 0.4 * (random.next() - 0.5)
  const found = worth > 0.55 ? 'qualified' : worth > 0.4 ? 'partly' : 'not'
  const rating = Math.min(5, Math.max(1, Math.round(worth * 5.5)))
  const note = found === 'qualified' ? undefined : random.pick(DOUBTS)
  return act.judge({ meeting, verdict: found, rating, note }, due, { by: rep })
}

const DOUBTS = [
  'No project behind it yet.',
  'The plant manager decides, and was not there.',
  'Budget only next year.',
  'Wanted a price list, nothing else.',
  'Bound to another supplier until spring.',
]

/** The queue of the last day: some untouched, some to be tried again, some promised a time. */
export function sceneCalls(stage: Stage, actor: Actor, state: LeadState, now: number): Deed[] {
  const by = stage.players.has(state.owner) ? state.owner : null
  const kind = actor.contact.index % 5
  // whoever left no number, and every fifth beside them, was not tried yet
  if (by === null || kind === 0 || !state.known.phone || state.plan) return []
  const random = streamOf(actor)
  const at = Math.ceil(now + random.whole(6, 14) * MINUTE)
  if (kind < 3) {
    const due = stage.business(at, random.whole(1, 6) * HOUR)
    return [attempt(stage, actor, by, at, random.pick(['no_answer', 'voicemail']), due, 1, false)]
  }
  const half = 30 * MINUTE
  const due = Math.ceil(stage.business(at, random.whole(2, 9) * HOUR) / half) * half
  return [attempt(stage, actor, by, at, 'call_later', due, 0, true)]
}
