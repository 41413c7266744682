import { afterEach, describe, expect, test, vi } from 'vitest'
import fc from 'fast-check'
import { waitAfter } from '#people/slowdown.rules.ts'
import { faultOf, rulesKept } from '#people/password.contract.ts'
import { house, PASSWORD } from './house.ts'

const { ask, browser, claim, join, services } = await house()
const admin = await claim()
await join(admin, 'rea', 'rep')

afterEach(() => vi.useRealTimers())

const from = (address: string) => ({ 'x-forwarded-for': address })

describe('given somebody who guesses', () => {
  test('when six tries failed, then the next has to wait, longer each time, and it ends', async () => {
    let now = Date.now()
    const tryOne = async (password: string) => {
      vi.useFakeTimers({ toFake: ['Date'], now })
      return ask('POST', '/api/sign-in', { email: 'rea@seller.example', password })
    }
    for (let n = 0; n < 5; n++) expect((await tryOne('wrong wrong wrong')).status).toBe(401)
    const waits: number[] = []
    for (let n = 0; n < 10; n++) {
      const slow = await tryOne('wrong wrong wrong')
      expect(slow.status).toBe(429)
      const wait = Number(slow.headers.get('retry-after'))
      waits.push(wait)
      // not even the right password is looked at meanwhile
      expect((await tryOne(PASSWORD)).status).toBe(429)
      now += wait * 1000
      expect((await tryOne('wrong wrong wrong')).status).toBe(401)
    }
    expect(waits.slice(0, 5)).toEqual([1, 2, 4, 8, 16])
    expect(Math.max(...waits)).toBe(300)
    now += 300_000
    expect((await tryOne(PASSWORD)).status).toBe(200)
    expect((await tryOne('wrong wrong wrong')).status).toBe(401)
  }, 120_000)

  test('when a hundred come at once, then few are looked at', async () => {
    await services.db.query('delete from sign_in_failures')
    const all = await Promise.all(
      Array.from({ length: 40 }, () =>
        ask('POST', '/api/sign-in', { email: 'rea@seller.example', password: 'wrong wrong wrong' }),
      ),
    )
    const looked = all.filter(({ status }) => status === 401).length
    expect(looked).toBeLessThanOrEqual(6)
  }, 60_000)

  test('when one confirms with wrong passwords, then that is slowed too', async () => {
    const own = browser()
    await services.db.query('delete from sign_in_failures')
    // the clock stands still: on a busy machine five hashes take longer than the wait
    const now = Date.now()
    vi.useFakeTimers({ toFake: ['Date'], now })
    await own('POST', '/api/sign-in', { email: 'rea@seller.example', password: PASSWORD })
    const who = { id: 'rea', name: 'Rea', role: 'rep', via: 'session' as const }
    for (let n = 0; n < 5; n++) {
      expect(await services.confirm(who, { password: 'wrong' })).toMatchObject({ refused: 'wrong_proof' })
    }
    expect(await services.confirm(who, { password: PASSWORD })).toMatchObject({
      refused: 'too_many_attempts',
    })
    vi.useFakeTimers({ toFake: ['Date'], now: now + 2_000 })
    expect(await services.confirm(who, { password: PASSWORD })).toEqual({ ok: true, method: 'password' })
    expect(await services.confirm(who, undefined)).toMatchObject({ refused: 'proof_needed' })
    expect(await services.confirm({ ...who, via: 'key' }, { password: PASSWORD })).toMatchObject({
      refused: 'not_a_person',
    })
  }, 60_000)

  test('when links are guessed from one address, then that address waits', async () => {
    const codes = new Set<number>()
    for (let n = 0; n < 33; n++) {
      const reply = await ask('POST', '/api/invitations/look', { token: `guess-${n}` }, from('203.0.113.9'))
      codes.add(reply.status)
    }
    expect([...codes]).toContain(410)
  })
})

describe('given the arithmetic of waiting', () => {
  test('then it grows with failures, never beyond its longest, and passes with time', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('account' as const, 'address' as const),
        fc.nat(10_000),
        fc.nat(7_200_000),
        (subject, failures, passed) => {
          const wait = waitAfter(subject, failures, 0, passed)
          expect(wait).toBeLessThanOrEqual(15 * 60_000)
          expect(wait).toBeGreaterThanOrEqual(0)
          expect(waitAfter(subject, failures + 1, 0, passed)).toBeGreaterThanOrEqual(wait)
          expect(waitAfter(subject, failures, 0, passed + wait)).toBe(0)
        },
      ),
    )
  })
})

describe('given a new password', () => {
  const person = { name: 'Rea Lindqvist', email: 'rea@seller.example' }
  test.each([
    'elevenchars',
    'Password1234',
    'P@ssw0rd2024',
    'qwertyuiop12',
    '123456789012',
    'aaaaaaaaaaab',
    'realindqvist1',
    'baton-rea-2026',
    'a'.repeat(129),
    'long enough \u0000 but',
  ])('when it is %j, then it is refused', (password) => {
    expect(faultOf(password, person)).not.toBeNull()
  })

  test.each([
    'seven green kettles',
    'Tr0ub4dor&3-and-more',
    'любимый чайник дома',
    'kürbis auf dem dach',
    'x'.repeat(3) + 'yz qv mn 88 lk',
  ])('when it is %j, then it is taken', (password) => {
    expect(faultOf(password, person)).toBeNull()
    expect(rulesKept(password, person)).toEqual({ length: true, variety: true, own: true })
  })

  test.each([
    ['', []],
    ['correct', ['variety', 'own']],
    ['correct horse battery staple', ['length', 'own']],
    ['realindqvist1', ['length', 'variety']],
  ])('when %j is typed so far, then of the rules that are shown %j are ticked', (password, kept) => {
    const rules = Object.entries(rulesKept(password, person))
    expect(rules.filter(([, is]) => is).map(([rule]) => rule)).toEqual(kept)
  })
})
