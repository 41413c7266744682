import { expect, test } from 'vitest'
import { anna } from '../support/cast.ts'
import { testServer } from '../support/server.ts'

const { ask, services } = await testServer()

const lead = async (email: string): Promise<string> =>
  (await ask('POST', '/api/leads', { ...anna, email })).body.id
const primaries = async (id: string) =>
  (
    await services.db.query('select lead_id from opportunities where opportunity_id = $1 and is_primary', [
      id,
    ])
  ).rows

test('given an opportunity, when it is told again with another lead first, then it is still counted with the first', async () => {
  const [a, b] = [await lead('a@one.example'), await lead('b@one.example')]
  const deal = { id: 'crm-1', leadIds: [a], name: 'Line 3', amount: 1000, currency: 'EUR' }
  await ask('POST', '/api/opportunities', deal)
  const again = await ask('POST', '/api/opportunities', { ...deal, leadIds: [b, a], amount: 2000 })
  expect(again.body).toMatchObject({ leadIds: [a, b], amount: '2000' })
  expect(await primaries('crm-1')).toEqual([{ lead_id: a }])
  const third = await ask('POST', '/api/opportunities', { ...deal, leadIds: [b], status: 'won' })
  expect(third.body).toMatchObject({ leadIds: [a, b], status: 'won' })
})

test('given changes at once, when each names another field, then none is lost', async () => {
  const a = await lead('c@one.example')
  await ask('POST', '/api/opportunities', { id: 'crm-2', leadIds: [a], name: 'Line 4' })
  const changes = [{ amount: 500 }, { stage: 'proposal' }, { owner: 'ines' }]
  const answers = await Promise.all(changes.map((change) => ask('PATCH', '/api/opportunities/crm-2', change)))
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  expect((await ask('GET', '/api/opportunities/crm-2')).body).toMatchObject({
    name: 'Line 4',
    amount: '500',
    stage: 'proposal',
    owner: 'ines',
  })
})

test('given dates with offsets, when one lies before the other in time, then that counts and not their text', async () => {
  const a = await lead('d@one.example')
  const told = (openedAt: string, closedAt: string) =>
    ask('POST', '/api/opportunities', { leadIds: [a], status: 'won', openedAt, closedAt })
  const wrong = await told('2026-01-01T23:00:00-05:00', '2026-01-02T01:00:00Z')
  expect(wrong.body.errors).toEqual([{ field: 'closedAt', message: 'lies before openedAt' }])
  const right = await told('2026-01-02T01:00:00+05:00', '2026-01-01T23:00:00Z')
  expect(right.status).toBe(201)
  const early = await ask('PATCH', `/api/opportunities/${right.body.id}`, {
    closedAt: '2025-12-01T00:00:00Z',
  })
  expect(early.body.errors).toEqual([{ field: 'closedAt', message: 'lies before openedAt' }])
})

test('given one that was won last week, when since when it ran is not told, then it was not opened after it was won', async () => {
  const a = await lead('e@one.example')
  const closedAt = '2026-06-01T00:00:00.000Z'
  const { status, body } = await ask('POST', '/api/opportunities', { leadIds: [a], status: 'won', closedAt })
  expect([status, body.openedAt, body.closedAt]).toEqual([201, closedAt, closedAt])
})
