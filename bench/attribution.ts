import { attribute } from '#journey/measure/attribution/attribute.rules.ts'
import { delivered, isLearned } from '#journey/measure/attribution/models.rules.ts'
import { maturityOf } from '#journey/measure/attribution/attribution.ts'
import { readLostSteps } from '#journey/measure/attribution/touches.store.ts'
import { readPaths } from '#journey/measure/attribution/paths.ts'
import { readRates } from '#journey/measure/money/store.ts'
import { openDatabase, type Database } from '#platform/database.ts'
import { startServer, temporaryFolder } from './harness.ts'
import { atMost } from './results.ts'
import type { Bench } from './results.ts'
import type { AskedPaths } from '#journey/measure/attribution/paths.ts'

/** BENCH_LEADS makes it smaller for a quick look. */
const LEADS = Number(process.env.BENCH_LEADS ?? 1_000_000)
/** of the leads, one in so many has a deal that was won */
const PER_DEAL = 50
const COUNT = LEADS.toLocaleString('en-US')
const DEALS = Math.floor(LEADS / PER_DEAL).toLocaleString('en-US')

/** All paths of a store: three people to a company, four touches each, twelve channels and two hundred campaigns. */
export const attribution: Bench = {
  name: 'attribution',
  summary: `Credits under every model over ${COUNT} leads and ${DEALS} deals`,
  run: async (say) => {
    const server = await startServer(temporaryFolder(), 4655)
    const database = openDatabase(server.databaseUrl, { timeoutMs: 600_000 })
    try {
      await fill(database)
      const rows = []
      for (const by of ['channel', 'campaign'] as const) {
        const asked: AskedPaths = { filters, by, until: 'opened', months: 24 }
        await timed(() => readPaths(database, asked, { base: 'EUR', of: new Map() }))
        const read = await timed(async () => readPaths(database, asked, await readRates(database)))
        const { paths } = read.value
        say(`${by}: ${paths.length} paths read in ${Math.round(read.ms)} ms`)
        const rules = delivered.filter(({ document }) => !isLearned(document))
        for (const { id, ...model } of rules) {
          const own = await timed(() => Promise.resolve(attribute(paths, [], [{ id, ...model }])))
          rows.push(atMost(`${by}: ${id}, after the paths are read`, own.ms, 'ms', 300))
        }
        const learning = delivered.filter(({ document }) => isLearned(document))
        const lost = await timed(() => readLostSteps(database, filters, by, maturityOf(learning)))
        for (const model of learning) {
          const own = await timed(() => Promise.resolve(attribute(paths, lost.value, [model])))
          say(`${by}: lost paths read in ${Math.round(lost.ms)} ms, ${model.id} in ${Math.round(own.ms)} ms`)
          const seconds = (read.ms + lost.ms + own.ms) / 1000
          rows.push(atMost(`${by}: ${model.id} over all paths, reading included`, seconds, 's', 5))
        }
      }
      return rows
    } finally {
      await database.close()
      await server.stop()
    }
  },
}

const filters: AskedPaths['filters'] = {
  asOf: Date.parse('2027-01-01'),
  asOfText: '2027-01-01',
  from: null,
  to: null,
  period: 'event',
  columns: [],
  groups: [],
}

async function timed<Value>(what: () => Promise<Value>): Promise<{ ms: number; value: Value }> {
  const begun = performance.now()
  const value = await what()
  return { ms: performance.now() - begun, value }
}

const ID = `('00000000-0000-4000-8000-' || lpad(to_hex(i), 12, '0'))::uuid`
const COMPANY = `('00000000-0000-5000-8000-' || lpad(to_hex(i / 3), 12, '0'))::uuid`
const BEGAN = `timestamptz '2024-01-01' + (hashint4(i) & 65535) * interval '14 minutes'`
const CHANNEL = (seed: string): string => `'channel ' || (hashint4(${seed}) & 1023) % 12`
const CAMPAIGN = (seed: string): string => `'campaign ' || (hashint4(${seed}) & 65535) % 200`

/** Rows as they would be, without the ledger behind them: nothing that is measured here reads it. */
export async function fill(database: Database): Promise<void> {
  const all = `generate_series(1, ${LEADS}) as i`
  const won = `i % ${PER_DEAL} = 0`
  for (const sql of [
    `insert into leads (workspace_no, lead_id, seq, head, state, person, company_id, version, pass, score, fit, engagement,
        created_at, last_activity_at, stage_since, stage, owner, function, next_step, step_due_at, next_due_at, routing, handoff)
     select 1, ${ID}, 1, '', '{}', '{}', ${COMPANY}, 1, 1, 0, 0, 0, ${BEGAN}, ${BEGAN}, ${BEGAN}, 'mql', 'desk:marketing',
        'marketing', 'Look at it', 'infinity', 'infinity', false, 'none' from ${all}`,
    `insert into touches (workspace_no, lead_id, seq, pass, at, kind, channel, campaign)
     select 1, ${ID}, n, 1, ${BEGAN} + n * interval '3 days', case n when 1 then 'form_submitted' else 'page_viewed' end,
        ${CHANNEL('i * 4 + n')}, ${CAMPAIGN('i * 4 + n')} from ${all}, generate_series(1, 4) as n`,
    `insert into passes (workspace_no, lead_id, pass, seq, began_at, recorded_at, channel, campaign, origin, company_id, groups,
        owner, function, version, stage, reached, ended_at, won_at, offers, returns, attempts)
     select 1, ${ID}, 1, 1, ${BEGAN}, ${BEGAN}, ${CHANNEL('i * 4 + 1')}, ${CAMPAIGN('i * 4 + 1')}, 'marketing', ${COMPANY}, '{}',
        'desk:marketing', 'marketing', 1, 'mql', '{}', ${BEGAN} + interval '60 days',
        case when ${won} then ${BEGAN} + interval '60 days' end, 0, 0, 0 from ${all}`,
    `insert into opportunity_changes (workspace_no, lead_id, seq, pass, opportunity_id, at, recorded_at, status, amount, currency,
        opened_at, closed_at, is_primary)
     select 1, ${ID}, n, 1, 'deal ' || i, ${BEGAN} + (10 + n * 20) * interval '1 day', ${BEGAN}, case n when 1 then 'open' else 'won' end,
        5000 + (hashint4(i) & 65535), 'EUR', ${BEGAN} + interval '30 days', case n when 2 then ${BEGAN} + interval '50 days' end, true
       from ${all}, generate_series(1, 2) as n where ${won}`,
  ])
    await database.query(sql)
  for (const table of ['leads', 'touches', 'passes', 'opportunity_changes'])
    await database.query(`vacuum analyze ${table}`)
}
