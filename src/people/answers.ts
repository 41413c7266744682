import { problem } from '#platform/http/problem.ts'
import { beginTry } from '#people/slowdown.store.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Services } from '#work/services.ts'
import type { Tried } from '#people/slowdown.store.ts'

/** Refusals of this room. They are in the list of docs/problems.md like all others. */
export function refusal(status: number, code: string, title: string, detail?: string): Answer {
  return {
    status,
    body: problem(status, code, title, detail),
    headers: { 'content-type': 'application/problem+json' },
  }
}

export const NOT_CLAIMED = refusal(
  409,
  'not_claimed',
  'Nobody signs in here yet',
  'The workspace is open to its own machine. Claim it first: `baton admin link` prints the link.',
)
export const WRONG_PROOF = refusal(401, 'wrong_proof', 'That is not right')
export const NO_SUCH_LINK = refusal(
  410,
  'link_over',
  'This link does not work any more',
  'It was used, taken back, or its time ran out. Ask for another one.',
)

/** Counts a try; an answer when it has to wait. */
export async function slowed(services: Services, tried: Tried): Promise<Answer | null> {
  const wait = await beginTry(services.db, tried, Date.now())
  if (wait === 0) return null
  const seconds = Math.ceil(wait / 1000)
  const answer = refusal(
    429,
    'too_many_attempts',
    'Too many failed tries',
    `Wait ${seconds} s, then try again.`,
  )
  return { ...answer, headers: { ...answer.headers, 'retry-after': String(seconds) } }
}

/** Calls the sign-in library with the request's own cookies. */
export function ask(
  services: Services,
  request: Request,
  endpoint: string,
  body?: object,
  query?: Record<string, string>,
) {
  return services.access.call(endpoint, {
    headers: request.headers,
    address: request.address,
    ...(body ? { body } : {}),
    ...(query ? { query } : {}),
  })
}

/** An answer with the cookies that the library set. */
export function withCookies(response: Response, answer: Answer): Answer {
  return { ...answer, cookies: response.headers.getSetCookie() }
}

/** What the library refuses, in our words. */
export async function refusedBy(response: Response): Promise<Answer> {
  const { code = '' } = (await response.json().catch(() => ({}))) as { code?: string }
  if (code === 'SESSION_NOT_FRESH')
    return refusal(
      403,
      'sign_in_again',
      'Sign in again first',
      'This is for who signed in a few minutes ago.',
    )
  if (
    code === 'ACCOUNT_TEMPORARILY_LOCKED' ||
    code === 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE' ||
    response.status === 429
  )
    return refusal(
      429,
      'too_many_attempts',
      'Too many failed tries',
      'Wait some minutes, then sign in again.',
    )
  if (response.status >= 500) throw new Error(`The sign-in library failed: ${code}`)
  const words = code.toLowerCase().replaceAll('_', ' ')
  return {
    ...refusal(response.status === 401 ? 401 : 422, 'wrong_proof', 'That is not right', words),
    cookies: response.headers.getSetCookie(),
  }
}

export function iso(at: number): string
export function iso(at: number | null): string | null
export function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}
