import { beforeAll, describe, expect, test } from 'vitest'
import { eraseLead } from '#journey/identity/erase.ts'
import { reportOf } from '#journey/measure/reports.ts'
import { anna } from '../support/cast.ts'
import { testServer } from '../support/server.ts'
import * as act from '#journey/lifecycle/actions.rules.ts'
import type { DrawnPerson } from '#journey/measure/lift.view.contract.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const server = await testServer({ now: Date.parse('2026-06-08T08:00:00Z') })
const { ask, services, clock } = server
const at = '/api/programmes/lessons'
const document = {
  name: 'Lessons',
  purpose: 'news',
  entry: { stages: ['inquiry'], when: [] },
  goal: [],
  holdOut: 40,
  start: 'rest',
  steps: [{ id: 'rest', name: 'Rest', does: 'wait', for: '90 days', next: null }],
}
const PEOPLE = 60

/** Sixty people over twelve weeks; of those who took part every third is accepted and buys. */
beforeAll(async () => {
  await ask('POST', '/api/programmes', { id: 'lessons' })
  await ask('PATCH', `${at}/draft`, { revision: 1, document })
  await ask('POST', `${at}/publish`, { revision: 2 })
  expect((await ask('GET', `${at}/lift`)).body).toMatchObject({ since: null, holdOut: 40, balance: null })
  await ask('POST', `${at}/start`, {})
  clock.now += 6_000
  for (let i = 0; i < PEOPLE; i++) {
    const { body } = await ask('POST', '/api/leads', {
      email: `p${i}@firm${i}.example`,
      firstName: `Number ${i}`,
      country: i % 3 ? 'DE' : 'FR',
      consent: { email: true },
    })
    clock.now += 34 * HOUR
    const lead = (await ask('GET', `/api/leads/${body.id}`)).body
    const { heldOut } = lead.programmes.running[0]
    if (!heldOut && i % 3 === 0) await sold(body.id, `p${i}@firm${i}.example`, i % 6 === 0 ? '12000' : null)
  }
  clock.now += DAY
}, 120_000)

async function sold(id: string, email: string, amount: string | null): Promise<void> {
  const tell = (decide: Parameters<typeof services.gatherer.do>[0]['decide']) =>
    services.gatherer.do({ target: { leadId: id }, decide })
  await ask('POST', '/api/leads', { ...anna, email, touch: 'demo_requested' })
  expect((await tell(act.accept(undefined))).refusal).toBeNull()
  const money = amount === null ? {} : { amount, currency: 'EUR' }
  const input = { leadIds: [id], status: 'won', openedAt: new Date(clock.now).toISOString(), ...money }
  expect((await ask('POST', '/api/opportunities', input)).status).toBe(201)
}

async function everybody(query: string): Promise<DrawnPerson[]> {
  const all: DrawnPerson[] = []
  for (let cursor = ''; ;) {
    const { body } = await ask('GET', `${at}/lift/people?limit=7&${query}${cursor}`)
    all.push(...body.items)
    if (body.next === null) return all
    cursor = `&cursor=${body.next}`
  }
}

describe('given a programme that held people out', () => {
  test('then both arms are counted, and every number opens its people', async () => {
    const { body, status } = await ask('GET', `${at}/lift`)
    expect(status).toBe(200)
    expect(body.since).toBe('2026-06-08T08:00:06.000Z')
    for (const { outcome, took, heldOut, points, verdict, sentence } of body.outcomes) {
      expect(took.n + heldOut.n).toBe(PEOPLE)
      expect(heldOut.hits).toBe(0)
      expect(took.hits).toBeGreaterThan(3)
      expect(verdict.verdict).toBe('not_enough')
      expect(sentence).toMatch(/^Not enough data/)
      const arms = [await everybody('arm=took'), await everybody('arm=held_out')]
      expect(arms.map((people) => people.length)).toEqual([took.n, heldOut.n])
      expect(await everybody(`arm=took&outcome=${outcome}`)).toHaveLength(took.hits)
      // money is not spoken of before the company has won twenty times
      if (outcome !== 'won') expect(points.at(-1)).toMatchObject({ at: body.asOf, heldOut: 0 })
    }
    expect(body.balance).toMatchObject({ broken: [], shares: [{ chosen: 0.4 }] })
    expect(body.balance.differences.map((one: { what: string }) => one.what)).toContain('country')
    const bought = await everybody('arm=took&outcome=won')
    expect(body.unpriced).toBe(bought.filter(({ won }) => won === null).length)
    expect(new Set(bought.map(({ won }) => won))).toEqual(new Set([12_000, null]))
    expect(bought.every(({ acceptedAt, drawnAt }) => acceptedAt! > drawnAt)).toBe(true)
  })

  test('then German readers are told in German', async () => {
    const { body } = await ask('GET', `${at}/lift`, undefined, { 'accept-language': 'de' })
    expect(body.outcomes[0].sentence).toMatch(/icht genug Daten über angenommene Leads/)
    expect(body.balance.sentence).toMatch(/^Die Auslosung sieht in Ordnung aus/)
  })

  test('as of an earlier day, then it says what was known then', async () => {
    const { body } = await ask('GET', `${at}/lift?asOf=2026-07-08`)
    expect(body.asOf).toBe('2026-07-08T23:59:59.999Z')
    const people =
      (await everybody('asOf=2026-07-08')).length + (await everybody('asOf=2026-07-08&arm=held_out')).length
    expect(body.outcomes[0].took.n + body.outcomes[0].heldOut.n).toBe(people)
    expect(people).toBeLessThan(PEOPLE)
    expect((await ask('GET', `${at}/lift?asOf=2026-06-01`)).body.since).toBeNull()
  })

  test('when somebody is erased, then they still count, without a name', async () => {
    const [one] = await everybody('arm=took&outcome=accepted')
    await eraseLead(services, one!.id, 'asked', 'person:mara')
    const again = (await everybody('arm=took&outcome=accepted')).find(({ id }) => id === one!.id)
    expect(again).toMatchObject({ name: null, email: null, acceptedAt: one!.acceptedAt })
  })

  test('then the report has two rows for each outcome, and takes no range', async () => {
    const { body } = await ask('GET', '/api/reports/lift')
    expect(body.rows).toHaveLength(6)
    for (const row of body.rows) expect(row).toHaveLength(body.columns.length)
    expect(body.rows[0].slice(0, 3)).toEqual(['lessons', 'accepted', 'took part'])
    expect(body.rows[0][3] + body.rows[1][3]).toBe(PEOPLE)
    expect(body.notes[0]).toMatch(/^Lessons: Not enough data/)
    const refused = await reportOf(services, 'lift', { from: '2026-01-01' })
    expect(refused).toMatchObject({ refused: 'invalid', errors: [{ field: 'from' }] })
  })

  test('what cannot be answered is refused with its field', async () => {
    expect((await ask('GET', '/api/programmes/nothing/lift')).status).toBe(404)
    expect((await ask('GET', `${at}/lift?asOf=soon`)).body.errors[0].field).toBe('asOf')
    expect((await ask('GET', `${at}/lift/people?arm=both`)).body.errors).toMatchObject([{ field: 'arm' }])
    expect((await ask('GET', `${at}/lift/people?cursor=x`)).body.errors).toMatchObject([{ field: 'cursor' }])
  })
})
