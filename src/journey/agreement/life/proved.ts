import { once, refused } from '#work/respond.ts'
import { problem } from '#platform/http/problem.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Proof } from '#people/confirm.contract.ts'
import type { ProofMethod } from './facts.ts'
import type { Services } from '#work/services.ts'

/** Answers a POST that binds a person once per Idempotency-Key; `handle` asks `proved` before it writes. */
export async function onceProved(
  services: Services,
  request: Request,
  path: string,
  handle: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await once(services, withoutProof(request), path, handle)
  } catch (error) {
    if (error instanceof Unproved) return error.answer
    throw error
  }
}

/** Thrown past what remembers answers: the same request with the right proof must not meet the old refusal. */
class Unproved extends Error {
  readonly answer: Answer
  constructor(answer: Answer) {
    super('not proved')
    this.answer = answer
  }
}

/** How somebody proved that it is they. @throws what `onceProved` answers with */
export async function proved(
  services: Services,
  request: Request,
  proof: Proof | undefined,
): Promise<ProofMethod> {
  const confirmed = await services.confirm(request.who, proof)
  if (confirmed.ok) return confirmed.method
  const { detail } = confirmed
  if (confirmed.refused !== 'too_many_attempts')
    throw new Unproved(refused({ refused: 'not_confirmed', detail }))
  const body = problem(429, 'too_many_attempts', 'Too many failed tries', detail)
  throw new Unproved({ status: 429, body, headers: { 'content-type': 'application/problem+json' } })
}

/** Who repeats a request is known by its bytes; a digest of them is stored, and must not be one of a password. */
function withoutProof(request: Request): Request {
  const { proof: _proof, ...rest } = request.body as { proof?: unknown }
  return { ...request, raw: JSON.stringify({ ...rest, who: request.who.id }) }
}
