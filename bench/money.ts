import fs from 'node:fs'
import { open } from '#main.ts'
import { costOfQuality } from '#journey/measure/cost/cost.ts'
import { leakLedger } from '#journey/measure/leaks/ledger.ts'
import { lyingPage } from '#journey/measure/leaks/lying.ts'
import { silentLog } from '#platform/log.ts'
import { startPostgres } from '#platform/postgres/supervisor.ts'
import { vintages } from '#journey/measure/cost/vintages.ts'
import { configOf } from './clocks.ts'
import { moreLeads, spendOf } from './money-rows.ts'
import { percentile, temporaryFolder } from './harness.ts'
import { atMost } from './results.ts'
import type { Bench, BenchRow } from './results.ts'
import type { Given } from '#journey/measure/grain/filter.rules.ts'
import type { Opened } from '#main.ts'
import type { Who } from '#platform/http/route.ts'

const LEADS = Number(process.env.BENCH_LEADS ?? 1_000_000)
const DAY_MS = 24 * 3600_000
const NOW = Date.parse('2026-11-20T12:00:00Z')
const ADMIN = { via: 'local', id: null, role: 'admin' } as unknown as Who
const day = (ago: number): string => new Date(NOW - ago * DAY_MS).toISOString().slice(0, 10)
const YEAR: Given = { from: day(364), to: day(0) }

/** One narrowing each, as the bar of filters has them. */
const NARROWED: Given[] = [
  { source: 'Source 3' },
  { campaign: 'Campaign 3 2026-2' },
  { channel: 'channel 2' },
  { market: 'home' },
  { segment: 'large' },
  { origin: 'leadgen' },
  { owner: 'person-17' },
  { version: 2 },
  { from: day(200), to: day(20) },
  { asOf: day(100) },
]

/** The ledger of leaks, cost and vintages as they open, and with any one filter, from 10,000 leads to a million. */
export const money: Bench = {
  name: 'money',
  summary: `leaks, cost and vintages over ${LEADS.toLocaleString('en-US')} leads`,
  run: async (say) => {
    const folder = temporaryFolder()
    const postgres = await startPostgres({ dataDir: folder, log: silentLog })
    const opened = await open(configOf(postgres.url), () => NOW)
    const rows: BenchRow[] = []
    try {
      await spendOf(opened.services.db, NOW)
      let made = 0
      for (const size of [10_000, 100_000, LEADS].filter((n) => n <= LEADS)) {
        const begun = performance.now()
        await moreLeads(opened.services.db, made + 1, size, NOW)
        made = size
        say(
          `${size.toLocaleString('en-US')} leads made in ${Math.round((performance.now() - begun) / 1000)} s`,
        )
        rows.push(...(await measured(opened, size, say)))
      }
      return rows
    } finally {
      await opened.close()
      await postgres.stop()
      fs.rmSync(folder, { recursive: true, force: true })
    }
  },
}

const views: Record<string, (opened: Opened, given: Given) => Promise<object>> = {
  leaks: ({ services }, given) => leakLedger(services, given, ADMIN, 'en'),
  cost: ({ services }, given) => costOfQuality(services, given, ADMIN),
  vintages: ({ services }, given) => vintages(services, given, ADMIN),
}

async function measured(opened: Opened, size: number, say: (line: string) => void): Promise<BenchRow[]> {
  const [usual, narrowed]: [number[], number[]] = [[], []]
  for (const [name, view] of Object.entries(views)) {
    const given = name === 'leaks' ? {} : YEAR
    const first = await timed(() => view(opened, given))
    const times = []
    for (let i = 0; i < 40; i++) times.push(await timed(() => view(opened, given)))
    usual.push(...times)
    const each = []
    for (const one of NARROWED) {
      await view(opened, one)
      for (let i = 0; i < 3; i++) each.push(await timed(() => view(opened, one)))
    }
    narrowed.push(...each)
    say(
      `${name}: first ${Math.round(first)} ms, as it opens p99 ${Math.round(percentile(times, 99))} ms, with a filter p50 ${Math.round(percentile(each, 50))}, p99 ${Math.round(percentile(each, 99))} ms`,
    )
  }
  const lists = []
  for (let i = 0; i < 20; i++)
    lists.push(await timed(() => lyingPage(opened.services, 'recycled', { limit: 50 }, ADMIN)))
  const count = size.toLocaleString('en-US')
  return [
    atMost(`${count} leads: leaks, cost and vintages as they open, p99`, percentile(usual, 99), 'ms', 300),
    atMost(`${count} leads: the same with one filter, p99`, percentile(narrowed, 99), 'ms', 1_000),
    atMost(`${count} leads: the leads behind a figure, p99`, percentile(lists, 99), 'ms', 300),
  ]
}

async function timed(work: () => Promise<object>): Promise<number> {
  const begun = performance.now()
  const found = await work()
  if ('refused' in found) throw new Error(JSON.stringify(found))
  return performance.now() - begun
}
