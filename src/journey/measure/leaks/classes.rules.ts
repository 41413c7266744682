import { DAY_MS } from '#journey/measure/day.rules.ts'
import type { LeadState } from '#journey/state.ts'
import type { StageKind } from '#journey/agreement/ruleset.ts'
import type { Role } from '#people/roles.rules.ts'

/**
 * Where leads lie and go nowhere, in the order in which it is asked: a lead is in the first class that it is in, and in no
 * other, so that the sum over the classes is a sum over leads.
 */
export const LEAKS = [
  'duplicate',
  'lost_in_sync',
  'bounced',
  'returned',
  'unanswered',
  'unowned',
  'idle',
  'recycled',
  'unwatched',
] as const
export type LeakClass = (typeof LEAKS)[number]

/** The one who can change it: a role, so that it does not change with people. */
export const LEAK_OWNER: Record<LeakClass, Role> = {
  duplicate: 'marketing',
  lost_in_sync: 'admin',
  bounced: 'leadgen_manager',
  returned: 'marketing',
  unanswered: 'sales_manager',
  unowned: 'sales_manager',
  idle: 'sales_manager',
  recycled: 'marketing',
  unwatched: 'marketing',
}

/** What ends the duty that a class breaks, as agreements write it (`until`); none: nobody has promised anything. */
export const LEAK_DUTY: Partial<Record<LeakClass, readonly string[]>> = {
  returned: ['return_answered'],
  unanswered: ['answer'],
  idle: ['contact', 'attempts'],
}

/** Accepted and not worked for so long is idle: the same span after which the team's page calls an offer untouched. */
export const IDLE_DAYS = 5

/** What the state does not keep, because no ruling asks for it. Moments: epoch ms, of the journey's clock. */
export interface Aside {
  /** the latest call, mail or visit by a person since the hand-off was accepted */
  worked: number | null
  /** when the first offer of this hand-off ran out */
  ranOut: number | null
  /** why the lead was disqualified or returned last, in this pass */
  reason: string | null
  /** since when mails to the lead come back */
  bounced: number | null
  /** notifications that did not get through, by what and to whom */
  unsent: Map<string, number>
  /** webhooks that were given up */
  givenUp: number[]
}

/** What a lead is in, and from when: a moment that is still to come is one at which time alone brings it there. */
export interface Candidate {
  what: LeakClass
  from: number
}

const LIVE: readonly StageKind[] = ['develop', 'handoff', 'work']

/** Every class that a lead is in, or will be in when nothing happens, in their order. */
export function candidates(state: LeadState, kind: StageKind, desk: boolean, aside: Aside): Candidate[] {
  if (state.erased || state.stage === '') return []
  const found: Candidate[] = []
  const put = (what: LeakClass, from: number | null): void => {
    if (from !== null) found.push({ what, from })
  }
  const live = LIVE.includes(kind)
  const away = kind === 'disqualified' || kind === 'closed'
  if (away && aside.reason === 'duplicate') put('duplicate', state.stageSince)
  if (live) put('lost_in_sync', firstOf([...aside.unsent.values(), ...aside.givenUp]))
  if (live || kind === 'nurture') put('bounced', aside.bounced)
  put('returned', returnedSince(state))
  if (kind === 'handoff') put('unanswered', unansweredFrom(state, aside))
  if (live) put('unowned', unownedSince(state, desk))
  if (kind === 'work') put('idle', idleFrom(state, aside))
  if (kind === 'nurture' && Object.keys(state.programmes ?? {}).length === 0)
    put('recycled', state.stageSince)
  if (kind === 'disqualified' && state.watch === undefined) put('unwatched', state.stageSince)
  return found
}

function returnedSince({ back }: LeadState): number | null {
  if (!back) return null
  return back.answer === null || (back.answer === 'appealed' && back.appeal === null) ? back.at : null
}

/** An offer that waits is none yet; it is when its time is over, and stays so while it is offered on. */
function unansweredFrom({ handoff, nextStep }: LeadState, { ranOut }: Aside): number | null {
  if (handoff.status === 'offered') return Math.min(ranOut ?? Infinity, nextStep.due)
  return handoff.status === 'waiting' ? ranOut : null
}

/** A desk that the agreement names as owner of a stage owns it: nobody is missing there. */
function unownedSince({ routing, owner, stageSince }: LeadState, desk: boolean): number | null {
  if (routing !== null) return routing.since
  return owner.startsWith('desk:') && !desk ? stageSince : null
}

function idleFrom(state: LeadState, { worked }: Aside): number | null {
  if (state.handoff.status !== 'accepted' || worked !== null) return null
  const open = Object.values(state.opportunities).some(
    ({ pass, status }) => pass === state.pass && status === 'open',
  )
  return open ? null : state.handoff.at + IDLE_DAYS * DAY_MS
}

function firstOf(moments: number[]): number | null {
  return moments.length === 0 ? null : Math.min(...moments)
}
