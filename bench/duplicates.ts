import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { cli, percentile, startServer, temporaryFolder } from './harness.ts'
import { addCrowd } from './crowd.ts'
import { silentLog } from '#platform/log.ts'
import { startPostgres } from '#platform/postgres/supervisor.ts'
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
/** Leads with whole histories; the others are only there to be compared (crowd.ts). */
const COMPANY = 1_000
const NEW = 500
const PER_SECOND = 50

/** What it costs to look for a new lead's duplicates among all others, and how soon they are known. */
export const duplicates: Bench = {
  name: 'duplicates',
  summary: `a new lead among ${LEADS.toLocaleString('en-US')}: who else may it be?`,
  run: async (say) => {
    const folder = kept ?? temporaryFolder()
    try {
      if (!fs.existsSync(path.join(folder, 'postgres'))) await fill(folder, say)
      const compared = await compareAll(folder, say)
      const server = await startServer(folder, 4750)
      const db = openDatabase(server.databaseUrl, { max: 2, settings: BY_KEY })
      try {
        return [...compared, ...(await measure(server, db, say))]
      } finally {
        await db.close()
        await server.stop()
      }
    } finally {
      if (kept === undefined) fs.rmSync(folder, { recursive: true, force: true })
    }
  },
}

/** A small company with its agreement, people and histories, and beside it a crowd that nobody has compared yet. */
async function fill(folder: string, say: (line: string) => void): Promise<void> {
  const env = { ...process.env, BATON_DATA: folder, LOG_LEVEL: 'warn' }
  const whole = Math.min(LEADS, COMPANY)
  const made = spawnSync(process.execPath, [cli, 'simulate', '--bulk', '--leads', String(whole)], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (made.status !== 0) throw new Error(`baton simulate ended with ${made.status}`)
  await inStore(folder, (db) => addCrowd(db, LEADS - whole, say))
}

async function inStore<T>(folder: string, work: (db: Database) => Promise<T>): Promise<T> {
  const postgres = await startPostgres({ dataDir: folder, log: silentLog })
  const db = openDatabase(postgres.url, { max: 2, timeoutMs: 600_000 })
  try {
    return await work(db)
  } finally {
    await db.close()
    await postgres.stop()
  }
}

/** The first run over all leads: what an earlier one wrote goes before. */
async function compareAll(folder: string, say: (line: string) => void): Promise<BenchRow[]> {
  await inStore(folder, async (db) => {
    await db.query(
      'truncate duplicate_pairs, match_keys, match_records, match_common, match_runs, match_models',
    )
    await db.query('truncate match_due')
    await db.query('insert into match_due select 1, lead_id, seq, true from leads')
  })
  const begun = performance.now()
  const env = { ...process.env, BATON_DATA: folder, LOG_LEVEL: 'warn' }
  const flags = ['--max-old-space-size=1400', '--max-semi-space-size=16']
  const child = spawn(process.execPath, [...flags, cli, 'match', '--workspace'], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  let used = { seconds: 0, megabytes: 0 }
  const looking = setInterval(() => (used = usedBy(child.pid!) ?? used), 500)
  const [status] = (await once(child, 'exit')) as [number | null]
  clearInterval(looking)
  if (status !== 0) throw new Error(`baton match ended with ${status}`)
  const wall = (performance.now() - begun) / 1000
  say(
    `all leads compared in ${wall.toFixed(0)} s, ${Math.round(LEADS / wall)} a second; load of the machine: ${os.loadavg()[0]!.toFixed(1)}`,
  )
  const bound = (300 * LEADS) / 1e6
  return [
    atMost('all leads compared with each other, wall clock', wall, 's', bound),
    atMost('and the processor time of that process', used.seconds, 's', bound),
    atMost('and its largest memory', used.megabytes, 'MB', 1500),
  ]
}

/** Processor time, and the largest resident memory so far; null: it has ended. */
function usedBy(pid: number): { seconds: number; megabytes: number } | null {
  try {
    const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8')
    const [user, system] = fs
      .readFileSync(`/proc/${pid}/stat`, 'utf8')
      .split(') ')[1]!
      .split(' ')
      .slice(11, 13)
    return {
      seconds: (Number(user) + Number(system)) / TICKS,
      megabytes: Number(/VmHWM:\s+(\d+)/.exec(status)![1]) / 1024,
    }
  } catch {
    return null
  }
}

/** What /proc counts processor time in, a second. */
const TICKS = 100

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
  say(
    `one lead compared: p50 ${percentile(alone, 50).toFixed(1)} ms; a capture answered: p50 ${percentile(answered, 50).toFixed(1)} ms; load ${os.loadavg()[0]!.toFixed(1)}`,
  )
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
