import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { leadOf } from './capture.ts'
import { startServer, temporaryFolder } from './harness.ts'
import { atLeast } from './results.ts'
import type { Bench } from './results.ts'

const LEADS = 40_000

/** Tables that taking in a lead writes to. */
const TABLES = [
  'entries',
  'personal_parts',
  'leads',
  'identity_keys',
  'companies',
  'passages',
  'touches',
  'handoffs',
  'outbox',
  'submissions',
  'facet_values',
]

/**
 * Leads through the NDJSON door of the real server, decided, chained and on disk, against COPY of exactly the rows that
 * came of it into tables with the same keys, indexes and checks.
 */
export const batch: Bench = {
  name: 'batch',
  summary: 'NDJSON batch against COPY of the same rows into the same tables',
  run: async (say) => {
    const server = await startServer(temporaryFolder(), 4502)
    const client = new pg.Client({ connectionString: server.databaseUrl })
    await client.connect()
    try {
      // a start of the same kind, so that both sides find warm code and caches
      await send(server.url, 0, 5_000)
      const seconds = await send(server.url, 5_000, LEADS)
      say(`${LEADS} leads by NDJSON in ${seconds.toFixed(1)} s`)
      const { bytes, copySeconds } = await copyAgain(client)
      say(`COPY of the same ${Math.round(bytes / 1e6)} MB in ${copySeconds.toFixed(1)} s`)
      const perLead = (LEADS + 5_000) / copySeconds
      return [atLeast('batch ingest', LEADS / seconds, 'leads/s', 'COPY leads/s', perLead, 0.5)]
    } finally {
      await client.end()
      await server.stop()
    }
  },
}

async function send(url: string, base: number, count: number): Promise<number> {
  const begun = performance.now()
  const lines = function* () {
    for (let i = 0; i < count; i += 100) {
      yield Array.from(
        { length: Math.min(100, count - i) },
        (_, k) => JSON.stringify(leadOf(base + i + k)) + '\n',
      ).join('')
    }
  }
  const answer = await fetch(`${url}/api/leads/batch`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: Readable.toWeb(Readable.from(lines())) as ReadableStream,
    duplex: 'half',
  } as RequestInit)
  let answered = 0
  for await (const chunk of answer.body! as unknown as AsyncIterable<Uint8Array>) {
    for (const byte of chunk) if (byte === 10) answered++
  }
  if (answered !== count) throw new Error(`${count} lines sent, ${answered} answered`)
  return (performance.now() - begun) / 1000
}

async function copyAgain(client: pg.Client): Promise<{ bytes: number; copySeconds: number }> {
  await client.query('create schema again')
  let bytes = 0
  let copySeconds = 0
  for (const table of TABLES) {
    await client.query(`create table again.${table} (like public.${table} including all)`)
    const chunks: Buffer[] = []
    const columns = await insertable(client, table)
    const out = client.query(copyTo(`copy (select ${columns} from public.${table}) to stdout`))
    for await (const chunk of out) chunks.push(chunk as Buffer)
    bytes += chunks.reduce((sum, chunk) => sum + chunk.length, 0)
    const begun = performance.now()
    await pipeline(
      Readable.from(chunks),
      client.query(copyFrom(`copy again.${table} (${columns}) from stdin`)),
    )
    copySeconds += (performance.now() - begun) / 1000
  }
  return { bytes, copySeconds }
}

/** Generated columns are computed again, not copied. */
async function insertable(client: pg.Client, table: string): Promise<string> {
  const { rows } = await client.query<{ names: string }>(
    `select string_agg(attname, ', ' order by attnum) as names from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [`public.${table}`],
  )
  return rows[0]!.names
}
