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
  not_permitted: { status: 403, title: 'You may not do this' },
  last_admin: { status: 409, title: 'The workspace would have no admin' },
  not_invited: { status: 403, title: 'Only who was invited can answer' },
  survey_closed: { status: 409, title: 'The survey is closed' },
  survey_open: { status: 409, title: 'Answers stay hidden until the survey is closed' },
  unknown_card: { status: 422, title: 'The survey has no such card' },
  incomplete_ranking: { status: 422, title: 'The ranking is not complete' },
  not_proposed: { status: 409, title: 'There is no such proposal' },
  proposal_open: { status: 409, title: 'Another proposal is open' },
  signed_already: { status: 409, title: 'It is signed already' },
  wrong_signer: { status: 403, title: 'Somebody else has to do this' },
  text_changed: { status: 409, title: 'It is another text' },
  declined: { status: 409, title: 'The proposal was declined' },
  withdrawn: { status: 409, title: 'The proposal was withdrawn' },
  enacted: { status: 409, title: 'The agreement is enacted' },
  superseded: { status: 409, title: 'The agreement was superseded' },
  no_deadlock: { status: 409, title: 'There is no deadlock' },
  draft_changed: { status: 409, title: 'The draft changed meanwhile' },
  not_confirmed: { status: 403, title: 'It was not proved who acts' },
  not_reproduced: { status: 409, title: 'The record is not what its agreement leads to' },
  idempotency_mismatch: { status: 422, title: 'The Idempotency-Key was used for another request' },
}

export function problemOf(refusal: Refusal): Problem {
  const { status, title } = statuses[refusal.refused]
  return problem(status, refusal.refused, title, refusal.detail, refusal.errors)
}
