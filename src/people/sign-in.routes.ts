import { ask, NOT_CLAIMED, refusal, refusedBy, slowed, withCookies, WRONG_PROOF } from '#people/answers.ts'
import { endSession, useCodeOnce } from '#people/methods.store.ts'
import { endTry } from '#people/slowdown.store.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Services } from '#work/services.ts'

/** POST /api/sign-in */
export async function signIn(services: Services, request: Request): Promise<Answer> {
  if (services.access.mode() !== 'claimed') return NOT_CLAIMED
  const { email, password, remember } = request.body as { email: string; password: string; remember: boolean }
  const tried = { account: email, address: request.address ?? '' }
  const slow = await slowed(services, tried)
  if (slow) return slow
  const response = await ask(services, request, 'signInEmail', { email, password, rememberMe: remember })
  // which of the two is wrong stays unsaid
  if (!response.ok) return WRONG_PROOF
  await endTry(services.db, tried)
  await leaveOld(services, request)
  const { twoFactorRedirect = false } = (await response.json()) as { twoFactorRedirect?: boolean }
  const body = { signedIn: !twoFactorRedirect, secondFactor: twoFactorRedirect }
  return withCookies(response, { status: 200, body })
}

/** Who signs in while signed in leaves the old session. */
async function leaveOld(services: Services, { who }: Request): Promise<void> {
  if (who.session === undefined) return
  await endSession(services.db, who.id, who.session)
  await services.access.refresh()
}

/** POST /api/sign-in/code: the second factor of a sign-in that is under way. */
export async function signInCode(services: Services, request: Request): Promise<Answer> {
  if (services.access.mode() !== 'claimed') return NOT_CLAIMED
  const given = request.body as { code: string } | { backupCode: string }
  const tried = { address: request.address ?? '' }
  const slow = await slowed(services, tried)
  if (slow) return slow
  const response = await ('code' in given
    ? ask(services, request, 'verifyTOTP', { code: given.code })
    : ask(services, request, 'verifyBackupCode', { code: given.backupCode }))
  if (!response.ok) return refusedBy(response)
  const { user } = (await response.json()) as { user: { id: string } }
  if ('code' in given && !(await useCodeOnce(services.db, user.id, given.code))) {
    const cookie = response.headers.getSetCookie().map((one) => one.split(';')[0]!)
    await services.access.call('signOut', { headers: new Headers({ cookie: cookie.join('; ') }) })
    return WRONG_PROOF
  }
  await endTry(services.db, tried)
  return withCookies(response, { status: 200, body: { signedIn: true, secondFactor: false } })
}

/** POST /api/sign-in/passkey/challenge */
export async function passkeyChallenge(services: Services, request: Request): Promise<Answer> {
  if (services.access.mode() !== 'claimed') return NOT_CLAIMED
  const response = await ask(services, request, 'generatePasskeyAuthenticationOptions')
  if (!response.ok) return refusedBy(response)
  const options = (await response.json()) as object
  return withCookies(response, { status: 200, body: { ...options, userVerification: 'required' } })
}

/** POST /api/sign-in/passkey */
export async function signInPasskey(services: Services, request: Request): Promise<Answer> {
  if (services.access.mode() !== 'claimed') return NOT_CLAIMED
  const tried = { address: request.address ?? '' }
  const slow = await slowed(services, tried)
  if (slow) return slow
  const response = await ask(services, request, 'verifyPasskeyAuthentication', request.body as object)
  if (!response.ok) return refusedBy(response)
  await endTry(services.db, tried)
  await leaveOld(services, request)
  return withCookies(response, { status: 200, body: { signedIn: true, secondFactor: false } })
}

/** POST /api/sign-in/oidc: where to send the browser. */
export async function signInOidc(services: Services, request: Request): Promise<Answer> {
  if (services.access.mode() !== 'claimed') return NOT_CLAIMED
  if (!services.access.oidc) return refusal(404, 'not_found', 'There is no single sign-on here')
  const body = { provider: 'oidc', callbackURL: '/', errorCallbackURL: '/sign-in', disableRedirect: true }
  const response = await ask(services, request, 'signInSocial', body)
  if (!response.ok) return refusal(503, 'provider_away', 'The identity provider does not answer')
  const { url } = (await response.json()) as { url: string }
  return withCookies(response, { status: 200, body: { url } })
}

/** GET /api/auth/callback/oidc: the browser comes back from the identity provider. */
export async function oidcCallback(services: Services, request: Request): Promise<Answer> {
  if (services.access.mode() !== 'claimed' || !services.access.oidc) return NOT_CLAIMED
  const response = await services.access.call('callbackOAuth', {
    headers: request.headers,
    address: request.address,
    params: { id: 'oidc' },
    query: request.query as Record<string, string>,
  })
  const location = response.headers.get('location') ?? '/sign-in?error=oidc'
  return withCookies(response, { status: 302, headers: { location } })
}

/** POST /api/sign-out */
export async function signOut(services: Services, request: Request): Promise<Answer> {
  if (request.who.via !== 'session') return { status: 200, body: { done: true } }
  const response = await ask(services, request, 'signOut')
  await services.access.refresh()
  return withCookies(response, { status: 200, body: { done: true } })
}
