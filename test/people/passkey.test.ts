/** Passkeys in a real browser, with the authenticator that Chromium plays itself. */
import { createServer } from 'node:net'
import { afterAll, describe, expect, test } from 'vitest'
import { createAccess } from '#people/access.ts'
import { createApp, startServer } from '#platform/http/server.ts'
import { actingAs } from '#people/acting.rules.ts'
import { mayDo } from '#people/permissions.rules.ts'
import { readConfig } from '#platform/config.ts'
import { serverRoutes } from '#cli/server.routes.ts'
import { silentLog } from '#platform/log.ts'
import { api } from '../../src/api.ts'
import { openBrowser } from '../web/product.ts'
import { house, PASSWORD } from './house.ts'
import type { AddressInfo } from 'node:net'

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

const { claim, join, services } = await house()
const admin = await claim()
await join(admin, 'rea', 'rep')
await join(admin, 'max', 'rep')

const port = await freePort()
const config = readConfig({ PORT: String(port), BATON_URL: `http://localhost:${port}` })
const access = await createAccess({ db: services.db, config, people: services.people, log: silentLog })
const app = createApp({
  routes: [...api, ...serverRoutes(api)],
  services: { ...services, config, access },
  log: silentLog,
  web: '/nowhere',
  whoAsks: access.whoAsks,
  mayDo,
  actingAs,
  publicUrl: config.publicUrl,
  keepRefused: async () => undefined,
})
const server = await startServer(app, '127.0.0.1', port)
afterAll(() => server.close())

const visit = await openBrowser()
const { page } = await visit(`http://localhost:${port}`)
await page.goto('/docs')
const devtools = await page.context().newCDPSession(page)
await devtools.send('WebAuthn.enable')

async function authenticator(verifies: boolean): Promise<string> {
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: verifies,
      automaticPresenceSimulation: true,
    },
  })
  return authenticatorId
}

interface Reply {
  status: number
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any
}

const ask = (method: string, path: string, body?: object): Promise<Reply> =>
  page.evaluate(
    async ([how, where, what]) => {
      const response = await fetch(where!, {
        method: how!,
        ...(what === '' ? {} : { body: what!, headers: { 'content-type': 'application/json' } }),
      })
      const text = await response.text()
      return { status: response.status, body: text === '' ? null : JSON.parse(text) }
    },
    [method, path, body ? JSON.stringify(body) : ''] as [string, string, string],
  )

/** What the page has: the tests are compiled without a browser's types. */
interface Page {
  PublicKeyCredential: Record<
    'parseCreationOptionsFromJSON' | 'parseRequestOptionsFromJSON',
    (json: object) => object
  >
  navigator: { credentials: Record<'create' | 'get', (options: object) => Promise<{ toJSON: () => object }>> }
}

/** navigator.credentials in the page; JSON in, JSON out, null when the device refuses. */
const device = (kind: 'create' | 'get', options: object): Promise<object | null> =>
  page.evaluate(
    async ([how, given]) => {
      const { PublicKeyCredential: parse, navigator: own } = globalThis as unknown as Page
      try {
        const wanted = JSON.parse(given!) as object
        const found =
          how === 'create'
            ? await own.credentials.create({ publicKey: parse.parseCreationOptionsFromJSON(wanted) })
            : await own.credentials.get({ publicKey: parse.parseRequestOptionsFromJSON(wanted) })
        return found.toJSON()
      } catch {
        return null
      }
    },
    [kind, JSON.stringify(options)] as [string, string],
  )

const email = 'rea@seller.example'
let device1 = ''

describe('given a passkey', () => {
  test('when somebody has just signed in, then they register one', async () => {
    device1 = await authenticator(true)
    await ask('POST', '/api/sign-in', { email, password: PASSWORD })
    const { body: options } = await ask('POST', '/api/session/passkeys/challenge', {})
    expect(options).toMatchObject({
      rp: { id: 'localhost' },
      authenticatorSelection: { userVerification: 'required' },
    })
    const response = await device('create', options)
    const added = await ask('POST', '/api/session/passkeys', { response: response!, name: 'Laptop' })
    expect(added).toMatchObject({ status: 201, body: { name: 'Laptop' } })
    expect((await ask('GET', '/api/session/passkeys')).body.items).toMatchObject([{ name: 'Laptop' }])
    // the same answer again: its challenge is spent
    expect((await ask('POST', '/api/session/passkeys', { response: response! })).status).toBe(422)
  })

  test('when they come back with it, then they are signed in without a password', async () => {
    await ask('POST', '/api/sign-out', {})
    expect((await ask('GET', '/api/leads')).status).toBe(401)
    const { body: options } = await ask('POST', '/api/sign-in/passkey/challenge', {})
    expect(options.userVerification).toBe('required')
    const response = (await device('get', options))!
    expect((await ask('POST', '/api/sign-in/passkey', { response })).body).toEqual({
      signedIn: true,
      secondFactor: false,
    })
    expect((await ask('GET', '/api/session')).body.person.id).toBe('rea')
    expect((await ask('POST', '/api/sign-in/passkey', { response })).status).not.toBe(200)
  })

  test('when it confirms an act, then it does so once, and signs nobody in', async () => {
    const who = { id: 'rea', name: 'Rea', role: 'rep', via: 'session' as const }
    const { body: options } = await ask('POST', '/api/session/challenge', {})
    const passkey = (await device('get', options)) as { id: string }
    const before = (await ask('GET', '/api/sessions')).body.items.length
    expect(await access.confirm({ ...who, id: 'max' }, { passkey })).toMatchObject({ ok: false })
    expect(await access.confirm(who, { passkey })).toEqual({ ok: true, method: 'passkey' })
    expect(await access.confirm(who, { passkey })).toMatchObject({ refused: 'wrong_proof' })
    expect((await ask('GET', '/api/sessions')).body.items.length).toBe(before)
  })

  test('when the answer is changed, then it opens nothing', async () => {
    await ask('POST', '/api/sign-out', {})
    const { body: options } = await ask('POST', '/api/sign-in/passkey/challenge', {})
    const response = (await device('get', options)) as { id: string; response: { signature: string } }
    const signature = response.response.signature.replace(/^.{12}/, 'AAAAAAAAAAAA')
    const changed = { ...response, response: { ...response.response, signature } }
    expect((await ask('POST', '/api/sign-in/passkey', { response: changed })).status).not.toBe(200)
    expect((await ask('GET', '/api/leads')).status).toBe(401)
  })

  test('when the device does not ask who is there, then it is no second factor and opens nothing', async () => {
    await devtools.send('WebAuthn.setUserVerified', { authenticatorId: device1, isUserVerified: false })
    const { body: options } = await ask('POST', '/api/sign-in/passkey/challenge', {})
    // a page of its own could ask the device for less than the server wants
    const response = await device('get', { ...options, userVerification: 'discouraged' })
    const reply = await ask('POST', '/api/sign-in/passkey', { response: response ?? { id: 'none' } })
    expect(response).not.toBeNull()
    expect(reply.status).toBe(401)
    await devtools.send('WebAuthn.setUserVerified', { authenticatorId: device1, isUserVerified: true })
  })

  test('when it is removed, then it opens nothing any more', async () => {
    await ask('POST', '/api/sign-in', { email, password: PASSWORD })
    const { items } = (await ask('GET', '/api/session/passkeys')).body
    expect((await ask('DELETE', `/api/session/passkeys/${items[0].id}`)).status).toBe(204)
    await ask('POST', '/api/sign-out', {})
    const { body: options } = await ask('POST', '/api/sign-in/passkey/challenge', {})
    const response = await device('get', options)
    expect((await ask('POST', '/api/sign-in/passkey', { response: response! })).status).toBe(401)
  })
})
