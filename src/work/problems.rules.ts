import { problem } from '#platform/http/problem.ts'
import type { Problem } from '#platform/http/contract.ts'
import type { Refusal, RefusalCode } from '#work/card.ts'

/** The one table from refusals to HTTP. */
const statuses: Record<RefusalCode, { status: number; title: string }> = {
  not_found: { status: 404, title: 'There is no such thing' },
  invalid: { status: 422, title: 'Some fields are not valid' },
  not_offered: { status: 409, title: 'The lead is not offered' },
  offered_to_another: { status: 409, title: 'The lead is offered to somebody else' },
  expired: { status: 409, title: 'The time to answer ran out' },
  unknown_reason: { status: 422, title: 'The reason is not in the agreement' },
  note_required: { status: 422, title: 'A note is needed' },
  unknown_person: { status: 422, title: 'There is no such person' },
  unknown_activity: { status: 422, title: 'The stage has no such activity' },
  wrong_stage: { status: 409, title: 'Not in this stage' },
  erased: { status: 410, title: 'The person was erased' },
  changed_meanwhile: { status: 412, title: 'The lead changed meanwhile' },
  idempotency_mismatch: { status: 422, title: 'The Idempotency-Key was used for another request' },
}

export function problemOf(refusal: Refusal): Problem {
  const { status, title } = statuses[refusal.refused]
  return problem(status, refusal.refused, title, refusal.detail, refusal.errors)
}
