import { describe, expect, test } from 'vitest'
import { addPeople } from '#people/people.store.ts'
import { cardHash } from '#journey/learning/workspace/training.ts'
import {
  claimTraining,
  endTraining,
  insertTraining,
  readTraining,
} from '#journey/learning/workspace/scorecards.store.ts'
import { proposeMonthly } from '#journey/learning/workspace/month.jobs.ts'
import { settleGrain } from '#journey/measure/grain/refresh.ts'
import { tellWorths } from '#journey/measure/value/worths.ts'
import { tellCardLearned } from '#notices/card-learned.ts'
import { trainOn, type Asked } from '#journey/learning/workspace/train.rules.ts'
import { anna, DAY, defaultRules, MONDAY } from '../../support/cast.ts'
import { auditWorkspace } from '../../support/audited.ts'
import { testServer } from '../../support/server.ts'
import { company, KNOWN } from './company.ts'

const clock = { now: MONDAY }
const { ask, services } = await testServer(clock)
const CARD = '00000000-0000-7000-8000-0000000000ca'
const asked: Asked = { outcome: 'opportunity', moment: 'entry', horizonDays: 180, exclude: [], keep: [] }
const leftOut = { never: 0, decided: 0, over: 0, censored: 0, unreadable: 0 }
const training = trainOn(company(5_000, KNOWN), {
  asked,
  rules: defaultRules,
  data: { passes: 5_000, late: 0, oneIn: 1, leftOut },
})
await insertTraining(services.db, { id: CARD, asked, by: 'baton', at: clock.now })
await claimTraining(services.db, (await readTraining(services.db, CARD))!, clock.now)
await endTraining(services.db, CARD, 'done', clock.now, { result: training, hash: cardHash(training) })
await addPeople(
  services.db,
  (
    [
      ['vera', 'sales_manager'],
      ['paul', 'marketing'],
      ['lena', 'leadgen_manager'],
    ] as const
  ).map(([id, role]) => ({ id, name: id, email: null, function: null, role, available: true })),
)
await services.refreshPeople()
const as = (id: string) => ({ 'baton-person': id })

describe('given a card that was learned', () => {
  test('when its month is looked at, then whoever signs is told once, and nothing is enacted', async () => {
    for (let times = 0; times < 2; times++) await proposeMonthly(services, tellCardLearned)
    for (const id of ['vera', 'paul', 'lena']) {
      const { items } = (await ask('GET', '/api/notifications', undefined, as(id))).body
      expect(items.map(({ what }: { what: string }) => what)).toEqual(['card_learned'])
    }
    expect((await ask('GET', '/api/scorecards')).body).toMatchObject({ inForce: null, items: [{ id: CARD }] })
  })

  test('when a draft is made of it twice by one key, then there is one, and the card knows it', async () => {
    const key = { ...as('paul'), 'idempotency-key': 'draft of a card' }
    const first = await ask('POST', `/api/scorecards/${CARD}/draft`, {}, key)
    const again = await ask('POST', `/api/scorecards/${CARD}/draft`, {}, key)
    expect([first.status, again.body.id]).toEqual([201, first.body.id])
    expect((await ask('GET', '/api/agreements/drafts')).body.items).toHaveLength(1)
    expect((await ask('GET', `/api/scorecards/${CARD}`)).body.draft).toBe(first.body.id)
  })

  test('when all have signed it, then leads are scored by it, the card is in force, and the record replays', async () => {
    const { body: draft } = await ask('POST', `/api/scorecards/${CARD}/draft`, {}, as('paul'))
    const proposed = await ask(
      'POST',
      `/api/agreements/drafts/${draft.id}/propose`,
      { from: draft.hash },
      as('paul'),
    )
    expect(proposed.status).toBe(201)
    const { version, hash } = proposed.body
    for (const id of ['vera', 'paul', 'lena'])
      expect((await ask('POST', `/api/agreements/${version}/sign`, { hash }, as(id))).status).toBe(200)
    clock.now += 60 * DAY
    await services.refreshLaw()
    expect((await ask('GET', '/api/scorecards')).body.inForce).toBe(CARD)
    const { body: made } = await ask('POST', '/api/leads', {
      ...anna,
      source: 'Referral',
      touch: 'demo_requested',
    })
    clock.now += DAY / 2
    await settleGrain(services)
    const { body: seen } = await ask('GET', `/api/leads/${made.id}/chance`)
    const { chance } = seen
    const sum = chance.parts.reduce(
      (all: number, part: { points: number }) => all + part.points,
      chance.begin,
    )
    expect([chance.card, sum]).toEqual([CARD, chance.points])
    expect(chance.parts.map(({ name }: { name: string }) => name)).toContain('Demo requested')
    expect(chance.chance).toBeGreaterThan(0.4)
    expect(chance.other.chance).toBeLessThan(chance.chance)
    // leads of as many points that the card had not learned from bear the chance out
    expect(chance.came.low).toBeLessThan(chance.chance)
    expect(chance.came.high).toBeGreaterThan(chance.chance)
    expect(chance.other.came).toMatchObject({ n: chance.came.n, from: chance.came.from })
    // what it is worth goes by the card as well, and says so although no history is there to tell it by
    while (await tellWorths(services));
    const { worth } = (await ask('GET', `/api/leads/${made.id}/chance`)).body
    expect(worth).toMatchObject({ by: 'card', version, value: null, why: 'too_few_leads' })
    // what lies still is worth what the card says: leads of the past are scored by it
    expect((await ask('GET', '/api/measure/leaks')).body.value.by).toBe('card')
    expect((await ask('GET', '/api/measure/leaks?asOf=2026-06-09')).body.value.by).toBe('signed')
    expect(await auditWorkspace(services)).toMatchObject({ chain: 'ok', replay: 'ok', promises: 'ok' })
  })
})
