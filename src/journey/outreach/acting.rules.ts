import { receive } from '#journey.ts'
import type { Law } from '#journey.ts'
import type { LeadFact } from '#journey/entries.ts'
import type { LeadState } from '#journey/state.ts'
import type { Refusal, RefusalCode } from '#work/card.ts'

/** Who acts: `by` a person's id; `author` where no person is named. */
export interface Acting {
  by?: string | undefined
  author?: string | undefined
}

export function authorIn({ by, author = 'api' }: Acting): string {
  return by === undefined ? author : `person:${by}`
}

export function refuse(refused: RefusalCode, detail: string, field?: string, message?: string): Refusal {
  return field === undefined
    ? { refused, detail }
    : { refused, detail, errors: [{ field, message: message ?? detail }] }
}

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
  return { kind, body, at: now, by: authorIn(acting), history: false, ...given } as unknown as LeadFact
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
