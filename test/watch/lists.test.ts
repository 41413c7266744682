import { expect, test } from 'vitest'
import { actDueClocks } from '#work/clockwork.ts'
import { testServer } from '../support/server.ts'

const DAY = 86_400_000
const clock = { now: Date.parse('2026-06-08T08:00:00Z') }
const { ask, services } = await testServer(clock)

const disqualified = async (email: string): Promise<string> => {
  const { body } = await ask('POST', '/api/leads', { email, company: 'Kontron' })
  await ask('POST', `/api/leads/${body.id}/disqualify`, { reason: 'supplier' })
  return body.id as string
}

test('given leads aside, when days come and something is learned, they move from waiting to due to learned, and the report counts them', async () => {
  const [a, b, c] = [
    await disqualified('a@x.example'),
    await disqualified('b@x.example'),
    await disqualified('c@x.example'),
  ]
  const set = (id: string, body: object) => ask('POST', `/api/leads/${id}/watch`, body)
  expect(
    (await set(a, { ask: 'contract_ends', on: '2026-09-01', note: 'With Acme until then' })).status,
  ).toBe(200)
  expect((await set(b, { signals: ['webinar_attended'] })).status).toBe(200)
  expect((await set(c, { on: '2026-01-01' })).status).toBe(422)
  expect((await ask('GET', '/api/watch/count')).body).toEqual({
    due: 0,
    waiting: 2,
    learned: 0,
    unplanned: 1,
  })
  const first = (await ask('GET', '/api/watch?list=waiting&limit=1')).body
  expect(first.items.map(({ leadId }: { leadId: string }) => leadId)).toEqual([a])
  const second = (await ask('GET', `/api/watch?list=waiting&limit=1&cursor=${first.next}`)).body
  expect(second.items[0]).toMatchObject({ leadId: b, signals: ['webinar_attended'], at: null })

  clock.now = Date.parse('2026-09-01T12:00:00Z')
  while ((await actDueClocks(services)) > 0);
  const due = (await ask('GET', '/api/watch?list=due')).body.items
  expect(due).toHaveLength(1)
  expect(due[0]).toMatchObject({
    leadId: a,
    ask: 'contract_ends',
    because: 'date',
    why: 'Wants to sell to us',
  })

  const said = { outcome: 'bought_elsewhere', vendor: 'Acme', how: 'told_us', again: '2028-09-01' }
  expect((await ask('POST', `/api/leads/${a}/outcome`, said)).status).toBe(200)
  expect(
    (await ask('POST', `/api/leads/${b}/outcome`, { outcome: 'still_open', vendor: 'Acme', how: 'guess' }))
      .status,
  ).toBe(422)
  expect((await ask('GET', '/api/watch/count')).body).toEqual({
    due: 0,
    waiting: 2,
    learned: 1,
    unplanned: 1,
  })
  const learned = (await ask('GET', '/api/watch?list=learned')).body.items
  expect(learned[0]).toMatchObject({ leadId: a, outcome: 'bought_elsewhere', vendor: 'Acme', how: 'told_us' })

  clock.now += DAY
  const report = (await ask('GET', '/api/reports/afterlife?from=2026-06-01&to=2026-12-31')).body
  expect(report).toMatchObject({ report: 'afterlife' })
  expect(report.rows).toHaveLength(1)
  expect(report.rows[0].slice(0, 8)).toEqual(['Wants to sell to us', 3, 1, 0, 1, 0, 0, 2])
})
