import { ask, iso, NO_SUCH_LINK, NOT_CLAIMED, slowed, withCookies } from '#people/answers.ts'
import { addPeople, changeMember, readMembers } from '#people/people.store.ts'
import { allowSignIn, passwordHash, removeSecondFactor, setPassword } from '#people/methods.store.ts'
import { faultOf } from '#people/password.contract.ts'
import { hashPassword } from '#people/scrypt.ts'
import * as store from '#people/invitations.store.ts'
import { invalid, refused } from '#work/respond.ts'
import { markClaimed } from '#people/settings.store.ts'
import { slug } from '#people/people.routes.ts'
import { endTry } from '#people/slowdown.store.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Invitation } from '#people/invitations.store.ts'
import type { Queryable } from '#platform/database.ts'
import type { Services } from '#work/services.ts'

/** Finds what a token opens. Tokens have 256 bits; counting tries only keeps the log of an attack short. */
async function opened(services: Services, request: Request, kind: 'claim' | 'invite' | null) {
  const slow = await slowed(services, { address: request.address ?? '' })
  if (slow) return slow
  const { token } = request.body as { token: string }
  const found = await store.openInvitation(services.db, token, services.now())
  if (!found || (kind !== null && kindOf(found) !== kind)) return NO_SUCH_LINK
  await endTry(services.db, { address: request.address ?? '' })
  return found
}

function kindOf(invitation: Invitation): 'claim' | 'invite' {
  return invitation.personId === null ? 'claim' : 'invite'
}

function isAnswer(found: Invitation | Answer): found is Answer {
  return 'status' in found
}

/** POST /api/invitations/look: what a link is for, before somebody fills in anything. */
export async function look(services: Services, request: Request): Promise<Answer> {
  const found = await opened(services, request, null)
  if (isAnswer(found)) return found
  const person = found.personId === null ? undefined : (await readMembers(services.db, found.personId))[0]
  const body = {
    kind: kindOf(found),
    person: person ? { name: person.name, email: person.email } : null,
    expiresAt: iso(found.expiresAt),
    reset: person?.signsIn ?? false,
  }
  return { status: 200, body }
}

/** POST /api/invitations/accept: sets the password, and signs in. */
export async function accept(services: Services, request: Request): Promise<Answer> {
  const found = await opened(services, request, 'invite')
  if (isAnswer(found)) return found
  const { password } = request.body as { password: string }
  const person = (await readMembers(services.db, found.personId!))[0]
  if (!person || person.leftAt !== null) return NO_SUCH_LINK
  const fault = faultOf(password, person)
  if (fault !== null) return invalid([{ field: 'password', message: fault }])
  const hash = await hashPassword(password)
  const used = await services.db.transaction(async (db) => {
    if (!(await store.useInvitation(db, found.id, services.now()))) return false
    await setPassword(db, person.id, hash)
    if (found.resetsSecondFactor) await removeSecondFactor(db, person.id)
    return true
  })
  return used ? signInNow(services, request, person.id, password) : NO_SUCH_LINK
}

/** POST /api/claim: the first admin, or one who was locked out. From now on everybody signs in. */
export async function claim(services: Services, request: Request): Promise<Answer> {
  const found = await opened(services, request, 'claim')
  if (isAnswer(found)) return found
  const { name, email, password } = request.body as { name: string; email: string; password: string }
  const fault = faultOf(password, { name, email })
  if (fault !== null) return invalid([{ field: 'password', message: fault }])
  const hash = await hashPassword(password)
  const personId = await services.db.transaction(async (db) => {
    if (!(await store.useInvitation(db, found.id, services.now()))) return null
    const id = await becomeAdmin(db, name, email)
    await setPassword(db, id, hash)
    await removeSecondFactor(db, id)
    await markClaimed(db)
    return id
  })
  if (personId === null) return NO_SUCH_LINK
  await services.refreshPeople()
  await services.access.refresh()
  services.log.info('the workspace has an admin', { person: personId })
  return signInNow(services, request, personId, password)
}

/** Whoever signs in with that address, else whoever alone has it, else somebody new. */
async function becomeAdmin(db: Queryable, name: string, email: string): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    `select person_id as id from people where workspace_no = 1 and not desk
        and (sign_in = lower($1) or (sign_in is null and lower(email) = lower($1)))
      order by sign_in is null, person_id`,
    [email],
  )
  const id = rows[0]?.id ?? (await newPerson(db, name, email))
  await changeMember(db, id, { role: 'admin', leftAt: null })
  await allowSignIn(db, id, email)
  return id
}

async function newPerson(db: Queryable, name: string, email: string): Promise<string> {
  const base = slug(name) || 'admin'
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${base}.${n}`
    const person = { id, name, email, function: null, role: 'admin' as const, available: true }
    if ((await addPeople(db, [person])) === 1) return id
  }
}

async function signInNow(
  services: Services,
  request: Request,
  id: string,
  password: string,
): Promise<Answer> {
  await services.access.refresh()
  const { rows } = await services.db.query<{ sign_in: string }>(
    'select sign_in from people where workspace_no = 1 and person_id = $1',
    [id],
  )
  const response = await ask(services, request, 'signInEmail', { email: rows[0]!.sign_in, password })
  const answer = response.ok ? ((await response.json()) as { twoFactorRedirect?: boolean }) : {}
  const secondFactor = answer.twoFactorRedirect ?? false
  return withCookies(response, {
    status: 200,
    body: { signedIn: response.ok && !secondFactor, secondFactor },
  })
}

/** POST /api/people/{id}/invite */
export async function invitePerson(services: Services, request: Request): Promise<Answer> {
  if (services.access.mode() !== 'claimed') return NOT_CLAIMED
  // whoever has the link can become that person, and a machine must never be able to sign
  if (request.who.via === 'key')
    return refused({ refused: 'not_permitted', detail: 'A person has to invite; an API key cannot.' })
  const person = (await readMembers(services.db, request.params.id!))[0]
  if (!person || person.desk || person.leftAt !== null)
    return refused({ refused: 'not_found', detail: 'There is no such person.' })
  if (person.email === null)
    return invalid([{ field: 'email', message: 'is needed to sign in with: give one first' }])
  if (!(await allowSignIn(services.db, person.id, person.email)))
    return invalid([{ field: 'email', message: 'is what somebody else signs in with' }])
  const { resetSecondFactor } = request.body as { resetSecondFactor: boolean }
  const made = await store.invite(services.db, {
    personId: person.id,
    by: request.who.id,
    now: services.now(),
    resetsSecondFactor: resetSecondFactor,
  })
  const url = store.inviteUrl(services.config.publicUrl, made.token)
  const reset = (await passwordHash(services.db, person.id)) !== null
  const mailed = await mail(services, { id: made.id, to: person.email, url, by: request.who.name, reset })
  return { status: 201, body: { id: made.id, url, expiresAt: iso(made.expiresAt), mailed } }
}

async function mail(
  services: Services,
  given: { id: string; to: string; url: string; by: string; reset: boolean },
): Promise<boolean> {
  const { sendMail } = services.access
  if (!sendMail) return false
  const subject = given.reset ? 'A new password for Baton' : `${given.by} invites you to Baton`
  const what = given.reset ? 'choose a new password' : 'choose a password and begin'
  const text = `With this link you ${what}. It works once, for seven days:\n\n${given.url}\n\nIf you did not expect it, leave it.\n`
  try {
    await sendMail({ id: `${given.id}@baton`, to: given.to, subject, text })
    return true
  } catch (error) {
    services.log.warn('an invitation was not mailed', { error: String(error) })
    return false
  }
}

/** GET /api/invitations */
export async function invitations(services: Services): Promise<Answer> {
  const now = services.now()
  const items = (await store.listInvitations(services.db)).map((one) => ({
    id: one.id,
    personId: one.personId,
    by: one.by,
    createdAt: iso(one.createdAt),
    expiresAt: iso(one.expiresAt),
    state:
      one.usedAt !== null
        ? 'used'
        : one.revokedAt !== null
          ? 'revoked'
          : one.expiresAt <= now
            ? 'expired'
            : 'open',
  }))
  return { status: 200, body: { items, next: null } }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** DELETE /api/invitations/{id} */
export async function revoke(services: Services, { params }: Request): Promise<Answer> {
  if (!UUID.test(params.id!) || !(await store.revokeInvitation(services.db, params.id!)))
    return refused({ refused: 'not_found', detail: 'There is no such invitation that could still be used.' })
  return { status: 204 }
}
