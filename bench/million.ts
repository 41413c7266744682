import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { cli, memoryOf, percentile, startServer, temporaryFolder } from './harness.ts'
import { atMost, notRun } from './results.ts'
import type { Bench, BenchRow } from './results.ts'
import type { Running } from './harness.ts'

/**
 * BENCH_LEADS makes it smaller for a quick look, BENCH_ROWS the import alone; BENCH_DATA keeps and reuses the folder of
 * a former run.
 */
const LEADS = Number(process.env.BENCH_LEADS ?? 1_000_000)
const ROWS = Number(process.env.BENCH_ROWS ?? LEADS)
const kept = process.env.BENCH_DATA
const COUNT = LEADS.toLocaleString('en-US')
const IMPORTED = ROWS.toLocaleString('en-US')

/** The screens over a million leads: every list, filter, sort and search that they offer, the lead's page, an import. */
export const million: Bench = {
  name: 'million',
  summary: `lists, searches, the lead's page and an import over ${COUNT} leads`,
  run: async (say) => {
    const folder = kept ?? temporaryFolder()
    if (!kept || !fs.existsSync(path.join(folder, 'postgres'))) {
      const seconds = await run(['simulate', '--bulk', '--leads', String(LEADS)], folder)
      say(`simulated in ${Math.round(seconds)} s`)
    }
    const first = await startServer(folder, 4503)
    await first.stop()
    const server = await startServer(folder, 4503)
    const rows: BenchRow[] = [atMost(`start to ready with ${COUNT} leads`, server.readyMs / 1000, 's', 3)]
    try {
      await new Promise((resolve) => setTimeout(resolve, 5_000))
      rows.push(atMost('server memory, idle', memoryOf(server.pid), 'MB', 150))
      const urls = await listUrls(server)
      await measure(server, urls)
      const lists = await measure(server, urls)
      report(say, 'list', lists)
      rows.push(
        atMost(
          `${COUNT} leads: any list, filter, sort or search, p99 of ${lists.length}`,
          p99(lists),
          'ms',
          50,
        ),
      )
      const pages = await pageUrls(server)
      await measure(server, pages)
      const leads = await measure(server, pages)
      report(say, "lead's page", leads)
      rows.push(atMost(`${COUNT} leads: the lead's page, p99 of ${leads.length}`, p99(leads), 'ms', 15))
      rows.push(...(await whileImporting(server, folder, urls, say)))
    } finally {
      await server.stop()
      if (!kept) fs.rmSync(folder, { recursive: true, force: true })
    }
    return rows
  },
}

interface Timed {
  url: string
  ms: number
}

/** Every sort in both directions, alone and with each filter, some combined, first and second pages, and searches. */
async function listUrls(server: Running): Promise<string[]> {
  const facets = await get<
    Record<'sources' | 'campaigns' | 'countries', string[]> & {
      stages: { id: string }[]
      owners: { id: string }[]
    }
  >(server, '/api/facets')
  const some = (values: string[]) =>
    values.filter((_, i) => i % Math.max(1, Math.ceil(values.length / 6)) === 0)
  const filters: Record<string, string>[] = [
    {},
    ...facets.stages.map(({ id }) => ({ stage: id })),
    ...some(facets.owners.map(({ id }) => id)).map((owner) => ({ owner })),
    ...some(facets.sources).map((source) => ({ source })),
    ...some(facets.campaigns).map((campaign) => ({ campaign })),
    ...some(facets.countries).map((country) => ({ country })),
    { overdue: 'true' },
    { minScore: '60' },
    { stage: facets.stages[1]!.id, source: facets.sources.at(-1)!, country: facets.countries.at(-1)! },
    { owner: facets.owners.at(-1)!.id, overdue: 'true' },
    { campaign: facets.campaigns.at(-1)!, minScore: '40' },
  ]
  const sample = await get<{
    items: { name: string | null; email: string | null; company: string | null }[]
  }>(server, '/api/leads?limit=20&sort=created')
  const words = sample.items.flatMap(({ name, email, company }) => [
    name,
    email,
    company?.slice(0, 6),
    name?.split(' ')[0],
  ])
  const searches = [...new Set(words.filter(Boolean) as string[])].slice(0, 24).map((q) => ({ q }))
  const combined: Record<string, string>[] = [
    ...filters,
    ...searches,
    { q: 'a' },
    { q: 'zzqqxx' },
    { q: 'an', stage: facets.stages[0]!.id },
  ]
  const urls: string[] = []
  for (const sort of ['score', 'created', 'activity', 'due', 'name']) {
    for (const order of ['asc', 'desc']) {
      for (const filter of combined)
        urls.push(`/api/leads?${new URLSearchParams({ ...filter, sort, order })}`)
      const page = await get<{ next: string | null }>(server, `/api/leads?sort=${sort}&order=${order}`)
      if (page.next)
        urls.push(`/api/leads?sort=${sort}&order=${order}&cursor=${encodeURIComponent(page.next)}`)
    }
  }
  return [...urls, ...combined.map((filter) => `/api/leads/count?${new URLSearchParams(filter)}`)]
}

async function pageUrls(server: Running): Promise<string[]> {
  const urls: string[] = []
  for (const sort of ['score', 'created', 'activity', 'due', 'name']) {
    const { items } = await get<{ items: { id: string }[] }>(server, `/api/leads?limit=100&sort=${sort}`)
    for (const { id } of items)
      urls.push(`/api/leads/${id}`, `/api/leads/${id}/timeline`, `/api/leads/${id}/brief`)
  }
  return urls
}

async function measure(server: Running, urls: string[]): Promise<Timed[]> {
  const timed: Timed[] = []
  for (const url of urls) {
    const begun = performance.now()
    // a request that fails is as slow as a request can be
    const failed = await get(server, url).then(
      () => false,
      () => true,
    )
    timed.push({ url, ms: failed ? 60_000 : performance.now() - begun })
  }
  return timed
}

async function get<T>(server: Running, url: string): Promise<T> {
  const answer = await fetch(server.url + url)
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as T
}

/** The screens stay usable while a million rows come in through a process of their own. */
async function whileImporting(
  server: Running,
  folder: string,
  urls: string[],
  say: (line: string) => void,
): Promise<BenchRow[]> {
  const file = path.join(temporaryFolder(), 'import.csv')
  await writeCsv(file, ROWS)
  let serverPeak = 0
  const watch = setInterval(() => (serverPeak = Math.max(serverPeak, memoryOf(server.pid))), 200)
  let running = true
  const importing = run(['import', file, '--json'], folder).finally(() => (running = false))
  const timed: Timed[] = []
  const sample = urls.filter((_, i) => i % 7 === 0)
  while (running) for (const one of await measure(server, sample)) timed.push(one)
  clearInterval(watch)
  const seconds = await importing.catch((error: Error) => error)
  if (seconds instanceof Error) return [notRun(`an import of ${IMPORTED} rows`, seconds.message, 'completes')]
  say(`imported ${ROWS} rows in ${Math.round(seconds)} s, ${Math.round(ROWS / seconds)} rows/s`)
  report(say, 'list during import', timed)
  return [
    atMost(`server memory while ${IMPORTED} rows are imported, peak`, serverPeak, 'MB', 512),
    atMost(`lists while ${IMPORTED} rows are imported, p99 of ${timed.length}`, p99(timed), 'ms', 200),
  ]
}

async function writeCsv(file: string, rows: number): Promise<void> {
  const out = fs.createWriteStream(file)
  out.write('Email,First Name,Last Name,Company,Title,Country,Lead Source\n')
  for (let i = 0; i < rows; i++) {
    const line = `imported${i}@firm${i % 50_000}.example,Ira,Row ${i},Firm ${i % 50_000},Manager,Germany,List\n`
    if (!out.write(line)) await new Promise<void>((resolve) => out.once('drain', () => resolve()))
  }
  await new Promise<void>((resolve) => out.end(() => resolve()))
}

function run(args: string[], folder: string): Promise<number> {
  const begun = performance.now()
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, ...args], {
      env: { ...process.env, BATON_DATA: folder, LOG_LEVEL: 'warn' },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    child.once('exit', (code) =>
      code === 0
        ? resolve((performance.now() - begun) / 1000)
        : reject(new Error(`${args[0]} ended with ${code}`)),
    )
  })
}

function p99(timed: Timed[]): number {
  return percentile(
    timed.map(({ ms }) => ms),
    99,
  )
}

function report(say: (line: string) => void, what: string, timed: Timed[]): void {
  const all = timed.map(({ ms }) => ms)
  const slowest = [...timed].sort((a, b) => b.ms - a.ms).slice(0, 3)
  say(
    `${what}: p50 ${percentile(all, 50).toFixed(1)} ms, p99 ${percentile(all, 99).toFixed(1)} ms, slowest ${slowest.map((one) => `${one.ms.toFixed(0)} ms ${one.url}`).join(', ')}`,
  )
}
