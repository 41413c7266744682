import { expect, test } from 'vitest'
import { audit } from '#journey/audit/actions.ts'
import { anna, DAY, HOUR } from '../support/cast.ts'
import { testServer } from '../support/server.ts'

const { ask, clock, services } = await testServer()

const offersOf = async (lead: string) =>
  (
    await services.db.query(
      'select n, rep, answer, reason, returned_at from handoffs where lead_id = $1 order by seq',
      [lead],
    )
  ).rows

async function handedOver(email: string): Promise<{ id: string; owner: string }> {
  const { body } = await ask('POST', '/api/leads', { ...anna, email, touch: 'demo_requested' })
  return body
}

test('given a lead that was accepted, when it is given back later, then its offer, the inbox and the report say both', async () => {
  const { id, owner } = await handedOver('later@firm.example')
  await ask('POST', `/api/leads/${id}/accept`, {})
  clock.now += HOUR
  const back = await ask('POST', `/api/leads/${id}/return`, { reason: 'no_budget' })
  expect(back.status).toBe(200)
  expect(await offersOf(id)).toEqual([
    { n: 1, rep: owner, answer: 'accepted', reason: 'no_budget', returned_at: clock.now },
  ])
  const { body: inbox } = await ask('GET', `/api/inbox?rep=${owner}`)
  expect(inbox.answered).toEqual({ accepted: 1, returned: 1, expired: 0 })
  const { body: report } = await ask('GET', '/api/reports/handoffs')
  const names: string[] = report.columns.map(({ name }: { name: string }) => name)
  const row = report.rows.find(([rep]: [string]) => rep === services.owner(owner))
  expect([row[names.indexOf('accepted')], row[names.indexOf('returned later')]]).toEqual([1, 1])
})

test('given an offer of long ago, when it is answered now, then it counts among the answers of the last 30 days', async () => {
  const { id, owner } = await handedOver('slow@firm.example')
  const { answered: before } = (await ask('GET', `/api/inbox?rep=${owner}`)).body
  await services.db.query(
    `update handoffs set offered_at = offered_at - interval '60 days' where lead_id = $1`,
    [id],
  )
  await ask('POST', `/api/leads/${id}/accept`, {})
  const { answered } = (await ask('GET', `/api/inbox?rep=${owner}`)).body
  expect(answered).toEqual({ ...before, accepted: before.accepted + 1 })
  await services.db.query(
    `update handoffs set offered_at = offered_at + interval '60 days' where lead_id = $1`,
    [id],
  )
})

test('given a lead that came back and was accepted again, when it is returned again, then only the latest offer changes', async () => {
  const { id } = await handedOver('twice@firm.example')
  await ask('POST', `/api/leads/${id}/accept`, {})
  await ask('POST', `/api/leads/${id}/return`, { reason: 'no_budget' })
  const first = await offersOf(id)
  clock.now += DAY
  await ask('POST', '/api/opportunities', { leadIds: [id], name: 'Line 3' })
  await ask('POST', `/api/leads/${id}/touches`, { kind: 'demo_requested' })
  expect((await offersOf(id)).slice(0, 1)).toEqual(first)
  expect(await audit(services, { serverRuns: false })).toMatchObject({ replay: 'ok', promises: 'ok' })
})
