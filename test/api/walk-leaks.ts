import { expect } from 'vitest'
import { settleGrain } from '#journey/measure/grain/refresh.ts'
import type { testServer } from '../support/server.ts'

type Server = Awaited<ReturnType<typeof testServer>>

/** When money is looked at, then what lies in the classes adds up, each has its list, and a lead has its books. */
export async function walkLeaks(
  ask: Server['ask'],
  services: Server['services'],
  lead: string,
): Promise<void> {
  await settleGrain(services)
  const { body: ledger } = await ask('GET', '/api/measure/leaks')
  const lying = ledger.classes.reduce((sum: number, { leads }: { leads: number }) => sum + leads, 0)
  expect(lying).toBe(ledger.all.leads)
  for (const { what, leads } of ledger.classes) {
    const { body } = await ask('GET', `/api/measure/leaks/${what}?limit=200`)
    expect(body.items.length).toBe(Math.min(leads, 200))
  }
  expect((await ask('GET', '/api/measure/leaks/nowhere')).status).toBe(404)
  expect((await ask('GET', '/api/measure/leaks?market=moon')).status).toBe(422)

  const { body: cost } = await ask('GET', '/api/measure/cost?by=source')
  expect(cost.rows.reduce((sum: number, { leads }: { leads: number }) => sum + leads, 0)).toBe(cost.all.leads)
  expect((await ask('GET', '/api/measure/cost?by=shoe')).status).toBe(422)
  const { body: vintages } = await ask('GET', '/api/measure/vintages')
  expect(vintages.all.leads).toBe(cost.all.leads)

  const { body: paid } = await ask('GET', '/api/measure/cost/leads?standing=working&limit=200')
  expect(paid.items.length).toBe(Math.min(vintages.all.working, 200))
  expect((await ask('GET', '/api/measure/cost/leads?month=2026-13')).body.errors[0].field).toBe('month')

  const { body: books } = await ask('GET', `/api/leads/${lead}/books`)
  expect(books.passes.length).toBeGreaterThan(0)
  expect((await ask('GET', '/api/leads/00000000-0000-4000-8000-000000000000/books')).status).toBe(404)
}
