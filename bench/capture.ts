import pg from 'pg'
import { atLeast } from './results.ts'
import { lanes, startServer, temporaryFolder } from './harness.ts'
import { postAll } from './wire.ts'
import type { Bench } from './results.ts'

const CONNECTIONS = 64
const ROUNDS = 3
const PER_ROUND = 12_000

/**
 * One lead per request, answered after its commit with score, stage and hand-off decided, against bare one-row INSERT
 * transactions on the same PostgreSQL and disk with as many connections. The two take turns, the median round counts.
 */
export const capture: Bench = {
  name: 'capture',
  summary: 'one lead per HTTP request against bare INSERT transactions',
  run: async (say) => {
    const server = await startServer(temporaryFolder(), 4501)
    const clients = await Promise.all(
      Array.from({ length: CONNECTIONS }, async () => {
        const client = new pg.Client({ connectionString: server.databaseUrl })
        await client.connect()
        return client
      }),
    )
    await clients[0]!.query(
      'create table bench_bare (id bigint primary key, body json not null, at timestamptz default now())',
    )
    await addReps(server.url)
    const rates: { http: number; bare: number }[] = []
    try {
      for (let round = -1; round < ROUNDS; round++) {
        const base = (round + 1) * PER_ROUND
        const bareSeconds = await lanes(CONNECTIONS, PER_ROUND, async (i, lane) => {
          await clients[lane]!.query({
            name: 'bare',
            text: 'insert into bench_bare (id, body) values ($1, $2)',
            values: [base + i, JSON.stringify(leadOf(base + i))],
          })
        })
        const httpSeconds = await postAll(`${server.url}/api/leads`, PER_ROUND, CONNECTIONS, (i) =>
          leadOf(base + i),
        )
        const rate = { http: PER_ROUND / httpSeconds, bare: PER_ROUND / bareSeconds }
        say(
          `round ${round < 0 ? 'warm-up' : round + 1}: ${Math.round(rate.http)} leads/s, bare ${Math.round(rate.bare)} inserts/s`,
        )
        if (round >= 0) rates.push(rate)
      }
    } finally {
      await Promise.all(clients.map((client) => client.end()))
      await server.stop()
    }
    const median = rates.sort((a, b) => a.http / a.bare - b.http / b.bare)[Math.floor(ROUNDS / 2)]!
    return [
      atLeast(
        `one lead per request, ${CONNECTIONS} connections`,
        median.http,
        'leads/s',
        'bare INSERT/s',
        median.bare,
        0.5,
      ),
    ]
  },
}

async function addReps(url: string): Promise<void> {
  for (const name of ['Anna Berg', 'Ben Ode', 'Chloé Roux', 'Dev Rao']) {
    await fetch(`${url}/api/people`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name, function: 'sales' }),
    })
  }
}

const titles = ['VP Sales', 'Engineer', 'Head of Marketing', 'Account Manager', 'CEO']
const touches = ['form_submitted', 'content_downloaded', 'demo_requested', 'webinar_attended']

/** A realistic form submission; every fourth asks for a demo and goes through to a hand-off. */
export function leadOf(i: number): Record<string, unknown> {
  return {
    email: `person${i}@company${i % 5000}.example`,
    firstName: 'Person',
    lastName: `Number ${i}`,
    company: `Company ${i % 5000}`,
    title: titles[i % titles.length],
    country: ['Germany', 'France', 'United States'][i % 3],
    source: ['web', 'webinar', 'search', 'partner'][i % 4],
    campaign: `campaign ${i % 20}`,
    touch: touches[i % 4],
    fields: { employees: 20 + (i % 900), industry: 'software', budget: i % 2 === 0 },
    consent: { email: true },
  }
}
