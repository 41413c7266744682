import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import agreement from '../agreements/default.yaml'
import { cli, memoryOf, startServer, temporaryFolder } from './harness.ts'
import { atMost, notRun } from './results.ts'
import type { Bench, BenchRow } from './results.ts'
import type { Running } from './harness.ts'

/** As in million.ts: BENCH_LEADS makes it smaller, BENCH_DATA keeps and reuses the folder of a former run. */
const LEADS = Number(process.env.BENCH_LEADS ?? 1_000_000)
const kept = process.env.BENCH_DATA
const COUNT = LEADS.toLocaleString('en-US')
const FULL = `what-if over ${COUNT} leads, from the database, end to end`
const FIRST = `what-if over ${COUNT} leads, first answer from a sample`

/** A draft over the whole history, and over a sample of it, both through the server. */
export const whatIf: Bench = {
  name: 'what-if',
  summary: `a draft over ${COUNT} leads: the full run, the first sampled answer, the next ones`,
  run: async (say) => {
    const folder = kept ?? temporaryFolder()
    if (!kept || !fs.existsSync(path.join(folder, 'postgres'))) await simulate(folder)
    const server = await startServer(folder, 4504)
    try {
      return [...(await sampled(server, say)), ...(await full(server, say))]
    } finally {
      await server.stop()
      if (!kept) fs.rmSync(folder, { recursive: true, force: true })
    }
  },
}

function simulate(folder: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, 'simulate', '--bulk', '--leads', String(LEADS)], {
      env: { ...process.env, BATON_DATA: folder, LOG_LEVEL: 'warn' },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`simulate ended with ${code}`))))
  })
}

function draft(limit: number): string {
  return agreement.replace('score.total >= 40', `score.total >= ${limit}`)
}

async function sampled(server: Running, say: (line: string) => void): Promise<BenchRow[]> {
  const times: number[] = []
  for (let i = 0; i < 12; i++) {
    const begun = performance.now()
    const { sampled: n } = await post<{ sampled: number }>(server, { text: draft(41 + i), sample: true })
    times.push(performance.now() - begun)
    if (i === 0) say(`first answer from ${n} leads: ${Math.round(times[0]!)} ms`)
  }
  const next = times.slice(1).sort((a, b) => a - b)
  return [
    atMost(FIRST, times[0]! / 1000, 's', 2),
    atMost('the same sample under another draft, median', next[Math.floor(next.length / 2)]!, 'ms', 300),
  ]
}

interface Run {
  id: string
  status: string
  problem: string | null
  result: { leads: number; entries: number } | null
}

async function full(server: Running, say: (line: string) => void): Promise<BenchRow[]> {
  const begun = performance.now()
  let run = await post<Run>(server, { text: draft(50) })
  let peak = 0
  while (run.status === 'waiting' || run.status === 'running') {
    await new Promise((resolve) => setTimeout(resolve, 200))
    peak = Math.max(peak, memoryOf(server.pid) + partsOf(server.pid))
    run = (await (await fetch(`${server.url}/api/what-if/${run.id}`)).json()) as Run
  }
  const seconds = (performance.now() - begun) / 1000
  if (!run.result) return [notRun(FULL, run.problem ?? run.status, '≤ 30 s')]
  const { leads, entries } = run.result
  say(
    `${leads} leads, ${entries} entries in ${seconds.toFixed(1)} s, ${Math.round(entries / seconds)} entries/s`,
  )
  return [atMost(FULL, seconds, 's', 30), atMost('its memory, server and processes, peak', peak, 'MB', 1024)]
}

/** Memory of the processes that the server has started, MB. */
function partsOf(parent: number): number {
  let sum = 0
  for (const pid of fs.readdirSync('/proc')) {
    if (!/^\d+$/.test(pid)) continue
    try {
      const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
      const [, ppid] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      if (Number(ppid) === parent && fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--part'))
        sum += memoryOf(Number(pid))
    } catch {
      // it ended while we looked
    }
  }
  return sum
}

async function post<T>(server: Running, body: object): Promise<T> {
  const answer = await fetch(`${server.url}/api/what-if`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`what-if answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as T
}
