import { ask, refusal, refusedBy, slowed, withCookies } from '#people/answers.ts'
import { challengeOf, isPasswordOf } from '#people/confirm.ts'
import { endSessions, removeSecondFactor, setPassword, useCodeOnce } from '#people/methods.store.ts'
import { endTry } from '#people/slowdown.store.ts'
import { faultOf } from '#people/password.contract.ts'
import { hashPassword } from '#people/scrypt.ts'
import { invalid, refused } from '#work/respond.ts'
import { readMembers } from '#people/people.store.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Services } from '#work/services.ts'

// 403 and not 401: the session is good, and no browser should leave the page for the sign-in
const NOT_THE_PASSWORD = refusal(403, 'wrong_proof', 'That is not right')

/** Looks at the password once more; null when it is right. Failed tries count as they do at sign-in. */
async function passwordAgain(services: Services, { who }: Request, password: string): Promise<Answer | null> {
  const tried = { account: `confirm ${who.id}` }
  const slow = await slowed(services, tried)
  if (slow) return slow
  if (!(await isPasswordOf(services.db, who.id, password))) return NOT_THE_PASSWORD
  await endTry(services.db, tried)
  return null
}

/** POST /api/session/password: a new one, after which one signs in again everywhere. */
export async function changePassword(services: Services, request: Request): Promise<Answer> {
  const { current, next } = request.body as { current: string; next: string }
  const wrong = await passwordAgain(services, request, current)
  if (wrong) return wrong
  const person = (await readMembers(services.db, request.who.id))[0]!
  const fault = faultOf(next, person)
  if (fault !== null) return invalid([{ field: 'next', message: fault }])
  await setPassword(services.db, person.id, await hashPassword(next))
  await services.access.refresh()
  const { rows } = await services.db.query<{ sign_in: string }>(
    'select sign_in from people where workspace_no = 1 and person_id = $1',
    [person.id],
  )
  const response = await ask(services, request, 'signInEmail', { email: rows[0]!.sign_in, password: next })
  return withCookies(response, { status: 200, body: { done: true } })
}

/** POST /api/session/second-factor: a secret for the authenticator. It counts once a code of it was shown. */
export async function beginSecondFactor(services: Services, request: Request): Promise<Answer> {
  const { password } = request.body as { password: string }
  const wrong = await passwordAgain(services, request, password)
  if (wrong) return wrong
  const response = await ask(services, request, 'enableTwoFactor', { password })
  if (!response.ok) return refusedBy(response)
  const { totpURI: uri, backupCodes } = (await response.json()) as { totpURI: string; backupCodes: string[] }
  return { status: 200, body: { uri, backupCodes } }
}

/** POST /api/session/second-factor/confirm: the first code; from now on sign-in asks for one. The session is renewed. */
export async function confirmSecondFactor(services: Services, request: Request): Promise<Answer> {
  const { code } = request.body as { code: string }
  const tried = { account: `confirm ${request.who.id}` }
  const slow = await slowed(services, tried)
  if (slow) return slow
  const response = await ask(services, request, 'verifyTOTP', { code })
  if (!response.ok) return refusedBy(response)
  await endTry(services.db, tried)
  await useCodeOnce(services.db, request.who.id, code)
  await services.access.refresh()
  return withCookies(response, { status: 200, body: { done: true } })
}

/** POST /api/session/second-factor/off */
export async function endSecondFactor(services: Services, request: Request): Promise<Answer> {
  const { password } = request.body as { password: string }
  const wrong = await passwordAgain(services, request, password)
  if (wrong) return wrong
  await removeSecondFactor(services.db, request.who.id)
  await endSessions(services.db, request.who.id, request.who.session ?? null)
  await services.access.refresh()
  return { status: 200, body: { done: true } }
}

/** POST /api/session/second-factor/codes: new backup codes; the old ones no longer work. */
export async function newBackupCodes(services: Services, request: Request): Promise<Answer> {
  const { password } = request.body as { password: string }
  const wrong = await passwordAgain(services, request, password)
  if (wrong) return wrong
  const response = await ask(services, request, 'generateBackupCodes', { password })
  if (!response.ok) return refusedBy(response)
  const { backupCodes } = (await response.json()) as { backupCodes: string[] }
  return { status: 200, body: { backupCodes } }
}

/** GET /api/session/passkeys */
export async function passkeys(services: Services, { who }: Request): Promise<Answer> {
  const { rows } = await services.db.query<{ createdAt: number | null }>(
    `select id, name, backed_up as "backedUp", created_at as "createdAt" from passkeys
      where workspace_no = 1 and person_id = $1 order by created_at`,
    [who.id],
  )
  const items = rows.map((row) => ({
    ...row,
    createdAt: row.createdAt === null ? null : new Date(row.createdAt).toISOString(),
  }))
  return { status: 200, body: { items, next: null } }
}

/** POST /api/session/passkeys/challenge: for navigator.credentials.create, soon after signing in. */
export async function newPasskeyChallenge(services: Services, request: Request): Promise<Answer> {
  const response = await ask(services, request, 'generatePasskeyRegistrationOptions', undefined, {})
  if (!response.ok) return refusedBy(response)
  return withCookies(response, { status: 200, body: await response.json() })
}

/** POST /api/session/passkeys */
export async function addPasskey(services: Services, request: Request): Promise<Answer> {
  const response = await ask(services, request, 'verifyPasskeyRegistration', request.body as object)
  if (!response.ok) return refusedBy(response)
  const { id, name, backedUp } = (await response.json()) as { id: string; name?: string; backedUp: boolean }
  const body = { id, name: name ?? null, backedUp, createdAt: new Date().toISOString() }
  return withCookies(response, { status: 201, body })
}

/** DELETE /api/session/passkeys/{id} */
export async function removePasskey(services: Services, { who, params }: Request): Promise<Answer> {
  const { rowCount } = await services.db.query(
    'delete from passkeys where workspace_no = 1 and person_id = $1 and id = $2',
    [who.id, params.id],
  )
  if (rowCount === 0) return refused({ refused: 'not_found', detail: 'There is no such passkey of yours.' })
  return { status: 204 }
}

/** POST /api/session/challenge: for a passkey that confirms a signature (confirm.contract.ts). */
export async function confirmChallenge(services: Services, request: Request): Promise<Answer> {
  const response = await ask(services, request, 'generatePasskeyAuthenticationOptions')
  if (!response.ok) return refusedBy(response)
  const cookie = response.headers.getSetCookie().map((one) => one.split(';')[0]!)
  await services.db.query(
    `insert into sign_in_challenges (workspace_no, id, identifier, value, created_at, updated_at, expires_at)
     values (1, $1, $1, $2, now(), now(), now() + interval '5 minutes')
     on conflict (workspace_no, id) do update set value = excluded.value, expires_at = excluded.expires_at`,
    [challengeOf(request.who.id), cookie.join('; ')],
  )
  const options = (await response.json()) as object
  return { status: 200, body: { ...options, userVerification: 'required' } }
}
