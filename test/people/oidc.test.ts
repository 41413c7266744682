/** Single sign-on against a real provider, in this process: discovery, PKCE, nonce, signed id tokens. */
import { createServer } from 'node:http'
import { afterAll, describe, expect, test } from 'vitest'
import Provider from 'oidc-provider'
import { createAccess } from '#people/access.ts'
import { createApp } from '#platform/http/server.ts'
import { actingAs } from '#people/acting.rules.ts'
import { mayDo } from '#people/permissions.rules.ts'
import { readConfig, maskedConfig } from '#platform/config.ts'
import { silentLog } from '#platform/log.ts'
import { api } from '../../src/api.ts'
import { house, Jar } from './house.ts'
import type { AddressInfo } from 'node:net'

const PORT = 4380
/** accounts at the provider: their e-mail address, and whether the provider has verified it */
const ACCOUNTS: Record<string, { email: string; verified: boolean }> = {
  rea: { email: 'Rea@seller.example', verified: true },
  unverified: { email: 'rea@seller.example', verified: false },
  stranger: { email: 'stranger@elsewhere.example', verified: true },
  ines: { email: 'ines@seller.example', verified: true },
}

async function provider() {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const oidc = new Provider(issuer, {
    clients: [
      {
        client_id: 'baton',
        client_secret: 'provider-secret-of-the-test',
        redirect_uris: [`http://127.0.0.1:${PORT}/api/auth/callback/oidc`],
        grant_types: ['authorization_code'],
        response_types: ['code'],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: true } },
    cookies: { keys: ['of the test'] },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({
        sub: id,
        email: ACCOUNTS[id]?.email,
        email_verified: ACCOUNTS[id]?.verified,
        name: id,
      }),
    }),
  })
  server.on('request', oidc.callback())
  return {
    issuer,
    close: () => new Promise<void>((done) => (server.closeAllConnections(), server.close(() => done()))),
  }
}

const idp = await provider()
afterAll(() => idp.close())
const { claim, join, services } = await house()
const admin = await claim()
await join(admin, 'rea', 'rep')

const config = readConfig({
  PORT: String(PORT),
  OIDC_ISSUER: idp.issuer,
  OIDC_CLIENT_ID: 'baton',
  OIDC_CLIENT_SECRET: 'provider-secret-of-the-test',
})
const access = await createAccess({ db: services.db, config, people: services.people, log: silentLog })
const app = createApp({
  routes: api,
  services: { ...services, config, access },
  log: silentLog,
  web: '/nowhere',
  whoAsks: access.whoAsks,
  mayDo,
  actingAs,
  publicUrl: config.publicUrl,
  keepRefused: async () => undefined,
})

const here = async (jar: Jar, method: string, path: string, body?: object): Promise<Response> => {
  const response = await app.request(path, {
    method,
    headers: { host: `127.0.0.1:${PORT}`, 'content-type': 'application/json', cookie: jar.header },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  jar.take(response.headers)
  return response
}

/** Walks the provider's own pages: signs in as an account, agrees, and comes back with where it wants to send us. */
async function atProvider(url: string, account: string): Promise<string> {
  const jar = new Jar()
  const go = async (to: string, form?: Record<string, string>): Promise<Response> => {
    const response = await fetch(new URL(to, idp.issuer), {
      redirect: 'manual',
      headers: {
        cookie: jar.header,
        ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    })
    jar.take(response.headers)
    return response
  }
  let response = await go(url)
  for (let step = 0; step < 12; step++) {
    const to = response.headers.get('location')
    if (to?.startsWith(`http://127.0.0.1:${PORT}`)) return to
    if (to !== null) {
      response = await go(to)
      continue
    }
    const page = await response.text()
    const action = /action="([^"]+)"/.exec(page)?.[1]
    if (action === undefined) throw new Error(page)
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? 'login'
    response = await go(action, prompt === 'login' ? { prompt, login: account, password: 'any' } : { prompt })
  }
  throw new Error('the provider sends us in circles')
}

async function signInAs(account: string): Promise<{ jar: Jar; response: Response }> {
  const jar = new Jar()
  const { url } = (await (await here(jar, 'POST', '/api/sign-in/oidc', {})).json()) as { url: string }
  const back = new URL(await atProvider(url, account))
  return { jar, response: await here(jar, 'GET', `${back.pathname}${back.search}`) }
}

describe('given single sign-on', () => {
  test('when an invited person comes with a verified address, then they are signed in', async () => {
    const { jar, response } = await signInAs('rea')
    expect([response.status, response.headers.get('location')]).toEqual([302, '/'])
    const session = (await (await here(jar, 'GET', '/api/session')).json()) as { person: object }
    expect(session.person).toMatchObject({ id: 'rea', role: 'rep' })
  })

  test('when they come again, then they are known by the provider’s own id', async () => {
    const { jar } = await signInAs('rea')
    expect((await here(jar, 'GET', '/api/leads')).status).toBe(200)
    const { rows } = await services.db.query(`select 1 from sign_in_methods where provider = 'oidc'`)
    expect(rows.length).toBe(1)
  })

  test.each([
    ['stranger', 'nobody here has that address'],
    ['unverified', 'the provider did not verify the address'],
    ['ines', 'they are known here, but nobody has let them in'],
  ])('when %s comes, then they stay outside: %s', async (account) => {
    const { jar, response } = await signInAs(account)
    expect(response.headers.get('location')).toMatch(/^(http:\/\/127\.0\.0\.1:4380)?\/sign-in\?.*error=/)
    expect((await here(jar, 'GET', '/api/leads')).status).toBe(401)
  })

  test('when the answer is brought by another browser, then it opens nothing', async () => {
    const jar = new Jar()
    const { url } = (await (await here(jar, 'POST', '/api/sign-in/oidc', {})).json()) as { url: string }
    const back = new URL(await atProvider(url, 'rea'))
    const victim = new Jar()
    await here(victim, 'GET', `${back.pathname}${back.search}`)
    expect((await here(victim, 'GET', '/api/leads')).status).toBe(401)
  })

  test('when the state is made up, then it opens nothing', async () => {
    const jar = new Jar()
    const response = await here(jar, 'GET', '/api/auth/callback/oidc?code=made-up&state=made-up')
    expect(response.status).toBe(302)
    expect((await here(jar, 'GET', '/api/leads')).status).toBe(401)
  })

  test('then its secret is masked where the configuration is shown, and one variable alone is an error', () => {
    expect(JSON.stringify(maskedConfig(config))).not.toContain('provider-secret')
    expect(() => readConfig({ OIDC_ISSUER: idp.issuer })).toThrow(/OIDC_CLIENT_ID/)
  })
})
