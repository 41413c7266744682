/** What a screen hears of while it stands open. */
import { expect } from 'vitest'
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
