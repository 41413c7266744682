import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { cli, percentile, startServer, temporaryFolder } from './harness.ts'
import { matchLeads } from '#journey/duplicates/refresh.ts'
import { BY_KEY, openDatabase } from '#platform/database.ts'
import { leadOf } from './capture.ts'
import { atMost } from './results.ts'
import type { Bench, BenchRow } from './results.ts'
import type { Database } from '#platform/database.ts'
import type { Running } from './harness.ts'

/** BENCH_LEADS makes the store smaller; BENCH_DATA names a folder that holds it already, and is kept. */
const LEADS = Number(process.env.BENCH_LEADS ?? 1_000_000)
const kept = process.env.BENCH_DATA
const NEW = 500
const PER_SECOND = 50

/** What it costs to look for a new lead's duplicates among all others, and how soon they are known. */
export const duplicates: Bench = {
  name: 'duplicates',
  summary: `a new lead among ${LEADS.toLocaleString('en-US')}: who else may it be?`,
  run: async (say) => {
    const folder = kept ?? temporaryFolder()
    try {
      if (!fs.existsSync(path.join(folder, 'postgres')))
        baton(folder, ['simulate', '--bulk', '--leads', String(LEADS)])
      const begun = performance.now()
      baton(folder, ['match', '--workspace'])
      const wall = (performance.now() - begun) / 1000
      say(`all leads compared in ${wall.toFixed(0)} s; load of the machine: ${os.loadavg()[0]!.toFixed(1)}`)
      const server = await startServer(folder, 4750)
      const db = openDatabase(server.databaseUrl, { max: 2, settings: BY_KEY })
      try {
        const rows = [
          atMost('all leads compared with each other, wall clock', wall, 's', (300 * LEADS) / 1e6),
        ]
        return [...rows, ...(await measure(server, db, say))]
      } finally {
        await db.close()
        await server.stop()
      }
    } finally {
      if (kept === undefined) fs.rmSync(folder, { recursive: true, force: true })
    }
  },
}

function baton(folder: string, args: string[]): void {
  const env = { ...process.env, BATON_DATA: folder, LOG_LEVEL: 'warn' }
  const { status } = spawnSync(process.execPath, ['--max-old-space-size=1400', cli, ...args], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (status !== 0) throw new Error(`baton ${args[0]} ended with ${status}`)
}

async function measure(server: Running, db: Database, say: (line: string) => void): Promise<BenchRow[]> {
  const answered: number[] = []
  const known: number[] = []
  const ids: string[] = []
  const pending: Promise<void>[] = []
  const base = Date.now() % 1e9
  for (let i = 0; i < NEW; i++) {
    pending.push(
      captured(server, db, base + i).then((one) => {
        answered.push(one.answered)
        known.push(one.known)
        ids.push(one.id)
      }),
    )
    await pause(1000 / PER_SECOND)
  }
  await Promise.all(pending)
  // once more, one by one and alone: what it would add to the answer if it were done before it
  const alone: number[] = []
  for (const lead of ids) {
    const begun = performance.now()
    await matchLeads({ db, batches: db, now: Date.now }, [{ lead, seq: 0, parted: [] }], true)
    alone.push(performance.now() - begun)
  }
  const count = LEADS.toLocaleString('en-US')
  say(`one lead compared: p50 ${percentile(alone, 50).toFixed(1)} ms; load ${os.loadavg()[0]!.toFixed(1)}`)
  return [
    atMost(`matching a new lead against ${count} people, p99`, percentile(alone, 99), 'ms', 20),
    atMost('its duplicates are known after it was sent, p99', percentile(known, 99), 'ms', 2_000),
    atMost('and it was answered, p99', percentile(answered, 99), 'ms', 100),
  ]
}

async function captured(
  server: Running,
  db: Database,
  i: number,
): Promise<{ id: string; answered: number; known: number }> {
  const begun = performance.now()
  const answer = await fetch(`${server.url}/api/leads`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...leadOf(i), firstName: 'Lina', email: `lina.new${i}@firm${i % 900}.example` }),
  })
  const { id } = (await answer.json()) as { id: string }
  const after = performance.now() - begun
  for (;;) {
    const { rows } = await db.query('select from match_records where workspace_no = 1 and lead_id = $1', [id])
    if (rows.length > 0) return { id, answered: after, known: performance.now() - begun }
    await pause(50)
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
