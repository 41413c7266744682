import { expect } from 'vitest'
import type { testServer } from '../support/server.ts'

type Ask = Awaited<ReturnType<typeof testServer>>['ask']

/** When a manager looks at the team, then who waits, each person and the lists behind the figures answer. */
export async function walkTeam(ask: Ask): Promise<void> {
  const { body } = await ask('GET', '/api/team?team=sales&days=30')
  expect(body.people.length).toBeGreaterThan(0)
  expect(body.leaks.map((leak: { what: string }) => leak.what)).toEqual(['expired', 'returned', 'untouched'])
  expect((await ask('GET', '/api/team?days=7')).status).toBe(422)
  const [one] = body.people as { id: string }[]
  expect((await ask('GET', `/api/team/${one!.id}`)).body.person.id).toBe(one!.id)
  expect((await ask('GET', '/api/team/nobody')).status).toBe(404)
  const { body: offers } = await ask('GET', '/api/offers?limit=2&days=365')
  expect(offers.items.length).toBe(2)
  const { body: more } = await ask('GET', `/api/offers?limit=2&days=365&cursor=${offers.next}`)
  expect(more.items[0].lead.id).not.toBe(offers.items[0].lead.id)
  expect((await ask('GET', '/api/offers?cursor=made-up')).status).toBe(422)
  expect((await ask('GET', '/api/clocks?days=365')).status).toBe(200)
  expect((await ask('GET', '/api/clocks?cursor=made-up')).status).toBe(422)
}
