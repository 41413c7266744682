import { problemOf } from '#work/problems.rules.ts'
import { requestHash } from '#work/request-hash.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Done, Refusal, Work } from '#work/card.ts'
import type { Services } from '#work/services.ts'

/** A refusal as an answer. */
export function refused(refusal: Refusal): Answer {
  const body = problemOf(refusal)
  return { status: body.status, body, headers: { 'content-type': 'application/problem+json' } }
}

export function invalid(errors: { field: string; message: string }[]): Answer {
  return refused({ refused: 'invalid', detail: errors.map((e) => `${e.field} ${e.message}`).join('; '), errors })
}

/** Adds the request's Idempotency-Key to a piece of work, so that key, work and answer are one transaction. */
export function idempotent(
  request: Request,
  path: string,
  work: Work,
  answer: (done: Done) => { status: number; body: unknown },
): Work {
  const key = request.headers.get('idempotency-key')
  if (key === null) return work
  return { ...work, idempotency: { key, requestHash: requestHash('POST', path, request.raw), answer } }
}

/** Does the work and answers from what was decided, or from what was answered before. */
export async function perform(
  services: Services,
  work: Work,
  answer: (done: Done) => { status: number; body: unknown },
): Promise<Answer> {
  const done = await services.gatherer.do(work)
  if (done.replayed) return { ...done.replayed, headers: { 'idempotency-replayed': 'true' } }
  if (done.refusal?.refused === 'idempotency_mismatch') return refused(done.refusal)
  return answer(done)
}
