import * as act from '#journey/lifecycle/actions.rules.ts'
import { attempt } from '#journey/handoff/attempts.rules.ts'
import { notes } from '#simulate/notes.rules.ts'
import type { Actor, Deed } from '#simulate/actor.rules.ts'
import type { ContactAttempted } from '#journey/handoff/facts.ts'
import type { Law, LeadState } from '#journey.ts'
import type { Player } from '#simulate/cast.rules.ts'
import type { Work } from '#work/card.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const WORKDAY = 8 * HOUR

/** What people need to know to act. */
export interface Stage {
  law: Law
  players: Map<string, Player>
  /** who is there now */
  isThere: (id: string) => boolean
  /** `ms` of business time after a moment */
  business: (from: number, ms: number) => number
}

/** Something to do unless the situation has changed by then. */
export function later(actor: Actor, at: number, decide: Work['decide']): Deed {
  return { at: Math.ceil(at), situation: actor.situation, decide }
}

export function done(
  stage: Stage,
  actor: Actor,
  by: string,
  activity: string,
  at: number,
  note?: string,
): Deed {
  return later(actor, at, act.complete(stage.law, { activity, by, note }))
}

/** A call, with what came of it; `connected` is real contact too. */
export function tried(actor: Actor, by: string, at: number, outcome: ContactAttempted['outcome']): Deed {
  const call = { how: 'call' as const, outcome, automatic: false, at: null, author: `person:${by}` }
  return later(actor, at, attempt(call))
}

export function giveBack(stage: Stage, actor: Actor, rep: string, reason: string, at: number): Deed {
  return later(actor, at, act.giveBack(stage.law, { reason, note: noteFor(actor, reason), by: rep }))
}

export function disqualify(stage: Stage, actor: Actor, by: string, reason: string, at: number): Deed {
  return later(actor, at, act.disqualify(stage.law, { reason, by, note: noteFor(actor, reason) }))
}

function noteFor({ contact }: Actor, reason: string): string | undefined {
  const known = notes[reason]
  return known && contact.random.pick(known)
}

/** The deal of this pass. */
export function dealOf(actor: Actor, state: LeadState): string {
  return `T-${String(actor.contact.index + 1).padStart(5, '0')}-${state.pass}`
}
