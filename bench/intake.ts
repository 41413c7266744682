import { spawn } from 'node:child_process'
import { atLeast } from './results.ts'
import { startServer, temporaryFolder } from './harness.ts'
import { postAll } from './wire.ts'
import type { Bench } from './results.ts'

const CONNECTIONS = 64
const ROUNDS = 5
const PER_ROUND = 20_000
const PORT = 4512

/** The same framework with nothing to do: reads nothing, answers an empty 202. */
const BARE = `
import { Hono } from 'hono'
import { serve } from '@hono/node-server'
const app = new Hono()
app.post('/t', (context) => new Response(null, { status: 202, headers: { 'content-length': '0' } }))
serve({ fetch: app.fetch, port: ${PORT}, hostname: '127.0.0.1' }, () => console.log('ready'))
`

/**
 * Page views as the script sends them, each on disk before it is answered, against the bare rate of the same framework. The two
 * take turns, the median round counts.
 */
export const intake: Bench = {
  name: 'intake',
  summary: 'page views, durable before the answer, against the framework answering an empty 202',
  run: async (say) => {
    const server = await startServer(temporaryFolder(), 4511)
    const bare = await startBare()
    const rates: { ours: number; bare: number }[] = []
    const text = { status: 202, type: 'text/plain;charset=UTF-8' }
    try {
      for (let round = -1; round < ROUNDS; round++) {
        const bareSeconds = await postAll(`http://127.0.0.1:${PORT}/t`, PER_ROUND, CONNECTIONS, viewOf, text)
        const seconds = await postAll(`${server.url}/t`, PER_ROUND, CONNECTIONS, viewOf, text)
        const rate = { ours: PER_ROUND / seconds, bare: PER_ROUND / bareSeconds }
        say(
          `round ${round < 0 ? 'warm-up' : round + 1}: ${Math.round(rate.ours)} views/s, bare ${Math.round(rate.bare)}/s`,
        )
        if (round >= 0) rates.push(rate)
      }
    } finally {
      bare.kill()
      await server.stop()
    }
    const median = rates.sort((a, b) => a.ours / a.bare - b.ours / b.bare)[Math.floor(ROUNDS / 2)]!
    return [
      atLeast(
        `page views taken in, ${CONNECTIONS} connections`,
        median.ours,
        'views/s',
        'bare 202/s',
        median.bare,
        0.33,
      ),
    ]
  },
}

function startBare(): Promise<ReturnType<typeof spawn>> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', BARE], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    child.stdout.once('data', () => resolve(child))
    child.once('exit', (code) => reject(new Error(`the bare server ended with ${code}`)))
  })
}

function viewOf(i: number): unknown {
  const origin = { utm_source: 'newsletter', utm_campaign: `campaign ${i % 20}`, page: '/' }
  const visitor = `7b1c1f6e-3f0e-4c53-9d5b-${String(i % 5_000).padStart(12, '0')}`
  return { u: `https://shop.example/page/${i % 200}`, v: visitor, f: origin, l: origin }
}
