/** The star schema as Parquet, read back by another reader and compared with what SQL says. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet'
import { afterAll, expect, test } from 'vitest'
import { doBatch } from '#work/batch.ts'
import { exportParquet } from '#cli/export.parquet.ts'
import { settleGrain } from '#journey/measure/grain/refresh.ts'
import * as act from '#journey/lifecycle/actions.rules.ts'
import { anna, ben, MONDAY } from '../support/cast.ts'
import { dealOf } from '../support/story.ts'
import { freshDatabase } from '../support/database.ts'
import { captureOf, servicesAt } from '../support/workroom.ts'

const { url, database } = await freshDatabase()
const services = await servicesAt(url)
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'baton-parquet-'))
afterAll(async () => {
  await services.end()
  fs.rmSync(folder, { recursive: true })
})

async function read(view: string): Promise<Record<string, unknown>[]> {
  return parquetReadObjects({ file: await asyncBufferFromFile(path.join(folder, `${view}.parquet`)) })
}

test('given leads, deals, spend and more rows than one row group, when they are exported, then another reader finds what SQL does', async () => {
  const [{ card }] = (await doBatch(services, [captureOf(services, anna, 'demo_requested')])) as never as [
    { card: { leadId: string } },
  ]
  await doBatch(services, [captureOf(services, ben)])
  const deal = { ...dealOf('d', 'won', MONDAY), amount: '9007199254740993.07' }
  const target = { leadId: card.leadId }
  await doBatch(services, [{ target, decide: (_card, now) => act.opportunity(deal, true, 'api')(now) }])
  await settleGrain(services)
  await database.query(
    `insert into spend (workspace_no, spend_id, campaign, period_from, period_to, amount, currency, recorded_at)
     select 1, gen_random_uuid(), case when n % 3 = 0 then null else 'campaign ' || n % 7 end, date '2026-01-01' + n % 300,
         date '2026-01-01' + n % 300 + 5, n * 0.01, 'EUR', to_timestamp(n) from generate_series(1, 45000) as n`,
  )
  const files = await exportParquet(services.db, folder)
  expect(files).toContainEqual({ file: 'fact_pass.parquet', rows: 2 })
  expect(files).toContainEqual({ file: 'fact_spend.parquet', rows: 45_000 })
  expect(files).toContainEqual({ file: 'fact_hours.parquet', rows: 0 })
  const spend = await read('fact_spend')
  const { rows } = await database.query<{
    n: number
    cents: number
    none: number
    first: string
    last: number
  }>(
    `select count(*) as n, (sum(amount) * 100)::int8 as cents, count(*) filter (where campaign is null) as none,
         min(period_from) as first, max(recorded_at) as last from spend`,
  )
  expect({
    n: spend.length,
    cents: Math.round(spend.reduce((sum, row) => sum + (row.amount as number) * 100, 0)),
    none: spend.filter(({ campaign }) => campaign === null).length,
    first: new Date(Math.min(...spend.map((row) => Number(row.period_from)))).toISOString().slice(0, 10),
    last: Math.max(...spend.map((row) => Number(row.recorded_at))),
  }).toEqual(rows[0])
  const passes = await read('fact_pass')
  const sql = await database.query<Record<string, unknown>>('select * from warehouse.fact_pass')
  const anna1 = passes.find(({ lead_id: id }) => id === card.leadId)!
  const same = sql.rows.find(({ lead_id: id }) => id === card.leadId)!
  for (const [name, value] of Object.entries(same)) {
    const got = anna1[name]
    if (got instanceof Date) expect(got.getTime(), name).toBe(value)
    else if (name === 'groups') expect(got).toBe((value as string[]).join(' '))
    else if (name === 'amount') expect(got).toBeCloseTo(9007199254740993, -1)
    else expect(got, name).toEqual(value)
  }
  expect(await read('fact_hours')).toEqual([])
  expect(fs.readdirSync(folder).length).toBe(12)
})
