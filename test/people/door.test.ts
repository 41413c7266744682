import { describe, expect, test } from 'vitest'
import { createApp } from '#platform/http/server.ts'
import { actingAs } from '#people/acting.rules.ts'
import { createAccess } from '#people/access.ts'
import { mayDo } from '#people/permissions.rules.ts'
import { readConfig } from '#platform/config.ts'
import { silentLog } from '#platform/log.ts'
import { api } from '../../src/api.ts'
import { ADMIN, browserless, house } from './house.ts'

const { app, ask, browser, claim, services } = await house()
await claim()
const ADMIN_SIGNS_IN = { email: ADMIN.email, password: ADMIN.password }

describe('given a request from elsewhere', () => {
  test.each([
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ origin: 'http://localhost:4380', 'sec-fetch-site': 'same-origin' }, 401],
  ])('when it signs in with %j, then it is answered %i', async (headers, status) => {
    const reply = await ask(
      'POST',
      '/api/sign-in',
      { email: 'x@y.example', password: 'wrong wrong wrong' },
      headers,
    )
    expect(reply.status).toBe(status)
  })

  test.each([
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '',
    'localhost:4380@evil.example',
  ])('when its Host is %j, then it is no address of ours', async (host) => {
    expect((await ask('GET', '/api/session', undefined, { host })).status).toBe(421)
  })

  test('when a form of another site posts, then its type alone is refused', async () => {
    const own = browser()
    const reply = await own('POST', '/api/sign-in', 'email=a&password=b', {
      'content-type': 'application/x-www-form-urlencoded',
    })
    expect(reply.status).toBe(415)
  })
})

describe('given what is sent back', () => {
  test('then pages and answers carry the headers that browsers need', async () => {
    const page = await app.request('/docs', { headers: { host: 'localhost:4380' } })
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'self'.*frame-ancestors 'none'/)
    expect(page.headers.get('x-content-type-options')).toBe('nosniff')
    expect(page.headers.get('referrer-policy')).toBe('no-referrer')
    expect(page.headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(page.headers.get('permissions-policy')).toContain('camera=()')
    const answer = await ask('GET', '/api/session')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('when people sign in over HTTP on this machine, then the cookie is HttpOnly and Lax', async () => {
    const own = browser()
    await own('POST', '/api/sign-in', ADMIN_SIGNS_IN)
    const [line] = own.jar.lines.filter((one) => one.startsWith('baton.session_token='))
    expect(line).toMatch(/; Path=\//)
    expect(line).toMatch(/; HttpOnly/)
    expect(line).toMatch(/; SameSite=Lax/)
    expect(line).not.toMatch(/; Domain/)
  })

  test('when BATON_URL is HTTPS, then the cookie is __Host- and Secure, and HSTS is sent', async () => {
    const config = readConfig({ BATON_URL: 'https://baton.seller.example', HOST: '0.0.0.0' })
    const access = await createAccess({ db: services.db, config, people: services.people, log: silentLog })
    const other = createApp({
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
    const own = browserless(other, 'baton.seller.example')
    const reply = await own('POST', '/api/sign-in', ADMIN_SIGNS_IN, {
      origin: 'https://baton.seller.example',
    })
    const [line] = reply.headers.getSetCookie().filter((one) => one.includes('session_token='))
    expect(line).toMatch(/^__Host-baton\.session_token=/)
    expect(line).toMatch(/; Secure/)
    const cookie = line!.split(';')[0]!
    expect((await own('GET', '/api/leads', undefined, { cookie })).status).toBe(200)
    const page = await other.request('/nothing', { headers: { host: 'baton.seller.example' } })
    expect(page.headers.get('strict-transport-security')).toMatch(/max-age=31536000/)
  })
})

describe('given a server that reaches beyond this machine and that nobody has claimed', () => {
  test('then nothing but the public routes answers, wherever one asks from', async () => {
    const fresh = await house()
    const config = readConfig({ HOST: '0.0.0.0', BATON_URL: 'http://baton.lan:4380' })
    const access = await createAccess({
      db: fresh.services.db,
      config,
      people: fresh.services.people,
      log: silentLog,
    })
    expect(access.mode()).toBe('unclaimed')
    for (const { method, path, permission } of api) {
      const who = await access.whoAsks(new Headers({ 'baton-person': 'ines' }))
      expect([method, path, mayDo(who, permission)]).toEqual([method, path, permission === 'public'])
    }
  })
})
