import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import { afterAll, expect, test } from 'vitest'
import { ADMIN, claimOnScreen, signOut, startClaimable } from './claimed.ts'
import { openBrowser } from './product.ts'

let idp: Server
const { base, claim } = await startClaimable(async (address) => {
  idp = createServer()
  await new Promise<void>((resolve) => idp.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(idp.address() as AddressInfo).port}`
  const secret = 'provider-secret-of-the-test'
  const oidc = new Provider(issuer, {
    clients: [
      {
        client_id: 'baton',
        client_secret: secret,
        redirect_uris: [`${address}/api/auth/callback/oidc`],
        grant_types: ['authorization_code'],
        response_types: ['code'],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: true } },
    cookies: { keys: ['of the test'] },
    // whoever signs in at the provider has the address that they typed
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({ sub: id, email: id, email_verified: true, name: id }),
    }),
  })
  idp.on('request', oidc.callback())
  return { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'baton', OIDC_CLIENT_SECRET: secret }
})
afterAll(() => {
  idp.closeAllConnections()
  idp.close()
})
const visit = await openBrowser()

async function comeBy(email: string, to: string) {
  const { page, mishaps } = await visit(base)
  await page.goto(to)
  await page.getByRole('button', { name: 'Single sign-on' }).click()
  await page.locator('input[name="login"]').fill(email)
  await page.locator('input[name="password"]').fill('the provider asks for any')
  await page.locator('button[type="submit"]').click()
  await page.getByRole('button', { name: 'Continue' }).click()
  return { page, mishaps }
}

test('given an identity provider, when somebody known comes by it, then they are in, where they were going', async () => {
  const first = await visit(base)
  await claimOnScreen(first.page, claim)
  await signOut(first.page, ADMIN.name)
  await first.page.context().close()
  const { page, mishaps } = await comeBy(ADMIN.email, '/people?add=person')
  await page.waitForURL('**/people?add=person')
  await page.getByRole('dialog', { name: 'Add person' }).waitFor()
  expect(mishaps).toEqual([])
  await page.context().close()
})

test('given a stranger, when they come by it, then the sign-in says why they are not let in', async () => {
  const { page } = await comeBy('stranger@elsewhere.example', '/leads')
  await page.waitForURL('**/sign-in?error=**')
  await page.getByText('Your address at the identity provider').waitFor()
  expect((await page.request.get('/api/leads')).status()).toBe(401)
})
