import { describe, expect, test } from 'vitest'
import { ADMIN, house, PASSWORD } from './house.ts'

const { ask, browser, claimToken, claim, join, services } = await house()

describe('given a workspace that nobody has claimed', () => {
  test('when somebody on this machine asks, then all is open, and the session says so', async () => {
    const { body } = await ask('GET', '/api/session')
    expect(body).toMatchObject({ mode: 'open', via: 'local', person: null })
    expect(body.permissions).toContain('admin')
    expect((await ask('GET', '/api/people')).status).toBe(200)
  })

  test('when they say who they are, then they are that person', async () => {
    const { body } = await ask('GET', '/api/session', undefined, { 'baton-person': 'ines' })
    expect(body.person).toMatchObject({ id: 'ines', role: 'rep' })
  })

  test('when somebody tries to sign in, then there is nobody to sign in as', async () => {
    const given = { email: ADMIN.email, password: ADMIN.password }
    expect((await ask('POST', '/api/sign-in', given)).body.code).toBe('not_claimed')
  })

  test('when a later link is made, then the earlier one no longer works', async () => {
    const first = await claimToken()
    await claimToken()
    expect((await ask('POST', '/api/claim', { token: first, ...ADMIN })).body.code).toBe('link_over')
    expect(services.access.mode()).toBe('open')
  })

  test('when the password is a poor one, then the link is not spent', async () => {
    const token = await claimToken()
    for (const password of [
      'short',
      'passwordpassword',
      'adaquillbaton1',
      'aaaaaaaaaaaaaa',
      'abcdefghijklmn',
    ])
      expect((await ask('POST', '/api/claim', { token, ...ADMIN, password })).status).toBe(422)
    expect((await ask('POST', '/api/invitations/look', { token })).body).toMatchObject({
      kind: 'claim',
      reset: false,
    })
  })
})

describe('given the link', () => {
  test('when two come with it at once, then one is admin', async () => {
    const token = await claimToken()
    const both = await Promise.all([1, 2].map(() => ask('POST', '/api/claim', { token, ...ADMIN })))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 410])
    const { rows } = await services.db.query(
      `select role from people where workspace_no = 1 and role = 'admin'`,
    )
    expect(rows.length).toBe(1)
  })

  test('then everything but the public routes needs a sign-in, and saying who one is counts for nothing', async () => {
    const answer = await ask('GET', '/api/people', undefined, { 'baton-person': 'ines' })
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toBe('Bearer')
    expect((await ask('GET', '/api/session')).body).toMatchObject({
      mode: 'claimed',
      via: 'nobody',
      permissions: ['public'],
    })
    expect((await ask('GET', '/healthz')).status).toBe(200)
  })

  test('then the store has no token, password, session or secret as it was given', async () => {
    const admin = await claim()
    await join(admin, 'rea', 'rep')
    const cookie = decodeURIComponent(admin.jar.header.split('=')[1]!).split('.')[0]!
    const { rows } = await services.db.query<{ all: string }>(
      `select coalesce(string_agg(t::text, ' '), '') as all from (select * from sessions) t`,
    )
    const others = await services.db.query<{ all: string }>(
      `select string_agg(t::text, ' ') as all from (select * from sign_in_methods) t`,
    )
    expect(cookie.length).toBeGreaterThan(20)
    expect(rows[0]!.all).not.toContain(cookie)
    expect(others.rows[0]!.all).not.toContain(PASSWORD)
    expect(others.rows[0]!.all).toMatch(/scrypt\$15\$8\$3\$/)
  })

  test('when an admin is locked out, then a new link lets them in again and ends what was', async () => {
    const before = await claim()
    const after = browser()
    const password = 'other kettles entirely 7'
    const reply = await after('POST', '/api/claim', { token: await claimToken(), ...ADMIN, password })
    expect(reply.body).toEqual({ signedIn: true, secondFactor: false })
    expect((await after('GET', '/api/session')).body.person.role).toBe('admin')
    expect((await before('GET', '/api/people')).status).toBe(401)
  })
})
