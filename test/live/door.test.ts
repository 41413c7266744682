import { expect, test } from 'vitest'
import { house } from '../people/house.ts'
import { createLive } from '#platform/http/live.ts'
import type { Change } from '#platform/changes.contract.ts'

const { ask, services, claim } = await house()

test('given a claimed workspace, when nobody signed in, then no stream is opened; a stream ends with its session', async () => {
  const admin = await claim()
  expect((await ask('GET', '/api/live')).status).toBe(401)
  const before = services.live.count()
  const listening = admin('GET', '/api/live')
  await expect.poll(() => services.live.count()).toBe(before + 1)
  await admin('POST', '/api/sign-out', {})
  services.changes.topic('sign-out')
  const { text } = await listening
  expect(text).toContain('event: hello')
  expect(services.live.count()).toBe(before)
})

test('given somebody who opens window after window, then the last is refused, and closing one makes room', async () => {
  let tell: (change: Change) => void = () => undefined
  const changes = {
    ...services.changes,
    listen: (listener: typeof tell) => ((tell = listener), () => undefined),
  }
  const who = { id: 'anna', name: 'Anna', role: 'rep', via: 'session' as const }
  const live = createLive({ changes, whoAsks: () => who, mayRead: () => true, perPerson: 2 })
  const open = () => live.open({ who, headers: new Headers() })
  const [first, second, third] = [open(), open(), open()]
  expect([first!.status, second!.status, third!.status]).toEqual([200, 200, 429])
  await (first!.stream as ReadableStream).cancel()
  expect(open().status).toBe(200)
  // one that does not read is cut off and does not fill the memory
  const unread = live.count()
  for (let i = 0; i < 400; i++) tell({ leads: [], many: true, topics: [], people: [] })
  expect(live.count()).toBe(unread - 2)
  live.close()
})
