import { authorIn, live } from '#journey/lifecycle/telling.rules.ts'
import { receive } from '#journey.ts'
import type { Law } from '#journey.ts'
import type { LeadFact } from '#journey/entries.ts'
import type { LeadState } from '#journey/state.ts'
import type { Acting } from '#journey/lifecycle/telling.rules.ts'

type Said<F extends LeadFact> = Pick<F, 'kind' | 'body'> & {
  note?: string | undefined
  where?: string | undefined
}

/** A fact of this moment. What people wrote goes to its personal part. */
export function fact<F extends LeadFact>(
  now: number,
  acting: Acting,
  { kind, body, note, where }: Said<F>,
): LeadFact {
  const personal = {
    ...(note?.trim() ? { note: note.trim() } : {}),
    ...(where?.trim() ? { where: where.trim() } : {}),
  }
  const given = Object.keys(personal).length > 0 ? { personal } : {}
  return live<LeadFact>(now, authorIn(acting), { kind, body, ...given } as Omit<F, 'at' | 'by' | 'history'>)
}

/** Where the facts would leave the lead: the very program that decides it, on a copy. */
export function tried(law: Law, state: LeadState, facts: LeadFact[], now: number): LeadState {
  let next = structuredClone(state)
  for (const one of facts) next = receive(law, next, one, Math.max(now, next.clock)).state
  return next
}

export function hasMoved(before: LeadState, after: LeadState): boolean {
  return before.stage !== after.stage || before.stageSince !== after.stageSince || before.pass !== after.pass
}
