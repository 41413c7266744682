import fs from 'node:fs'
import { listenerOf } from './live-listener.ts'
import { percentile, startServer, temporaryFolder } from './harness.ts'
import { atMost, reaches } from './results.ts'
import type { Bench, BenchRow } from './results.ts'

const LISTENERS = 200
const CHANGES = 60

/** How soon a change at one server is told to every screen at another. */
export const live: Bench = {
  name: 'live',
  summary: `a change by one person until all of ${LISTENERS} screens at another server have heard of it`,
  run: async (say) => {
    const folder = temporaryFolder()
    const second = temporaryFolder()
    const here = await startServer(folder, 4461)
    const there = await startServer(second, 4462, { DATABASE_URL: here.databaseUrl })
    try {
      const screens = await Promise.all(Array.from({ length: LISTENERS }, () => listenerOf(there.url)))
      say(`${screens.length} screens listen`)
      const all: number[] = []
      const last: number[] = []
      for (let i = 0; i < CHANGES; i++) {
        const begun = performance.now()
        const heard = screens.map((screen) => screen.next())
        await capture(here.url, i)
        const times = (await Promise.all(heard)).map((at) => at - begun)
        all.push(...times)
        last.push(Math.max(...times))
        // people do not act in step with the feed
        await new Promise((resolve) => setTimeout(resolve, (i * 37) % 300))
      }
      for (const screen of screens) screen.close()
      return rowsOf(all, last)
    } finally {
      await there.stop()
      await here.stop()
      for (const one of [folder, second]) fs.rmSync(one, { recursive: true, force: true })
    }
  },
}

async function capture(url: string, i: number): Promise<void> {
  const response = await fetch(`${url}/api/leads`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: `live${i}@firm.example`, touch: 'form_submitted' }),
  })
  if (!response.ok) throw new Error(await response.text())
  await response.text()
}

function rowsOf(all: number[], last: number[]): BenchRow[] {
  return [
    atMost('a change until a screen at another server heard of it, p99', percentile(all, 99), 'ms', 1_000),
    atMost('the same, p50', percentile(all, 50), 'ms', 500),
    atMost('a change until the last of the screens heard of it, worst', Math.max(...last), 'ms', 1_000),
    reaches('screens that heard of every change', all.length / CHANGES, 'screens', LISTENERS),
  ]
}
