import { loadAnswers } from '#work/load.ts'
import { problemOf } from '#work/problems.rules.ts'
import { requestHash } from '#work/request-hash.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Done, Refusal, Work } from '#work/card.ts'
import type { Services } from '#work/services.ts'

const PROBLEM = { 'content-type': 'application/problem+json' }

/** A refusal as an answer. */
export function refused(refusal: Refusal): Answer {
  const body = problemOf(refusal)
  return { status: body.status, body, headers: PROBLEM }
}

export function invalid(errors: { field: string; message: string }[]): Answer {
  return refused({
    refused: 'invalid',
    detail: errors.map((e) => `${e.field} ${e.message}`.trim()).join('; '),
    errors,
  })
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
  return { ...work, idempotency: { key, requestHash: hashOf(request, path), answer } }
}

/** Two people who choose the same key ask two things; a machine may go on with another key of its own. */
function hashOf({ who, raw }: Request, path: string): Buffer {
  const person = who.via === 'session' ? `${who.id}\n` : ''
  return requestHash('POST', path, person + raw)
}

/** Does the work and answers from what was decided, or from what was answered before. */
export async function perform(
  services: Services,
  work: Work,
  answer: (done: Done) => { status: number; body: unknown },
): Promise<Answer> {
  const done = await services.gatherer.do(work)
  if (done.replayed) return replayed(done.replayed)
  if (done.refusal?.refused === 'idempotency_mismatch') return refused(done.refusal)
  return answer(done)
}

/** As it was answered before; of a refusal only the body was kept. */
function replayed({ status, body }: { status: number; body: unknown }): Answer {
  const type = status >= 400 ? PROBLEM : {}
  return { status, body, headers: { ...type, 'idempotency-replayed': 'true' } }
}

/**
 * Answers a POST that is not one piece of work once per Idempotency-Key. The handler must name what it makes after
 * the key, so that a crash between it and its answer does no harm.
 */
export async function once(
  services: Services,
  request: Request,
  path: string,
  handle: () => Promise<Answer>,
): Promise<Answer> {
  const key = request.headers.get('idempotency-key')
  if (key === null) return handle()
  return inTurn(key, () => onceInTurn(services, request, path, key, handle))
}

const lastOfKey = new Map<string, Promise<unknown>>()

/** The same key twice at once: the second waits, and finds the first one's answer. */
async function inTurn<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
  const mine = (lastOfKey.get(key) ?? Promise.resolve()).then(work, work)
  lastOfKey.set(key, mine)
  try {
    return await mine
  } finally {
    if (lastOfKey.get(key) === mine) lastOfKey.delete(key)
  }
}

async function onceInTurn(
  services: Services,
  request: Request,
  path: string,
  key: string,
  handle: () => Promise<Answer>,
): Promise<Answer> {
  const hash = hashOf(request, path)
  const earlier = (await loadAnswers(services.db, [key])).get(key)
  if (earlier && !earlier.hash.equals(hash)) {
    return refused({
      refused: 'idempotency_mismatch',
      detail: 'This Idempotency-Key was used for another request.',
    })
  }
  if (earlier) return replayed(earlier)
  const answer = await handle()
  await services.db.query(
    `insert into idempotency_keys (workspace_no, key, request_hash, status, answer, at)
     values (1, $1, $2, $3, $4, to_timestamp($5 / 1000.0)) on conflict do nothing`,
    [key, hash, answer.status, JSON.stringify(answer.body ?? null), services.now()],
  )
  return answer
}
