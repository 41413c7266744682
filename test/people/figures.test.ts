/** Figures on people: who runs, draws up or signs sees all; a rep and an SDR see themselves, beside a nameless team. */
import { beforeAll, describe, expect, test } from 'vitest'
import { anna } from '../support/cast.ts'
import { house } from './house.ts'
import type { Ask } from './house.ts'
import type { Role } from '#people/roles.rules.ts'

const { ask, claim, join } = await house()
const admin = await claim()
const SEE_ALL: Role[] = ['sponsor', 'sales_manager', 'marketing', 'leadgen_manager']
const SEE_THEMSELVES: Role[] = ['rep', 'sdr']
const asked = new Map<string, Ask>([['admin', admin]])

const EVERYBODYS = [
  '/api/team',
  '/api/team/other.rep',
  '/api/offers?rep=other.rep',
  '/api/clocks?person=other.rep',
  '/api/reports/handoffs',
  '/api/reports/cherry-picking',
  '/api/reports/behaviour',
  '/api/reports/fairness',
  '/api/reports/clocks?by=person',
  '/api/reports/returns?by=rep',
  '/api/reports/outcomes?by=owner',
]

beforeAll(async () => {
  for (const role of [...SEE_ALL, ...SEE_THEMSELVES]) asked.set(role, await join(admin, `the.${role}`, role))
  await join(admin, 'other.rep', 'rep')
})

describe.each(EVERYBODYS)('Given figures on others, %s', (path) => {
  test.each([...SEE_ALL, 'admin'])('when the %s asks, then they are told', async (role) => {
    expect((await asked.get(role)!('GET', path)).status).toBe(200)
  })

  test.each(SEE_THEMSELVES)('when the %s asks, then it is refused with where their own are', async (role) => {
    const { status, body } = await asked.get(role)!('GET', path)
    expect([status, body.code]).toEqual([403, 'figures_of_others'])
    expect(body.detail).toContain(`/team/the.${role}`)
    const german = await asked.get(role)!('GET', path, undefined, { 'accept-language': 'de' })
    expect(german.body.title).toBe('Das sind die Zahlen anderer')
    expect(german.body.detail).not.toBe(body.detail)
  })
})

describe.each(SEE_THEMSELVES)('Given the %s', (role) => {
  const me = `the.${role}`
  test.each([
    `/api/team/${me}`,
    `/api/offers?rep=${me}`,
    '/api/offers',
    `/api/clocks?person=${me}`,
    '/api/clocks?team=sales',
    '/api/reports/funnel',
    '/api/reports/clocks',
    '/api/reports/clocks?by=team',
    '/api/reports/returns',
    '/api/reports/ratings',
  ])('when they ask for their own or for what names nobody (%s), then they are told', async (path) => {
    expect((await asked.get(role)!('GET', path)).status).toBe(200)
  })
})

describe('Given offers of two reps', () => {
  test('when one asks for offers and clocks without saying whose, then they get their own only', async () => {
    for (const at of ['one', 'two', 'three', 'four']) {
      const lead = { ...anna, email: `anna@${at}.example`, company: at, touch: 'demo_requested' }
      expect((await admin('POST', '/api/leads', lead)).status).toBe(201)
    }
    const all = (await admin('GET', '/api/offers')).body.items as { rep: { id: string } }[]
    expect(new Set(all.map(({ rep }) => rep.id)).size).toBeGreaterThan(1)
    const own = (await asked.get('rep')!('GET', '/api/offers')).body.items as typeof all
    expect(new Set(own.map(({ rep }) => rep.id))).toEqual(new Set(['the.rep']))
    const clocks = (await asked.get('rep')!('GET', '/api/clocks')).body.items as { person: { id: string } }[]
    expect(clocks.every(({ person }) => person.id === 'the.rep')).toBe(true)
  })

  test('when a key that may read asks, then it is told all: an admin made it, and no person stands behind it', async () => {
    const made = await admin('POST', '/api/keys', { name: 'figures', scopes: ['read'] })
    const bearer = { authorization: `Bearer ${made.body.key}` }
    expect((await ask('GET', '/api/team', undefined, bearer)).status).toBe(200)
    expect((await ask('GET', '/api/reports/behaviour', undefined, bearer)).status).toBe(200)
  })
})

describe('Given one’s own page', () => {
  test('when the team is too small to be nameless, then there is no median', async () => {
    const { body } = await asked.get('sdr')!('GET', '/api/team/the.sdr')
    expect(body.median).toBeNull()
  })
})
