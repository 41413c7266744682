/** Walks through routing's rooms: every route of theirs is asked once. */
import { expect } from 'vitest'
import type { testServer } from '../support/server.ts'

type Ask = Awaited<ReturnType<typeof testServer>>['ask']

/** When it is asked who would get a lead, then the answer names a person and why, and nothing is assigned. */
export async function walkRouting(ask: Ask, lead: string): Promise<void> {
  const tried = await ask('POST', '/api/routing/try', { fields: { country: 'DE' } })
  expect(tried).toMatchObject({ status: 200, body: { team: 'sales', trace: { rule: 'rotation' } } })
  const before = (await ask('GET', `/api/leads/${lead}`)).body
  expect((await ask('POST', '/api/routing/try', { leadId: lead })).status).toBe(200)
  expect((await ask('GET', `/api/leads/${lead}`)).body.entries).toBe(before.entries)
  const wrong = await ask('POST', '/api/routing/try', { fields: { shoeSize: 42 } })
  expect(wrong).toMatchObject({ status: 422, body: { errors: [{ field: 'fields.shoeSize' }] } })
  const { body: line } = await ask('GET', '/api/routing/waiting')
  expect(line.items.map(({ team }: { team: string }) => team)).toEqual(['marketing', 'leadgen', 'sales'])
  expect((await ask('GET', '/api/routing/health')).body).toMatchObject({ troubles: [] })
  const { body: regions } = await ask('GET', '/api/holiday-regions')
  expect(regions.items).toContainEqual({ code: 'DE-BY', name: 'Germany: Bayern' })
}
