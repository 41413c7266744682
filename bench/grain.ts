import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { cli, percentile, startServer, temporaryFolder } from './harness.ts'
import { leadOf } from './capture.ts'
import { atMost, reaches } from './results.ts'
import type { Bench, BenchRow } from './results.ts'
import type { Running } from './harness.ts'

/** BENCH_LEADS leaves the larger stores out; BENCH_DATA names a folder that holds the largest already, and is kept. */
const MOST = Number(process.env.BENCH_LEADS ?? 1_000_000)
const kept = process.env.BENCH_DATA
const SIZES = [10_000, 100_000, 1_000_000].filter((leads) => leads <= MOST)

/** Capture goes on at this rate while the lag of single leads is measured. */
const PER_SECOND = 100
const MEASURED = 600

/** How soon reports know what happened, how fast they are counted anew, and what counting costs as a store grows. */
export const grain: Bench = {
  name: 'grain',
  summary:
    'how soon rows of the measurement follow their leads, and what grouping them costs as they become more',
  run: async (say) => {
    const rows: BenchRow[] = []
    for (const leads of SIZES) {
      const mine = leads === MOST && kept !== undefined
      const folder = mine ? kept : temporaryFolder()
      if (!fs.existsSync(path.join(folder, 'postgres'))) simulate(folder, leads)
      const server = await startServer(folder, 4648)
      const client = new pg.Client({ connectionString: server.databaseUrl })
      await client.connect()
      try {
        rows.push(...(await measure(server, client, leads, say)))
      } finally {
        await client.end()
        await server.stop()
        if (!mine) fs.rmSync(folder, { recursive: true, force: true })
      }
    }
    return rows
  },
}

function simulate(folder: string, leads: number): void {
  const env = { ...process.env, BATON_DATA: folder, LOG_LEVEL: 'warn' }
  const args = [cli, 'simulate', '--bulk', '--leads', String(leads)]
  const { status } = spawnSync(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'inherit'] })
  if (status !== 0) throw new Error(`simulate ended with ${status}`)
}

async function measure(
  server: Running,
  client: pg.Client,
  leads: number,
  say: (line: string) => void,
): Promise<BenchRow[]> {
  const count = leads.toLocaleString('en-US')
  const rate = await refreshed(client)
  if (rate !== null) say(`${count} leads counted for the first time, ${Math.round(rate)} a second`)
  await client.query('analyze passes')
  const grouped = await groupedIn(client)
  say(
    `${count} leads: by source, all steps, ${grouped.steps.toFixed(0)} ms; with medians ${grouped.medians.toFixed(0)} ms`,
  )
  const rows = [
    atMost(`${count} leads: passes by source with all steps`, grouped.steps, 'ms', 300),
    atMost(`${count} leads: the same with medians`, grouped.medians, 'ms', 1_000),
  ]
  if (rate !== null) rows.unshift(reaches(`${count} leads: rows made`, rate, 'leads/s', 1_000))
  const late = await lag(server, client)
  const p99 = percentile(late, 99)
  say(`a lead's row is there after p50 ${percentile(late, 50).toFixed(0)} ms, p99 ${p99.toFixed(0)} ms`)
  rows.push(
    atMost(`${count} leads: a new event is counted, ${PER_SECOND} leads/s come in, p99`, p99, 'ms', 2_000),
  )
  return rows
}

/** Waits until nothing is due; leads a second, or null when there was next to nothing to do. */
async function refreshed(client: pg.Client): Promise<number | null> {
  const due = async () =>
    Number((await client.query<{ n: string }>('select count(*) as n from grain_due')).rows[0]!.n)
  const begun = performance.now()
  const first = await due()
  while ((await due()) > 0) await pause(200)
  return first < 1_000 ? null : first / ((performance.now() - begun) / 1000)
}

const STEPS = `select source, count(*), count(qualified_at), count(offered_at), count(accepted_at), count(opportunity_at),
  count(won_at), count(lost_at), count(disqualified_at), count(nurtured_at)`
const MEDIANS = `${STEPS}, percentile_cont(array[0.5, 0.9]) within group (order by extract(epoch from accepted_at - began_at))`

async function groupedIn(client: pg.Client): Promise<{ steps: number; medians: number }> {
  const timed = async (select: string): Promise<number> => {
    const all: number[] = []
    for (let i = 0; i < 12; i++) {
      const begun = performance.now()
      await client.query(`${select} from passes where workspace_no = 1 and began_at <= now() group by source`)
      // the first two read what a working day has read long before
      if (i > 1) all.push(performance.now() - begun)
    }
    return percentile(all, 99)
  }
  return { steps: await timed(STEPS), medians: await timed(MEDIANS) }
}

/** From the answer to the moment at which the lead's row is there, ms, while others come in. */
async function lag(server: Running, client: pg.Client): Promise<number[]> {
  const late: number[] = []
  const pending: Promise<void>[] = []
  const waiting = new Map<string, number>()
  let sending = true
  const watched = (async () => {
    while (sending || waiting.size > 0) {
      const ids = [...waiting.keys()]
      const { rows } = await client.query<{ id: string }>(
        'select lead_id as id from passes where workspace_no = 1 and lead_id = any($1::uuid[])',
        [ids],
      )
      for (const { id } of rows) {
        late.push(performance.now() - waiting.get(id)!)
        waiting.delete(id)
      }
      await pause(10)
    }
  })()
  const base = Date.now() % 1e9
  for (let i = 0; i < MEASURED; i++) {
    pending.push(
      fetch(`${server.url}/api/leads`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...leadOf(i), email: `grain${base + i}@firm.example` }),
      }).then(async (answer) => {
        const { id } = (await answer.json()) as { id: string }
        waiting.set(id, performance.now())
      }),
    )
    await pause(1000 / PER_SECOND)
  }
  await Promise.all(pending)
  sending = false
  await watched
  return late
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
