import { evidence, holds } from '#journey/run.ts'
import { stepOf } from '#journey/outreach/cadence.rules.ts'
import { officeHours } from '#journey/outreach/zones.rules.ts'
import type { Cadence } from '#journey/agreement/ruleset.cadence.ts'
import type { LeadState } from '#journey/state.ts'
import type { Way } from '#journey/outreach/facts.ts'

/**
 * Whom do I call next? The rule, from the first to the last:
 *  1 promised  a promise to the person whose time has come, the longest overdue first;
 *  2 hot       asked for us and was never tried in this stage: the latest asker first, since every minute costs it most;
 *  3 due       a step of the cadence (the first one too) whose time has come: those whose office is open now, then those of
 *              whom it is not known, then the others; within each the higher score, then the earlier date.
 * What is still equal goes by the lead's id, so that the order is total and stays.
 */
export const QUEUE_CLASSES = ['promised', 'hot', 'due'] as const
export type QueueClass = (typeof QUEUE_CLASSES)[number]

export interface Queued {
  id: string
  class: QueueClass
  due: number
  askedAt: number
  office: boolean | null
  score: number
}

/** A promise for two o'clock is looked up a few minutes before two. */
export const AHEAD_MS = 10 * 60_000

/** Where a lead stands in the queue; null: its time has not come. */
export function queuedAs(
  id: string,
  state: LeadState,
  cadence: Cadence | null,
  zone: string | null,
  now: number,
): Queued | null {
  const { plan, nextStep, score, lastTouchAt, stageSince } = state
  const place = { id, due: nextStep.due, office: officeHours(zone, now), score: score.total }
  const askedAt = lastTouchAt ?? stageSince
  if (plan) {
    if (nextStep.due > now + (plan.why === 'promised' ? AHEAD_MS : 0)) return null
    return { ...place, class: plan.why === 'promised' ? 'promised' : 'due', askedAt }
  }
  return { ...place, class: isHot(state, cadence) ? 'hot' : 'due', askedAt }
}

/** Nobody tried it in this stage, and it asked for us. */
export function isHot(state: LeadState, cadence: Cadence | null): boolean {
  if (!cadence || cadence.hot.length === 0 || state.plan) return false
  if (state.attempts && state.attempts.lastAt >= state.stageSince) return false
  return holds(cadence.hot, evidence(state))
}

export function inOrder(a: Queued, b: Queued): number {
  const byClass = QUEUE_CLASSES.indexOf(a.class) - QUEUE_CLASSES.indexOf(b.class)
  if (byClass !== 0) return byClass
  if (a.class === 'promised') return a.due - b.due || byId(a, b)
  if (a.class === 'hot') return b.askedAt - a.askedAt || byId(a, b)
  return openness(b) - openness(a) || b.score - a.score || a.due - b.due || byId(a, b)
}

/**
 * The same leads by what they are expected to bring. A promise to a person is kept first whatever it is worth; of equal value the
 * higher score comes first, then the earlier date.
 * @param value cents; below 0: nothing is told
 */
export function inOrderOfValue(value: (id: string) => number): (a: Queued, b: Queued) => number {
  return (a, b) => {
    const promised = Number(b.class === 'promised') - Number(a.class === 'promised')
    if (promised !== 0) return promised
    if (a.class === 'promised') return inOrder(a, b)
    return value(b.id) - value(a.id) || b.score - a.score || a.due - b.due || byId(a, b)
  }
}

function openness({ office }: Queued): number {
  return office === true ? 2 : office === null ? 1 : 0
}

function byId(a: Queued, b: Queued): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/** Why nobody may call: said on the screen in place of the number. */
export type Blocked =
  { code: 'suppressed'; text: string } | { code: 'no_consent' | 'no_phone' | 'erased'; text: '' }

/** Who asked to be called has agreed to it; of anybody else there must be a record. */
export function phoneBlocked(
  state: LeadState,
  cadence: Cadence | null,
  suppressed: string | null,
): Blocked | null {
  if (suppressed !== null) return { code: 'suppressed', text: suppressed }
  if (state.erased) return { code: 'erased', text: '' }
  if (!state.known.phone) return { code: 'no_phone', text: '' }
  const asked = cadence !== null && cadence.hot.length > 0 && holds(cadence.hot, evidence(state))
  return state.consent.phone || asked ? null : { code: 'no_consent', text: '' }
}

/** The way that comes next: what was planned, else the step of the cadence. */
export function wayOf(state: LeadState, cadence: Cadence | null): Way {
  return state.plan?.by ?? cadence?.steps[stepOf(state)]?.by ?? 'call'
}

export interface Approach {
  by: Way
  /** why nobody may call */
  phone: Blocked | null
  /** why they are not approached at all in the way that comes next; null: they are */
  alone: string | null
}

/**
 * How a lead is approached now. Who cannot be called is written to, where that is possible.
 * @param why of each way, what the list says against it
 */
export function approachOf(
  state: LeadState,
  cadence: Cadence | null,
  why: (way: Way) => string | null,
): Approach {
  const planned = wayOf(state, cadence)
  const phone = phoneBlocked(state, cadence, why('call'))
  const by = planned === 'call' && phone && state.known.email && why('email') === null ? 'email' : planned
  return { by, phone, alone: why(by) }
}
