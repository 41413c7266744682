/** Rounds of load, sudden death and recovery, with a record of what was acknowledged. */
import fs from 'node:fs'
import path from 'node:path'
import { expect } from 'vitest'
import { openDatabase } from '#platform/database.ts'
import { silentLog } from '#platform/log.ts'
import { startPostgres } from '#platform/postgres/supervisor.ts'
import { baton, serving } from './baton.ts'
import { expectSound } from './sound.ts'
import type { Serving } from './baton.ts'

/** One request as it will be repeated until it is acknowledged: same key, same body. */
interface Asked {
  path: string
  body: object
  key: string
  /** of a capture: the address that it is known by */
  email?: string
  leadId?: string
  acknowledged: { id: string; status: number } | null
}

interface Lead {
  id: string
  email: string
}

const WORKERS = 12
const RETURNS = ['no_budget', 'not_reachable', 'wants_information']

/** Loads a server and kills it, or its PostgreSQL, `rounds` times; after each the record is held against what is there. */
export async function surviveCrashes(
  folder: string,
  rounds: number,
  seed: number,
): Promise<{ leads: number; asked: number }> {
  const random = seeded(seed)
  const asked: Asked[] = []
  const leads: Lead[] = []
  let server = await serving(folder)
  for (const [id, team] of [
    ['mara', 'leadgen'],
    ['ines', 'sales'],
    ['olaf', 'sales'],
    ['yuki', 'sales'],
  ] as const) {
    await send(server, {
      path: '/api/people',
      body: { id, name: id, function: team },
      key: `person-${id}`,
      acknowledged: null,
    })
  }
  for (let round = 0; round < rounds; round++) {
    const stop = { now: false }
    const load = Promise.all(Array.from({ length: WORKERS }, () => work(server, random, asked, leads, stop)))
    await new Promise((resolve) => setTimeout(resolve, 60 + random() * 700))
    const death = (['server', 'database', 'both'] as const)[round % 3]!
    if (death === 'server') server.process.kill('SIGKILL')
    else killPostgres(folder)
    // the dead database is seen by requests first; then its server may die as well
    await new Promise((resolve) => setTimeout(resolve, random() * 150))
    stop.now = true
    if (death === 'both') server.process.kill('SIGKILL')
    await load
    if (death === 'database') await healthy(server)
    else {
      await server.ended
      server = await serving(folder)
    }
    await repeatAll(server, asked, leads)
    await check(folder, asked, leads)
    if (round % 10 === 9 || round === rounds - 1) await audited(folder)
  }
  server.process.kill('SIGINT')
  expect((await server.ended).code).toBe(0)
  return { leads: leads.length, asked: asked.length }
}

/** PostgreSQL comes back under the server that lost it. */
async function healthy(server: Serving): Promise<void> {
  for (let waited = 0; waited < 30_000; waited += 100) {
    const { status } = await fetch(`${server.address}/healthz`)
    if (status === 200) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the server did not find its database again')
}

async function work(
  server: Serving,
  random: () => number,
  asked: Asked[],
  leads: Lead[],
  stop: { now: boolean },
): Promise<void> {
  while (!stop.now) {
    const request = next(random, asked.length, leads)
    asked.push(request)
    const done = await send(server, request).catch(() => null)
    if (done === null) return
    if (request.email !== undefined) leads.push({ id: done.id, email: request.email })
  }
}

function next(random: () => number, n: number, leads: Lead[]): Asked {
  const key = `request-${n}-${random()}`
  const lead = leads[Math.floor(random() * leads.length)]
  const what = random()
  const base = { key, acknowledged: null }
  if (!lead || what < 0.4) {
    const email = `lead-${n}@firm-${n % 50}.example`
    const touch = random() < 0.7 ? 'demo_requested' : 'form_submitted'
    return {
      ...base,
      path: '/api/leads',
      email,
      body: {
        email,
        title: 'Head of Operations',
        fields: { employees: 200, timeline: 'now', intent: 'buy' },
        touch,
      },
    }
  }
  const path = `/api/leads/${lead.id}`
  if (what < 0.7)
    return { ...base, path: `${path}/touches`, leadId: lead.id, body: { kind: 'pricing_viewed' } }
  if (what < 0.9) return { ...base, path: `${path}/accept`, body: {} }
  return { ...base, path: `${path}/return`, body: { reason: RETURNS[n % RETURNS.length] } }
}

/** Acknowledged is an answer that was read to its end: done (2xx), or refused for a reason (4xx). */
async function send(server: Serving, request: Asked): Promise<{ id: string; status: number }> {
  const response = await fetch(server.address + request.path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': request.key },
    body: JSON.stringify(request.body),
    signal: AbortSignal.timeout(20_000),
  })
  const body = (await response.json()) as { id: string }
  if (response.status >= 500) throw new Error(`${response.status} ${JSON.stringify(body)}`)
  request.acknowledged = { id: body.id, status: response.status }
  return request.acknowledged
}

/** What was not acknowledged is asked again under its key, and some of what was, too: nothing may happen twice. */
async function repeatAll(server: Serving, asked: Asked[], leads: Lead[]): Promise<void> {
  const lately = new Set(asked.slice(-3 * WORKERS))
  for (const request of asked.filter((one) => one.acknowledged === null || lately.has(one))) {
    const earlier = request.acknowledged
    const now = await send(server, request)
    if (earlier) expect(now).toEqual(earlier)
    else if (request.email !== undefined) leads.push({ id: now.id, email: request.email })
  }
}

async function check(folder: string, asked: Asked[], leads: Lead[]): Promise<void> {
  const postgres = await startPostgres({ dataDir: folder, log: silentLog })
  const db = openDatabase(postgres.url, { max: 2 })
  try {
    await expectSound(db)
    const { rows } = await db.query<{ id: string; captured: number; touched: number }>(
      `select lead_id as id, count(*) filter (where kind = 'LeadCaptured') as captured,
              count(*) filter (where kind = 'TouchHappened') as touched from entries group by lead_id`,
    )
    const found = new Map(rows.map((row) => [row.id, row]))
    const touches = new Map<string, number>()
    for (const { leadId } of asked)
      if (leadId !== undefined) touches.set(leadId, (touches.get(leadId) ?? 0) + 1)
    const wrong = leads.filter(
      ({ id }) => found.get(id)?.captured !== 1 || found.get(id)?.touched !== (touches.get(id) ?? 0),
    )
    expect(wrong).toEqual([])
    expect(found.size).toBe(leads.length)
    await accepted(db, asked)
  } finally {
    await db.close()
    await postgres.stop()
  }
}

/** An acknowledged accept or return is in the ledger, and what was refused is not. */
async function accepted(db: ReturnType<typeof openDatabase>, asked: Asked[]): Promise<void> {
  const { rows } = await db.query<{ kind: string; n: number }>(
    `select kind, count(*) as n from entries where kind in ('HandoffAccepted', 'HandoffReturned') group by kind`,
  )
  const done = (ending: string) =>
    asked.filter(({ path: to, acknowledged }) => to.endsWith(ending) && acknowledged?.status === 200).length
  const count = (kind: string) => rows.find((row) => row.kind === kind)?.n ?? 0
  expect({ accepted: count('HandoffAccepted'), returned: count('HandoffReturned') }).toEqual({
    accepted: done('/accept'),
    returned: done('/return'),
  })
}

async function audited(folder: string): Promise<void> {
  const { code, out, err } = await (await baton(folder, 'audit', '--json')).ended
  expect(err).toBe('')
  expect(JSON.parse(out)).toMatchObject({ chain: 'ok', replay: 'ok', promises: 'ok' })
  expect(code).toBe(0)
}

/** Kills PostgreSQL as a power failure would: no checkpoint, no goodbye. */
function killPostgres(folder: string): void {
  const file = path.join(folder, 'postgres', 'cluster', 'postmaster.pid')
  const pid = Number(fs.readFileSync(file, 'utf8').split('\n')[0])
  process.kill(pid, 'SIGKILL')
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}
