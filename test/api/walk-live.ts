/** What a screen hears of while it stands open. */
import { expect } from 'vitest'
import { deliverNotices } from '#notices/deliver.jobs.ts'
import type { testServer } from '../support/server.ts'

type Server = Awaited<ReturnType<typeof testServer>>

/** A stream says hello, and ends when the server does. */
export async function walkLive(ask: Server['ask'], services: Server['services']): Promise<void> {
  const listening = ask('GET', '/api/live')
  await expect.poll(() => services.live.count()).toBe(1)
  services.live.close()
  const { status, headers, text } = await listening
  expect([status, headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8'])
  expect(text).toContain('event: hello')
}

/** Somebody is told of an offer, reads it, and says how they want to be told. */
export async function walkNotices(ask: Server['ask'], services: Server['services']): Promise<void> {
  await deliverNotices(services)
  const told = await services.db.query<{ person_id: string }>('select person_id from notifications limit 1')
  const as = { 'baton-person': told.rows[0]!.person_id }
  const { body } = await ask('GET', '/api/notifications?limit=5', undefined, as)
  expect(body.items[0]).toMatchObject({
    what: expect.any(String),
    lead: { id: expect.any(String) },
    readAt: null,
  })
  expect((await ask('GET', '/api/notifications?cursor=x', undefined, as)).status).toBe(422)
  expect((await ask('GET', '/api/notifications')).body.items).toEqual([])
  const before = (await ask('GET', '/api/notifications/count', undefined, as)).body.unread
  expect(before).toBeGreaterThan(0)
  const one = await ask('POST', '/api/notifications/read', { ids: [body.items[0].id] }, as)
  expect(one.body.unread).toBe(before - 1)
  expect((await ask('POST', '/api/notifications/read', {}, as)).status).toBe(422)
  const preferences = (await ask('GET', '/api/notifications/preferences', undefined, as)).body
  const { timeZone: _, mail: __, ...own } = preferences
  const changed = { ...own, digestHour: 7 }
  expect((await ask('PATCH', '/api/notifications/preferences', changed, as)).body.digestHour).toBe(7)
  expect((await ask('PATCH', '/api/notifications/preferences', changed)).status).toBe(403)
}
