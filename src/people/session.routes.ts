import { ask, iso, withCookies } from '#people/answers.ts'
import { endSession, endSessions, listSessions } from '#people/methods.store.ts'
import { permissionsOf } from '#people/permissions.rules.ts'
import { readMembers } from '#people/people.store.ts'
import { refused } from '#work/respond.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Services } from '#work/services.ts'
import type { SessionView } from '#people/contract.ts'

/** GET /api/session: who am I here, what may I do, how can one sign in. Keeps a session alive that is in use. */
export async function session(services: Services, request: Request): Promise<Answer> {
  const { access, db } = services
  const { who } = request
  const person = who.role === null ? undefined : (await readMembers(db, who.id))[0]
  const claimed = access.mode() === 'claimed'
  const body: SessionView = {
    mode: access.mode(),
    via: who.via,
    person: person
      ? {
          id: person.id,
          name: person.name,
          email: person.email,
          role: person.role,
          secondFactor: person.secondFactor,
          timeZone: person.timeZone,
          language: person.language,
        }
      : null,
    permissions: [...permissionsOf(who)],
    methods: { password: claimed, passkey: claimed, oidc: claimed && access.oidc },
  }
  if (who.via !== 'session') return { status: 200, body }
  return withCookies(await ask(services, request, 'getSession'), { status: 200, body })
}

/** GET /api/sessions: where I am signed in. */
export async function ownSessions(services: Services, { who }: Request): Promise<Answer> {
  const items = (await listSessions(services.db, who.id)).map((one) => ({
    ...one,
    current: one.id === who.session,
    createdAt: iso(one.createdAt),
    usedAt: iso(one.usedAt),
    expiresAt: iso(one.expiresAt),
  }))
  return { status: 200, body: { items, next: null } }
}

/** DELETE /api/sessions/{id} */
export async function endOne(services: Services, { who, params }: Request): Promise<Answer> {
  if (!(await endSession(services.db, who.id, params.id!)))
    return refused({ refused: 'not_found', detail: 'There is no such session of yours.' })
  await services.access.refresh()
  return { status: 204 }
}

/** POST /api/sessions/end-others */
export async function endOthers(services: Services, { who }: Request): Promise<Answer> {
  await endSessions(services.db, who.id, who.session ?? null)
  await services.access.refresh()
  return { status: 200, body: { done: true } }
}
