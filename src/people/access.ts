import { confirmPerson } from '#people/confirm.ts'
import { isClaimed, workspaceSecret } from '#people/settings.store.ts'
import { localPerson, LOOPBACK, NOBODY } from '#people/local.rules.ts'
import { remembered } from '#people/remembered.ts'
import { whoseKey } from '#people/keys.store.ts'
import type { Access, AuthCall, Mode } from '#people/access.contract.ts'
import type { Auth } from '#people/auth.ts'
import type { Config } from '#platform/config.ts'
import type { Log } from '#platform/log.ts'
import type { Person } from '#journey/handoff/rotation.rules.ts'
import type { Queryable } from '#platform/database.ts'
import type { Who } from '#platform/http/route.ts'

/** However busy it is, a session ends after a week. */
const LONGEST_SESSION_MS = 7 * 24 * 3600_000

export interface AccessOptions {
  db: Queryable
  config: Config
  people: ReadonlyMap<string, Person>
  log: Log
}

/** Who asks, and the sign-in library when somebody signs in: it costs memory, so an open workspace never loads it. */
export async function createAccess({ db, config, people, log }: AccessOptions): Promise<Access> {
  const sessions = remembered<Who>(() => Date.now())
  const keys = remembered<Who>(() => Date.now())
  let claimed = await isClaimed(db)
  let library: Promise<{ auth: Auth; address: string }> | null = null

  const mode = (): Mode => (claimed ? 'claimed' : LOOPBACK.includes(config.host) ? 'open' : 'unclaimed')
  const load = () =>
    (library ??= Promise.all([import('#people/auth.ts'), workspaceSecret(db)]).then(
      ([{ createAuth, ADDRESS }, secret]) => ({
        auth: createAuth(db, config, secret, log),
        address: ADDRESS,
      }),
    ))

  async function call(endpoint: string, input: AuthCall): Promise<Response> {
    const { auth, address } = await load()
    const api = auth.api as unknown as Record<string, (input: object) => Promise<Response>>
    const headers = new Headers(input.headers)
    headers.set(address, input.address ?? '')
    const { body, query, params } = input
    const rest = {
      ...(body === undefined ? {} : { body }),
      ...(query ? { query } : {}),
      ...(params ? { params } : {}),
    }
    const response = await api[endpoint]!({ ...rest, headers, asResponse: true })
    // the library leaves out a provider that did not answer when it was set up: the next one asks it again
    if (endpoint === 'signInSocial' && response.status === 404) library = null
    return response
  }

  /** The person as they are now, not as they were at sign-in: who was given another role has it at once. */
  function personOf(who: Who): Who {
    const person = people.get(who.id)
    return person
      ? { ...who, name: person.name, role: person.role ?? null, language: person.language ?? null }
      : NOBODY
  }

  async function whoseSession(cookie: string): Promise<Who> {
    const known = sessions.get(cookie)
    if (known) return personOf(known)
    const query = { disableRefresh: 'true', disableCookieCache: 'true' }
    const response = await call('getSession', { headers: new Headers({ cookie }), query })
    // the database was away for a moment: that is no answer, and to be told to sign in would be a wrong one
    if (response.status >= 500) throw new Error(`a session could not be looked up (${response.status})`)
    const found = response.ok ? ((await response.json()) as SessionAnswer) : null
    if (!found) return sessions.put(cookie, NOBODY)
    const ends = Date.parse(found.session.createdAt) + LONGEST_SESSION_MS
    if (ends < Date.now()) return sessions.put(cookie, NOBODY)
    const until = Math.min(ends, Date.parse(found.session.expiresAt))
    const who: Who = { id: found.user.id, name: '', role: null, via: 'session', session: found.session.id }
    return personOf(sessions.put(cookie, who, until))
  }

  async function whoHas(key: string): Promise<Who> {
    const known = keys.get(key)
    if (known) return known
    const found = await whoseKey(db, key, Date.now())
    return found ? keys.put(key, found.who, found.until) : keys.put(key, NOBODY)
  }

  return {
    mode,
    call,
    oidc: config.oidc !== null,
    sendMail: null,
    whoAsks: (headers) => {
      const key = headers.get('authorization')?.match(/^Bearer\s+(\S+)$/i)?.[1]
      if (key?.startsWith('baton_')) return whoHas(key)
      const state = mode()
      if (state === 'open') return localPerson(people, headers)
      const cookie = headers.get('cookie') ?? ''
      if (state === 'unclaimed' || !cookie.includes('baton.session_token=')) return NOBODY
      return whoseSession(sessionCookie(cookie))
    },
    refresh: async () => {
      sessions.clear()
      keys.clear()
      claimed = await isClaimed(db)
    },
    confirm: (who, proof) => confirmPerson({ db, call, publicUrl: config.publicUrl }, who, proof),
  }
}

interface SessionAnswer {
  session: { id: string; createdAt: string; expiresAt: string }
  user: { id: string }
}

/** Of all cookies the one that counts, so that others cannot make the remembered answers useless. */
function sessionCookie(cookies: string): string {
  return cookies
    .split(';')
    .map((one) => one.trim())
    .filter((one) => /^(__Host-)?baton\.session_token=/.test(one))
    .join('; ')
}
