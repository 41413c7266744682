import { problem } from '#platform/http/problem.ts'
import type { Problem } from '#platform/http/contract.ts'
import type { Refusal, RefusalCode } from '#work/card.ts'

/** The one table from refusals to HTTP, with what each means and what to do about it (/docs/problems). */
const table: Record<RefusalCode, { status: number; title: string; means: string }> = {
  not_found: {
    status: 404,
    title: 'There is no such thing',
    means: 'There is no such lead, person, opportunity or route.',
  },
  invalid: {
    status: 422,
    title: 'Some fields are not valid',
    means:
      'Fields are missing or wrong; `errors` names each. Nothing was written, the submission was kept as refused.',
  },
  not_offered: {
    status: 409,
    title: 'The lead is not offered',
    means: 'Only an offered lead can be accepted or returned. Somebody may have been faster.',
  },
  offered_to_another: {
    status: 409,
    title: 'The lead is offered to somebody else',
    means: 'The lead is offered to, or was accepted by, another rep.',
  },
  expired: {
    status: 409,
    title: 'The time to answer ran out',
    means: 'The time to answer ran out; the lead was taken back and offered to the next rep.',
  },
  unknown_reason: {
    status: 422,
    title: 'The reason is not in the agreement',
    means: 'Reasons are those of the agreement: see GET /api/agreement.',
  },
  note_required: {
    status: 422,
    title: 'A note is needed',
    means: 'The agreement asks for a note with this reason.',
  },
  unknown_person: {
    status: 422,
    title: 'There is no such person',
    means: 'There is no such person: see GET /api/people.',
  },
  unknown_activity: {
    status: 422,
    title: 'The stage has no such activity',
    means: 'The stage that the lead is in has no such activity.',
  },
  wrong_stage: {
    status: 409,
    title: 'Not in this stage',
    means: 'The lead is not in a stage where this can be done, or changed since you looked.',
  },
  erased: {
    status: 410,
    title: 'The person was erased',
    means: 'The person was erased: nothing that names a person can be added to this lead.',
  },
  changed_meanwhile: {
    status: 412,
    title: 'The lead changed meanwhile',
    means:
      'The lead is not as your If-Match or Baton-Seen says: somebody was faster. Read it again before you act.',
  },
  next_step_needed: {
    status: 422,
    title: 'It needs a next step',
    means: 'Nobody is left without a next step: name one with a date, or an end that the agreement allows.',
  },
  suppressed: {
    status: 409,
    title: 'They are left alone',
    means:
      'Somebody on the suppression list, a customer or an open deal: the detail says which. An end is always taken.',
  },
  time_taken: {
    status: 409,
    title: 'They have another meeting then',
    means: 'Whoever is to sit in the meeting sits in another one at that time: `at` says in which.',
  },
  not_permitted: {
    status: 403,
    title: 'You may not do this',
    means: 'Your role, or your key, does not have the permission that is named.',
  },
  figures_of_others: {
    status: 403,
    title: 'These are figures of others',
    means:
      'A rep and an SDR see their own figures; those of others are for managers, marketing, sponsor and admin.',
  },
  last_admin: {
    status: 409,
    title: 'The workspace would have no admin',
    means: 'Make somebody else an admin first.',
  },
  not_invited: {
    status: 403,
    title: 'Only who was invited can answer',
    means: 'Only people who were invited to the survey can answer it.',
  },
  survey_closed: {
    status: 409,
    title: 'The survey is closed',
    means: 'The survey was closed, or its deadline has passed.',
  },
  survey_open: {
    status: 409,
    title: 'Answers stay hidden until the survey is closed',
    means: 'Nobody sees answers, not even in sums, before the survey closes.',
  },
  unknown_card: {
    status: 422,
    title: 'The survey has no such card',
    means: 'The survey has no such card: see its sheet.',
  },
  incomplete_ranking: {
    status: 422,
    title: 'The ranking is not complete',
    means: 'Every criterion or cause has to stand in the ranking, once.',
  },
  not_proposed: {
    status: 409,
    title: 'There is no such proposal',
    means: 'No agreement of that number was proposed.',
  },
  proposal_open: {
    status: 409,
    title: 'Another proposal is open',
    means: 'One proposal at a time: another one is before both sides.',
  },
  signed_already: {
    status: 409,
    title: 'It is signed already',
    means: 'That function, or that person, signed it already.',
  },
  wrong_signer: {
    status: 403,
    title: 'Somebody else has to do this',
    means: 'Another function or role signs, withdraws or decides this.',
  },
  text_changed: {
    status: 409,
    title: 'It is another text',
    means: 'The hash is not that of the proposed text: read it again.',
  },
  declined: {
    status: 409,
    title: 'The proposal was declined',
    means: 'Somebody declined the proposal.',
  },
  withdrawn: {
    status: 409,
    title: 'The proposal was withdrawn',
    means: 'The proposal was withdrawn.',
  },
  enacted: {
    status: 409,
    title: 'The agreement is enacted',
    means: 'The agreement is enacted: nothing about it can change.',
  },
  superseded: {
    status: 409,
    title: 'The agreement was superseded',
    means: 'A later version took its place.',
  },
  no_deadlock: {
    status: 409,
    title: 'There is no deadlock',
    means: 'Nobody declined, and it is too early to decide.',
  },
  draft_changed: {
    status: 409,
    title: 'The draft changed meanwhile',
    means: 'Somebody saved the draft meanwhile: read it again.',
  },
  not_confirmed: {
    status: 403,
    title: 'It was not proved who acts',
    means: 'What binds a person needs their password or passkey again.',
  },
  not_returned: {
    status: 409,
    title: 'There is no return to answer',
    means: 'Nobody returned the lead in this pass, or it was offered again since.',
  },
  not_appealed: {
    status: 409,
    title: 'Nobody appealed',
    means: 'Only a return that was appealed against can be decided.',
  },
  answered_already: {
    status: 409,
    title: 'It was answered already',
    means: 'A return is answered once, and an appeal decided once.',
  },
  same_version: {
    status: 409,
    title: 'Nothing differs from the last version',
    means: 'The draft says what the last version says: there is nothing to publish.',
  },
  wrong_turn: {
    status: 409,
    title: 'It is not in that state',
    means:
      'A programme is started once it is published, paused while it runs, and ended once. A template is retired once, and comes back once.',
  },
  not_inside: {
    status: 409,
    title: 'The lead is not in it',
    means: 'The lead is not in that programme, or has no such task of it open, now.',
  },
  same_lead: {
    status: 422,
    title: 'It is the same lead',
    means: 'A lead cannot be merged with itself: name another one.',
  },
  merged_already: {
    status: 409,
    title: 'They are merged already',
    means: 'The two are one person already, on the page of one of them.',
  },
  not_merged: {
    status: 409,
    title: 'It was not merged',
    means: 'The lead that you name was not merged into this one, or the merge was undone meanwhile.',
  },
  not_reproduced: {
    status: 409,
    title: 'The record is not what its agreement leads to',
    means: 'A what-if stopped: the record does not follow from its facts. Run baton audit.',
  },
  idempotency_mismatch: {
    status: 422,
    title: 'The Idempotency-Key was used for another request',
    means: 'The Idempotency-Key was used for a request with another content. Use a new one.',
  },
}

export function problemOf(refusal: Refusal): Problem {
  const { status, title } = table[refusal.refused]
  return problem(status, refusal.refused, title, refusal.detail, refusal.errors)
}

/** What each code means. */
export function meanings(): Record<string, string> {
  return Object.fromEntries(Object.entries(table).map(([code, { means }]) => [code, means]))
}
