import { expect } from 'vitest'
import { settleGrain } from '#journey/measure/grain/refresh.ts'
import type { testServer } from '../support/server.ts'

type Server = Awaited<ReturnType<typeof testServer>>

/** When somebody looks at how cohorts mature, then it answers by every measure, says what is missing, and lists its leads. */
export async function walkMaturity(ask: Server['ask'], services: Server['services']): Promise<void> {
  await settleGrain(services)
  for (const of of ['revenue', 'pipeline', 'wins', 'opportunities']) {
    const { status, body } = await ask('GET', `/api/measure/maturity?of=${of}&each=month`)
    expect([of, status]).toEqual([of, 200])
    expect(body.missing === null ? 'told' : body.missing.reason).toMatch(/told|cohorts|nothing/)
    expect(body.currency === null).toBe(of === 'wins' || of === 'opportunities')
    expect(body.horizon.signed).toMatchObject({ id: 'short_and_long', shortTerm: 60 })
    const here = body.running.from.slice(0, 10)
    const { body: list } = await ask(
      'GET',
      `/api/measure/maturity/leads?of=${of}&each=month&in=${here}&limit=200`,
    )
    expect(list.items.length).toBe(body.running.came.n)
  }
  const { body: leads } = await ask('GET', '/api/measure/maturity/leads?of=leads&limit=1')
  expect(leads.items.length).toBe(1)
  const { body: next } = await ask('GET', `/api/measure/maturity/leads?of=leads&limit=1&cursor=${leads.next}`)
  expect(next.items[0].id).not.toBe(leads.items[0].id)
  for (const [path, field] of [
    ['/api/measure/maturity?of=joy', 'of'],
    ['/api/measure/maturity?each=week', 'each'],
    ['/api/measure/maturity?market=moon', 'market'],
    ['/api/measure/maturity?from=2026-02-01&to=2026-01-01', 'to'],
    ['/api/measure/maturity/leads?age=30', 'age'],
    ['/api/measure/maturity/leads?cohort=spring', 'cohort'],
    ['/api/measure/maturity/leads?of=wins&cursor=made-up', 'cursor'],
    ['/api/measure/maturity/leads?of=revenue&cursor=made-up', 'cursor'],
    ['/api/reports/maturity?by=revenue:week', 'by'],
  ]) {
    const { status, body } = await ask('GET', path!)
    expect([path, status, body.errors?.[0]?.field]).toEqual([path, 422, field])
  }
}
