import type { Problem } from '#platform/http/contract.ts'
import { words } from '../ui/words.ts'
import { doubt } from './reach.ts'
import { dropEarly, takeEarly } from './early.ts'

/** What the server refused, in its own words; `fields` says which inputs are at fault. */
export class ProblemError extends Error {
  override name = 'ProblemError'
  readonly status: number
  readonly code: string
  readonly fields: Record<string, string>
  /** how long to wait before another try, seconds */
  readonly wait: number | null

  constructor(problem: Problem, wait: string | null = null) {
    super(problem.detail ?? problem.title)
    this.status = problem.status
    this.code = problem.code
    this.wait = wait === null ? null : Number(wait)
    this.fields = Object.fromEntries((problem.errors ?? []).map((error) => [error.field, error.message]))
  }
}

/** Where this browser remembers who sits at it. */
export const PERSON_KEY = 'baton.person'

export type Params = Record<string, string | number | undefined>

export function get<Answer>(path: string, params: Params = {}, signal?: AbortSignal): Promise<Answer> {
  return send<Answer>(`/api${path}${query(params)}`, signal ? { signal } : {})
}

export interface PostOptions {
  /** the lead's number of entries when the person decided: the server refuses what would overwrite another's act */
  seen?: number | undefined
  /** the page is going away: the request has to outlive it (browsers allow 64 kB) */
  leaving?: boolean | undefined
}

/** Every POST carries a fresh key, so that a repeat by the network cannot act twice. */
export function post<Answer>(path: string, body: unknown = {}, options: PostOptions = {}): Promise<Answer> {
  const form = body instanceof FormData
  return send<Answer>(`/api${path}`, {
    method: 'POST',
    headers: {
      'Idempotency-Key': freshKey(),
      ...(form ? {} : { 'Content-Type': 'application/json' }),
      ...(options.seen === undefined ? {} : { 'Baton-Seen': String(options.seen) }),
    },
    body: form ? body : JSON.stringify(body),
    keepalive: options.leaving === true,
  })
}

export function patch<Answer>(path: string, body: unknown): Promise<Answer> {
  return send<Answer>(`/api${path}`, {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
}

export function remove(path: string): Promise<void> {
  return send<void>(`/api${path}`, { method: 'DELETE' })
}

/** Not randomUUID: a browser has it over HTTPS and on its own machine only. */
function freshKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
}

function query(params: Params): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined && value !== '') search.set(name, String(value))
  }
  const text = search.toString()
  return text ? `?${text}` : ''
}

const signInNeeded = new Set<() => void>()

/** Hears of every refusal for want of a session. */
export function onSignInNeeded(listener: () => void): void {
  signInNeeded.add(listener)
}

async function send<Answer>(url: string, init: RequestInit): Promise<Answer> {
  // on a workspace that nobody claimed, whoever sits here says who they are
  const headers = new Headers(init.headers)
  const person = localStorage.getItem(PERSON_KEY)
  if (person) headers.set('Baton-Person', person)
  if (init.method === undefined) {
    const early = await takeEarly(url, person)
    if (early !== undefined) return early as Answer
  } else dropEarly()
  const response = await fetch(url, { ...init, headers }).catch((error: unknown) => {
    if (!init.signal?.aborted) doubt()
    throw error
  })
  if (!response.ok) {
    const problem = await problemOf(response)
    if (problem.code === 'sign_in_needed') for (const listener of signInNeeded) listener()
    throw new ProblemError(problem, response.headers.get('Retry-After'))
  }
  if (response.status === 204) return undefined as Answer
  return (await response.json()) as Answer
}

async function problemOf(response: Response): Promise<Problem> {
  const type = response.headers.get('Content-Type') ?? ''
  if (type.includes('json')) return (await response.json()) as Problem
  return {
    type: 'about:blank',
    title: words.answered(response.status),
    status: response.status,
    code: 'unexpected',
  }
}
