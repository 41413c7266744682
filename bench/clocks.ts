import { spawn } from 'node:child_process'
import fs from 'node:fs'
import { open } from '#main.ts'
import { actDueClocks } from '#work/clockwork.ts'
import { captureWork } from '#journey/capture/work.rules.ts'
import { companyId } from '#journey/capture/actions.ts'
import { doBatch } from '#work/batch.ts'
import { addPeople } from '#people/people.store.ts'
import { readConfig } from '#platform/config.ts'
import { silentLog } from '#platform/log.ts'
import { startPostgres } from '#platform/postgres/supervisor.ts'
import { temporaryFolder } from './harness.ts'
import { atMost } from './results.ts'
import type { ChildProcess } from 'node:child_process'
import type { Bench, BenchRow } from './results.ts'
import type { Opened } from '#main.ts'

const LEADS = Number(process.env.BENCH_LEADS ?? 10_000)
const COUNT = LEADS.toLocaleString('en-US')
const HOUR = 3_600_000
/** A Monday morning in the office of the default agreement: 2026-06-08, 10:00 in Berlin. */
const MONDAY = Date.parse('2026-06-08T08:00:00Z')
const WORKERS = 3

/** Leads that were offered within one minute: two hours later all are reminded, two hours after that all are taken back. */
export const clocks: Bench = {
  name: 'clocks',
  summary: `${COUNT} clocks that fall due in the same minute, ${WORKERS} workers, one of them killed`,
  run: async (say) => {
    const folder = temporaryFolder()
    const postgres = await startPostgres({ dataDir: folder, log: silentLog })
    let now = MONDAY
    const opened = await open(configOf(postgres.url), () => now)
    try {
      await offerAll(opened)
      say(`${COUNT} leads are offered`)
      const rows: BenchRow[] = []
      for (const [after, rung, killed] of [
        [2, 'remind', 0],
        [4, 'breach', 1],
      ] as const) {
        now = MONDAY + after * HOUR + 60_000
        const what = `${COUNT} clocks of one minute: ${rung === 'remind' ? 'all remind' : 'all breach, are taken back and offered again'}`
        const seconds = await rule(opened, postgres.url, now, killed)
        const { rang, leads, due } = await counted(opened, rung, now)
        say(
          `${rung}: ${seconds.toFixed(2)} s, ${rang} rung on ${leads} leads, ${due} left${killed ? ', one worker killed' : ''}`,
        )
        rows.push(
          atMost(`${what}${killed ? ', one of three workers killed' : ', three workers'}`, seconds, 's', 10),
        )
        rows.push(none(`${rung}: rung twice`, rang - leads))
        rows.push(none(`${rung}: lost`, LEADS - leads + due))
      }
      return rows
    } finally {
      await opened.close()
      await postgres.stop()
      fs.rmSync(folder, { recursive: true, force: true })
    }
  },
}

function none(what: string, value: number): BenchRow {
  return {
    what,
    value,
    unit: 'clocks',
    against: '',
    limit: null,
    ratio: null,
    target: 'none',
    met: value === 0,
  }
}

export function configOf(url: string) {
  return readConfig({ DATABASE_URL: url, BATON_DATA: '/nonexistent', LOG_LEVEL: 'error' })
}

async function offerAll({ services }: Opened): Promise<void> {
  const reps = Array.from({ length: 40 }, (_, i) => ({ id: `rep.${i}`, name: `Rep ${i}`, email: null }))
  await addPeople(
    services.db,
    reps.map((rep) => ({ ...rep, function: 'sales' as const, role: 'rep' as const, available: true })),
  )
  await services.refreshPeople()
  for (let from = 0; from < LEADS; from += 500) {
    const works = Array.from({ length: Math.min(500, LEADS - from) }, (_, i) => workOf(services, from + i))
    await doBatch(services, works, {
      moments: works.map((_, i) => MONDAY + Math.floor(((from + i) / LEADS) * 60_000)),
    })
  }
}

function workOf(services: Opened['services'], i: number) {
  const submission = {
    email: `buyer${i}@firm${i}.example`,
    firstName: 'Anna',
    lastName: `Number ${i}`,
    company: `Firm ${i}`,
    title: 'Head of Operations',
    fields: { employees: 420, timeline: 'this_quarter', intent: 'buy' },
  }
  const capture = { submission, touch: { kind: 'demo_requested' }, at: null, by: 'api' }
  const work = captureWork(services.law.at(MONDAY), companyId, capture, undefined)
  if ('problems' in work) throw new Error(JSON.stringify(work.problems))
  return work
}

/** Seconds from the word "go" until no clock is due any more. */
async function rule(opened: Opened, url: string, now: number, kill: number): Promise<number> {
  const workers = await Promise.all(Array.from({ length: WORKERS }, () => startWorker(url, now)))
  const begun = performance.now()
  for (const worker of workers) worker.stdin!.write('go\n')
  const victims = workers.slice(0, kill)
  for (;;) {
    const due = await dueNow(opened, now)
    // in the middle of the work, and without a word
    if (due < LEADS * 0.75) for (const victim of victims.splice(0)) victim.kill('SIGKILL')
    if (due === 0) break
    if (performance.now() - begun > 120_000) break
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const seconds = (performance.now() - begun) / 1000
  await Promise.all(workers.map(ended))
  return seconds
}

async function dueNow({ services }: Opened, now: number): Promise<number> {
  const { rows } = await services.db.query<{ due: number }>(
    'select count(*)::int as due from leads where workspace_no = 1 and next_due_at <= to_timestamp($1 / 1000.0)',
    [now],
  )
  return rows[0]!.due
}

/** After the time was taken: what stands in the ledger. */
async function counted(opened: Opened, rung: string, now: number) {
  const { rows } = await opened.services.db.query<{ rang: number; leads: number }>(
    `select count(*)::int as rang, count(distinct lead_id)::int as leads
       from entries where workspace_no = 1 and kind = 'ClockRang' and body->>'rung' = $1`,
    [rung],
  )
  return { ...rows[0]!, due: await dueNow(opened, now) }
}

/** A worker is this program again, in a process of its own. */
export async function startWorker(url: string, now: number): Promise<ChildProcess> {
  const child = spawn(process.execPath, [process.argv[1]!, `--clock-worker=${now}`], {
    env: { ...process.env, DATABASE_URL: url },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  await new Promise<void>((resolve, reject) => {
    child.stdout!.once('data', () => resolve())
    child.once('exit', (code) => reject(new Error(`a worker ended with ${code}`)))
  })
  return child
}

export function ended(child: ChildProcess): Promise<unknown> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  child.stdin!.end()
  return new Promise((resolve) => child.once('exit', resolve))
}

/** What a worker process does: the server's own scheduler, at a standing clock, until its standard input ends. */
export async function clockWorker(now: number): Promise<void> {
  const opened = await open(configOf(process.env.DATABASE_URL!), () => now)
  let over = false
  process.stdin.once('end', () => (over = true))
  process.stdout.write('ready\n')
  await new Promise((resolve) => process.stdin.once('data', resolve))
  while (!over) {
    const acted = await actDueClocks(opened.services).catch(() => 1)
    if (acted === 0) await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await opened.close()
}
