import { beforeAll, describe, expect, test } from 'vitest'
import { keepReviewReady } from '#journey/review/actions.ts'
import { reviewState } from '#journey/review/rules.ts'
import { actDueClocks } from '#work/clockwork.ts'
import { DAY, HOUR, MONDAY } from '../support/cast.ts'
import { testServer } from '../support/server.ts'
import type { ReviewPack } from '#journey/review/contract.ts'

const hot = (name: string) => ({
  email: `${name}@plant.example`,
  name,
  company: 'Plant',
  title: 'VP Operations',
  phone: '+49 30 901820',
  touch: 'demo_requested',
  fields: { employees: 200, budget: true, seniority: 'vp', timeline: 'now' },
  consent: { email: true },
})

describe('given a month in which sales kept one of three leads and let a clock run out', () => {
  let server: Awaited<ReturnType<typeof testServer>>
  let pack: ReviewPack

  beforeAll(async () => {
    server = await testServer({ now: MONDAY })
    const { ask, clock, services } = server
    const take = async (name: string) =>
      (await ask('POST', '/api/leads', hot(name))).body as { id: string; stage: string }
    const [kept, back, gone, silent] = [
      await take('Kept'),
      await take('Back'),
      await take('Gone'),
      await take('Silent'),
    ]
    clock.now += HOUR / 2
    expect((await ask('POST', `/api/leads/${kept.id}/accept`, {})).status).toBe(200)
    expect((await ask('POST', `/api/leads/${back.id}/return`, { reason: 'competitor' })).status).toBe(200)
    expect((await ask('POST', `/api/leads/${gone.id}/accept`, {})).status).toBe(200)
    const over = { reason: 'never_fits', note: 'wrong continent' }
    expect((await ask('POST', `/api/leads/${gone.id}/disqualify`, over)).status).toBe(200)
    // nobody answers the fourth: it is taken back, and offered to somebody else
    clock.now += 2 * DAY
    while ((await actDueClocks(services)) > 0);
    await ask('POST', '/api/opportunities', { leadIds: [kept.id], amount: 900, currency: 'EUR' })
    const cold = { email: 'missed@plant.example', name: 'Missed', source: 'web' }
    const missed = (await ask('POST', '/api/leads', cold)).body as { id: string }
    const deal = { leadIds: [missed.id], amount: 5000, currency: 'EUR', status: 'won' }
    expect((await ask('POST', '/api/opportunities', deal)).status).toBe(201)
    expect(silent.id).not.toBe(kept.id)
    const built = await ask('POST', '/api/agreement/review', {})
    expect(built.status).toBe(201)
    pack = (built.body as { pack: ReviewPack }).pack
  })

  test('then what was handed over and not kept is counted with its interval, and named', () => {
    const { falsePositives } = pack
    expect(falsePositives).toMatchObject({
      count: 2,
      of: 3,
      returned: 1,
      returnedLater: 0,
      disqualifiedLater: 1,
    })
    // Wilson for 2 of 3, as the textbooks give it: 20.8 % to 93.9 %
    expect(falsePositives.share).toEqual({ share: 0.6667, low: 0.2077, high: 0.9385 })
    expect(falsePositives.leads.map(({ name }) => name).sort()).toEqual(['Back', 'Gone'])
  })

  test('then the deal that came without a hand-off is missed, with its money, and the other is not', () => {
    expect(pack.missed).toMatchObject({
      count: 1,
      of: 2,
      won: 1,
      wonAmounts: [{ currency: 'EUR', amount: 5000 }],
    })
    expect(pack.missed.leads.map(({ name }) => name)).toEqual(['Missed'])
  })

  test('then reasons stand in the agreement’s words, and the clock that ran out is not kept', () => {
    expect(pack.reasons).toMatchObject([{ reason: 'competitor', label: 'Works for a competitor', count: 1 }])
    const offers = pack.clocks.find(({ what }) => what === 'Answer an offered lead')!
    expect(offers.side).toBe('sales')
    expect(offers.kept).toBe(3)
    expect(offers.of).toBeGreaterThan(3)
    for (const { kept, of } of pack.clocks) expect(kept).toBeLessThanOrEqual(of)
    expect(pack.notes.join(' ')).toContain('3 offers were answered')
  })

  test('when it is asked for, then the kept pack is shown, and the same key builds it once', async () => {
    const key = { 'idempotency-key': 'review-once' }
    const first = await server.ask('POST', '/api/agreement/review', {}, key)
    server.clock.now += HOUR
    const second = await server.ask('POST', '/api/agreement/review', {}, key)
    expect(second.body).toEqual(first.body)
    const shown = await server.ask('GET', '/api/agreement/review')
    expect((shown.body as { pack: ReviewPack }).pack.builtAt).toBe(
      (first.body as { pack: ReviewPack }).pack.builtAt,
    )
  })

  test('when the day of review comes near, then the evidence is gathered unasked, once, and once more on the day', async () => {
    const { services, clock } = server
    const due = services.law.at(clock.now).review!
    const none = () => Promise.resolve([])
    clock.now = due - 30 * DAY
    expect(await keepReviewReady(services, none)).toBe(false)
    clock.now = due - 20 * DAY
    expect(await keepReviewReady(services, none)).toBe(true)
    expect(await keepReviewReady(services, none)).toBe(false)
    clock.now = due + HOUR
    expect(await keepReviewReady(services, none)).toBe(true)
    expect(await keepReviewReady(services, none)).toBe(false)
  })
})

test.each([
  [null, 'none'],
  [MONDAY + 60 * DAY, 'later'],
  [MONDAY + 20 * DAY, 'soon'],
  [MONDAY, 'soon'],
  [MONDAY - 2 * DAY, 'overdue'],
] as const)('given a day of review %s, then it is %s', (due, state) => {
  expect(reviewState(due, MONDAY)).toBe(state)
})
