/** Streams of changes when what they lean on fails: nobody else may notice. */
import { afterEach, describe, expect, test } from 'vitest'
import { createLive } from '#platform/http/live.ts'
import type { Change } from '#platform/changes.contract.ts'
import type { Changes } from '#platform/changes.ts'
import type { Who } from '#platform/http/route.ts'

const rita: Who = { id: 'rita', name: 'Rita', role: 'rep', via: 'session' }
let tell: (change: Change) => void = () => undefined
const changes = {
  listen: (listener: typeof tell) => {
    tell = listener
    return () => undefined
  },
} as unknown as Changes
const change = (n: number): Change =>
  ({ leads: [[`l${n}`, 'rita', n]], many: false, topics: [], people: [] }) as unknown as Change

const unhandled: unknown[] = []
const note = (reason: unknown) => void unhandled.push(reason)
process.on('unhandledRejection', note)
afterEach(() => void expect(unhandled.splice(0)).toEqual([]))

async function soon(ms = 30): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms))
}

describe('given a stream whose session cannot be asked for', () => {
  test('when the database is away at a heartbeat, then the server goes on, and so does the stream', async () => {
    let away = false
    const live = createLive({
      changes,
      whoAsks: () => (away ? Promise.reject(new Error('the database is away')) : rita),
      mayRead: () => true,
      heartbeatMs: 10,
    })
    live.open({ who: rita, headers: new Headers() })
    away = true
    await soon(60)
    expect(live.count()).toBe(1)
    live.close()
  })
})

describe('given two thousand windows', () => {
  test('when one of them reads nothing, then it is cut off and the others hear everything', async () => {
    const live = createLive({ changes, whoAsks: () => rita, mayRead: () => true, perPerson: 20 })
    const readers = Array.from({ length: 2_000 }, (_, n) => {
      const who = { ...rita, id: `p${n % 200}` }
      const { stream } = live.open({ who, headers: new Headers() })
      return (stream as ReadableStream<Uint8Array>).getReader()
    })
    expect(live.count()).toBe(2_000)
    const heard = readers.map(() => 0)
    const reading = readers.slice(1).map(async (reader, i) => {
      for (;;) {
        const { done, value } = await reader.read()
        if (done) return
        if (new TextDecoder().decode(value).includes('event: change')) heard[i + 1]!++
      }
    })
    for (let n = 0; n < 300; n++) {
      tell(change(n))
      await soon(0)
    }
    await soon()
    expect(live.count()).toBe(1_999)
    expect(new Set(heard.slice(1))).toEqual(new Set([300]))
    live.close()
    await Promise.all(reading)
  })
})
