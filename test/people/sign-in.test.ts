import { afterEach, describe, expect, test, vi } from 'vitest'
import { Secret, type TOTP, URI } from 'otpauth'
import { house, Jar, PASSWORD } from './house.ts'

const { ask, browser, claim, join, services, errors } = await house()
afterEach(() => expect(errors.splice(0)).toEqual([]))
const admin = await claim()
const rea = await join(admin, 'rea', 'rep')

const as = (email: string, password: string) => ({ email, password })
const good = as('rea@seller.example', PASSWORD)
const cookies = (jar: Jar) => jar.header

describe('given a password', () => {
  test('when it is right, then the person is signed in, in any case of the address', async () => {
    const own = browser()
    const { status, body } = await own('POST', '/api/sign-in', as('REA@Seller.example', PASSWORD))
    expect([status, body]).toEqual([200, { signedIn: true, secondFactor: false }])
    expect((await own('GET', '/api/session')).body).toMatchObject({
      via: 'session',
      person: { id: 'rea', role: 'rep' },
      permissions: ['public', 'self', 'read', 'capture', 'work'],
    })
  })

  test('when address or password is wrong, then nobody learns which', async () => {
    const wrong = await ask('POST', '/api/sign-in', as('rea@seller.example', 'wrong wrong wrong'))
    const unknown = await ask('POST', '/api/sign-in', as('nobody@seller.example', PASSWORD))
    expect(wrong.status).toBe(401)
    expect(unknown.body).toEqual(wrong.body)
    expect(wrong.headers.getSetCookie()).toEqual([])
  })

  test('when somebody without an invitation tries, then there is nothing to guess', async () => {
    expect((await ask('POST', '/api/sign-in', as('ines@seller.example', PASSWORD))).status).toBe(401)
  })

  test('when it is changed, then old sessions and the old password are over', async () => {
    const pia = await join(admin, 'pia', 'rep')
    const elsewhere = browser()
    await elsewhere('POST', '/api/sign-in', as('pia@seller.example', PASSWORD))
    const next = 'eleven quiet harbours'
    expect((await pia('POST', '/api/session/password', { current: 'wrong', next })).status).toBe(403)
    expect((await pia('POST', '/api/session/password', { current: PASSWORD, next: 'short' })).status).toBe(
      422,
    )
    expect((await pia('POST', '/api/session/password', { current: PASSWORD, next })).status).toBe(200)
    expect((await pia('GET', '/api/leads')).status).toBe(200)
    expect((await elsewhere('GET', '/api/leads')).status).toBe(401)
    expect((await ask('POST', '/api/sign-in', as('pia@seller.example', PASSWORD))).status).toBe(401)
  })
})

describe('given sessions', () => {
  test('when somebody comes with a session of their own making, then sign-in gives another one', async () => {
    const planted = new Jar()
    planted.take(new Headers({ 'set-cookie': 'baton.session_token=planted.by-an-attacker' }))
    const own = browser(planted)
    await own('POST', '/api/sign-in', good)
    expect(cookies(own.jar)).not.toContain('planted')
    const first = cookies(own.jar)
    await own('POST', '/api/sign-in', good)
    expect(cookies(own.jar)).not.toBe(first)
    const old = await ask('GET', '/api/leads', undefined, { cookie: first })
    expect(old.status).toBe(401)
  })

  test('when one is listed and ended, then it is refused at once', async () => {
    const other = browser()
    await other('POST', '/api/sign-in', good)
    expect((await other('GET', '/api/leads')).status).toBe(200)
    const { items } = (await rea('GET', '/api/sessions')).body
    const current = items.filter((one: { current: boolean }) => one.current)
    expect(current.length).toBe(1)
    const { items: theirs } = (await other('GET', '/api/sessions')).body
    const id = theirs.find((one: { current: boolean }) => one.current).id
    expect((await rea('DELETE', `/api/sessions/${id}`)).status).toBe(204)
    expect((await other('GET', '/api/leads')).status).toBe(401)
    expect((await rea('GET', '/api/leads')).status).toBe(200)
  })

  test('when somebody else’s is to be ended, then there is no such session', async () => {
    const { items } = (await rea('GET', '/api/sessions')).body
    expect((await admin('DELETE', `/api/sessions/${items[0].id}`)).status).toBe(404)
  })

  test('when they sign out, then a copy of the cookie is worth nothing', async () => {
    const own = browser()
    await own('POST', '/api/sign-in', good)
    const copy = browser(own.jar.copy())
    expect((await own('POST', '/api/sign-out', {})).status).toBe(200)
    expect(cookies(own.jar)).toBe('')
    expect((await copy('GET', '/api/leads')).status).toBe(401)
  })

  test('when it ended in the database of another server, then this one notices within five seconds', async () => {
    const own = browser()
    await own('POST', '/api/sign-in', good)
    expect((await own('GET', '/api/leads')).status).toBe(200)
    await services.db.query(`delete from sessions where person_id = 'rea'`)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 5_001 })
    expect((await own('GET', '/api/leads')).status).toBe(401)
    vi.useRealTimers()
  })

  test('when twelve hours pass without use, or a week with it, then it is over', async () => {
    const start = Date.now()
    const at = async (hours: number) => {
      vi.useFakeTimers({ toFake: ['Date'], now: start + hours * 3600_000 })
      const { status } = await own('GET', '/api/leads')
      if (status === 200) await own('GET', '/api/session')
      vi.useRealTimers()
      return status
    }
    let own = browser()
    await own('POST', '/api/sign-in', good)
    expect(await at(11.9)).toBe(200)
    expect(await at(11.9 + 12.1)).toBe(401)
    own = browser()
    await own('POST', '/api/sign-in', good)
    for (let hours = 10; hours < 168; hours += 10) expect([hours, await at(hours)]).toEqual([hours, 200])
    expect(await at(168.1)).toBe(401)
  })

  test('when a person leaves, then their session ends with them, and nobody signs in as them', async () => {
    const zoe = await join(admin, 'zoe', 'rep')
    expect((await zoe('GET', '/api/leads')).status).toBe(200)
    await admin('PATCH', '/api/people/zoe', { leftAt: new Date().toISOString() })
    expect((await zoe('GET', '/api/leads')).status).toBe(401)
    expect((await ask('POST', '/api/sign-in', as('zoe@seller.example', PASSWORD))).status).toBe(401)
  })

  test('when a role changes, then the session ends and the next one has the new rights alone', async () => {
    const max = await join(admin, 'max', 'sales_manager')
    expect((await max('PATCH', '/api/people/rea', { available: true })).status).toBe(200)
    await admin('PATCH', '/api/people/max', { role: 'rep' })
    expect((await max('GET', '/api/leads')).status).toBe(401)
    await max('POST', '/api/sign-in', as('max@seller.example', PASSWORD))
    expect((await max('PATCH', '/api/people/rea', { available: true })).status).toBe(403)
  })
})

describe('given a second factor', () => {
  const clock = { at: Date.now() }
  let totp: TOTP
  let backup: string[]
  const code = () => totp.generate({ timestamp: Date.now() })

  test('when it is begun with the wrong password, then there is no secret to see', async () => {
    expect((await rea('POST', '/api/sign-in', good)).status).toBe(200)
    expect((await rea('POST', '/api/session/second-factor', { password: 'wrong wrong wrong' })).status).toBe(
      403,
    )
  })

  test('when it is begun, then it counts only after a code was shown, and the session is another', async () => {
    const { body } = await rea('POST', '/api/session/second-factor', { password: PASSWORD })
    totp = URI.parse(body.uri) as TOTP
    expect(totp.secret).toBeInstanceOf(Secret)
    expect(totp.issuer).toBe('Baton')
    backup = body.backupCodes
    expect(backup.length).toBeGreaterThan(5)
    expect((await browser()('POST', '/api/sign-in', good)).body.signedIn).toBe(true)
    const before = cookies(rea.jar)
    expect((await rea('POST', '/api/session/second-factor/confirm', { code: '000000' })).status).not.toBe(200)
    expect((await rea('POST', '/api/session/second-factor/confirm', { code: code() })).status).toBe(200)
    expect(cookies(rea.jar)).not.toBe(before)
    expect((await ask('GET', '/api/leads', undefined, { cookie: before })).status).toBe(401)
  })

  test('when the password is given, then nothing is open before the code', async () => {
    const own = browser()
    expect((await own('POST', '/api/sign-in', good)).body).toEqual({ signedIn: false, secondFactor: true })
    expect((await own('GET', '/api/leads')).status).toBe(401)
    expect((await own('POST', '/api/sign-in/code', { code: '123456' })).body.code).toBe('wrong_proof')
    clock.at = Date.now() + 31_000
    vi.useFakeTimers({ toFake: ['Date'], now: clock.at })
    const used = code()
    expect((await own('POST', '/api/sign-in/code', { code: used })).body.signedIn).toBe(true)
    expect((await own('GET', '/api/leads')).status).toBe(200)
    const thief = browser()
    await thief('POST', '/api/sign-in', good)
    expect((await thief('POST', '/api/sign-in/code', { code: used })).body.code).toBe('wrong_proof')
    expect((await thief('GET', '/api/leads')).status).toBe(401)
    vi.useRealTimers()
  })

  test('when a backup code is given, then it works once', async () => {
    const own = browser()
    await own('POST', '/api/sign-in', good)
    expect((await own('POST', '/api/sign-in/code', { backupCode: backup[0] })).body.signedIn).toBe(true)
    const again = browser()
    await again('POST', '/api/sign-in', good)
    expect((await again('POST', '/api/sign-in/code', { backupCode: backup[0] })).status).not.toBe(200)
  })

  test('when codes are guessed, then the sign-in ends after five', async () => {
    const own = browser()
    await own('POST', '/api/sign-in', good)
    const codes = []
    for (let n = 0; n < 7; n++)
      codes.push((await own('POST', '/api/sign-in/code', { code: `00000${n}` })).body.code)
    expect(codes.slice(5)).not.toContain(undefined)
    expect((await own('POST', '/api/sign-in/code', { code: code() })).body.signedIn).toBeUndefined()
  })

  test('when the device is lost, then an invitation that says so takes the factor away', async () => {
    const { url } = (await admin('POST', '/api/people/rea/invite', { resetSecondFactor: true })).body
    const own = browser()
    const token = url.split('/').at(-1)
    const reply = await own('POST', '/api/invitations/accept', { token, password: PASSWORD })
    expect(reply.body).toEqual({ signedIn: true, secondFactor: false })
    expect((await own('GET', '/api/session')).body.person.secondFactor).toBe(false)
  })
})
