import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { cli, percentile, startServer, temporaryFolder } from './harness.ts'
import { ask, personFor, type Person } from './places.ts'
import { atMost } from './results.ts'
import { leadOf } from './capture.ts'
import type { Bench, BenchRow } from './results.ts'
import type { Choices } from '#journey/measure/choices.contract.ts'
import type { Running } from './harness.ts'

/** BENCH_LEADS leaves the larger stores out; BENCH_DATA names a folder that holds the largest already, and is kept. */
const MOST = Number(process.env.BENCH_LEADS ?? 1_000_000)
const kept = process.env.BENCH_DATA
const SIZES = [...new Set([10_000, 100_000, MOST])].filter((leads) => leads <= MOST)

/** Leads that come in each second while people look. */
const PER_SECOND = 10
const ROUNDS = 20
const DAY_MS = 24 * 3600_000

/** What every screen of the measurement asks, as it opens and narrowed, while leads come in; and when a new lead is in it. */
export const reports: Bench = {
  name: 'reports',
  summary: `every view of the measurement as it opens and with any filter, from 10,000 to ${MOST.toLocaleString('en-US')} leads, ${PER_SECOND} leads/s coming in`,
  run: async (say) => {
    const rows: BenchRow[] = []
    for (const leads of SIZES) {
      const mine = leads === MOST && kept !== undefined
      const folder = mine ? kept : temporaryFolder()
      if (!fs.existsSync(path.join(folder, 'postgres'))) simulate(folder, leads)
      const server = await startServer(folder, 4649)
      try {
        rows.push(...(await measured(server, leads, say)))
      } finally {
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

async function measured(server: Running, leads: number, say: (line: string) => void): Promise<BenchRow[]> {
  const people = (await ask<{ items: Person[] }>(server, '/api/people?limit=200')).items
  const sponsor = personFor(people, 'sponsor')
  const look = async (to: string): Promise<number> => {
    const begun = performance.now()
    await ask(server, to, sponsor)
    return performance.now() - begun
  }
  await counted(server, sponsor)
  const choices = await ask<Choices>(server, '/api/measure/choices', sponsor)
  let coming = true
  const capture = comeIn(server, () => coming)
  try {
    // the server counts what screens open with soon after its start; a working day has looked at each once
    for (const to of VIEWS) say(`first: ${to} ${Math.round(await look(to))} ms`)
    const usual: number[] = []
    for (const to of VIEWS) {
      const own: number[] = []
      for (let i = 0; i < ROUNDS; i++) {
        own.push(await look(to))
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
      say(`${to} p50 ${Math.round(percentile(own, 50))}, p99 ${Math.round(percentile(own, 99))} ms`)
      usual.push(...own)
    }
    const [first, again]: [number[], number[]] = [[], []]
    for (const to of NARROWED)
      for (const filter of filtersOf(choices)) {
        const narrowed = `${to}${to.includes('?') ? '&' : '?'}${filter}`
        const took = await look(narrowed)
        if (took > 1000) say(`first: ${narrowed} ${Math.round(took)} ms`)
        first.push(took)
        for (let i = 0; i < 3; i++) again.push(await look(narrowed))
      }
    const late = await lateness(server, sponsor)
    const count = leads.toLocaleString('en-US')
    return [
      atMost(
        `${count} leads: every view as it opens, p99 of ${usual.length}`,
        percentile(usual, 99),
        'ms',
        300,
      ),
      atMost(
        `${count} leads: with a filter nobody asked for yet, p99 of ${first.length}`,
        percentile(first, 99),
        'ms',
        1_000,
      ),
      atMost(
        `${count} leads: with that filter again, p99 of ${again.length}`,
        percentile(again, 99),
        'ms',
        1_000,
      ),
      atMost(
        `${count} leads: a new lead is in the funnel, p99 of ${late.length}`,
        percentile(late, 99),
        'ms',
        2_000,
      ),
    ]
  } finally {
    coming = false
    await capture
  }
}

const day = (ago: number): string => new Date(Date.now() - ago * DAY_MS).toISOString().slice(0, 10)
const YEAR = `from=${day(364)}&to=${day(0)}`
const NARROWED = [
  '/api/measure/funnel',
  '/api/measure/river',
  '/api/measure/leaks',
  '/api/measure/cost',
  '/api/measure/vintages',
  '/api/measure/quality',
]
const VIEWS = [
  ...NARROWED.slice(0, 3),
  `/api/measure/cost?${YEAR}`,
  `/api/measure/vintages?${YEAR}`,
  '/api/measure/quality',
  '/api/measure/causes',
  '/api/contribution',
  '/api/attribution',
  '/api/measure/leaks/recycled?limit=50',
]

/** One filter each, with the first value that there is. */
function filtersOf(choices: Choices): string[] {
  const one = (name: keyof Choices): string[] =>
    choices[name][0] ? [`${name}=${encodeURIComponent(choices[name][0].id)}`] : []
  const names = ['source', 'campaign', 'channel', 'market', 'segment', 'offer', 'origin', 'owner'] as const
  return [...names.flatMap(one), `from=${day(100)}&to=${day(20)}`, `asOf=${day(30)}`]
}

/** Waits until every lead has its rows. */
async function counted(server: Running, person: string): Promise<void> {
  for (;;) {
    const { notes } = await ask<{ notes: { waiting: number } }>(server, '/api/measure/funnel', person)
    if (notes.waiting === 0) return
    await new Promise((resolve) => setTimeout(resolve, 2_000))
  }
}

async function comeIn(server: Running, goesOn: () => boolean): Promise<void> {
  for (let i = 0; goesOn(); i++) {
    await post(server, `bench-${process.pid}-${i}`)
    await new Promise((resolve) => setTimeout(resolve, 1000 / PER_SECOND))
  }
}

async function post(server: Running, id: string): Promise<void> {
  const body = JSON.stringify({ ...leadOf(0), email: `${id}@bench.example`, externalId: undefined })
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${server.url}/api/leads`, { method: 'POST', headers, body })
  if (!answer.ok) throw new Error(`a lead was answered with ${answer.status}: ${await answer.text()}`)
  await answer.arrayBuffer()
}

/** From the answer to a lead of a campaign of its own to the funnel of that campaign with it, ms. */
async function lateness(server: Running, person: string): Promise<number[]> {
  const late: number[] = []
  for (let i = 0; i < 20; i++) {
    const before = await entered(server, person)
    const body = JSON.stringify({ email: `late-${process.pid}-${i}@bench.example`, source: 'Late bench' })
    await fetch(`${server.url}/api/leads`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    })
    const begun = performance.now()
    while ((await entered(server, person)) === before) await new Promise((resolve) => setTimeout(resolve, 25))
    late.push(performance.now() - begun)
  }
  return late
}

async function entered(server: Running, person: string): Promise<number> {
  const view = await ask<{ overall: { entered: number } }>(
    server,
    '/api/measure/funnel?source=Late%20bench',
    person,
  )
  return view.overall.entered
}
