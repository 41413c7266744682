import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ReportView } from '#journey/measure/contract.ts'
import { reportOf } from '#journey/measure/reports.ts'
import { hasShared, mappingOf, SHARED } from './files.ts'
import { aWorld, type World } from './world.ts'

if (!hasShared) console.warn(`Left out: the CRM’s real deals are not at ${SHARED}`)

const NAMES = ['sales_pipeline', 'accounts', 'products', 'sales_teams'] as const
const fileOf = (name: string): string => join(SHARED, 'maven_crm', `${name}.csv`)

/** What the files say, by SQL that knows nothing of leads: one row per value. */
const SQL = (by: string): string =>
  `select ${by} as of, count(*) filter (where deal_stage = 'Won')::int as won, count(*) filter (where deal_stage = 'Lost')::int as lost,
      count(*) filter (where deal_stage in ('Engaging', 'Prospecting'))::int as open,
      coalesce(sum(close_value::numeric) filter (where deal_stage = 'Won'), 0)::float8 as revenue,
      percentile_cont(0.5) within group (order by close_date::date - engage_date::date) filter (where deal_stage = 'Won') as days,
      percentile_cont(0.5) within group (order by close_date::date - engage_date::date)
        filter (where deal_stage in ('Won', 'Lost')) as closing
    from csv.sales_pipeline d left join csv.sales_teams t using (sales_agent) group by 1`

const DIMENSIONS = {
  agent: 'd.sales_agent',
  owner: 'd.sales_agent',
  manager: 't.manager',
  region: 't.regional_office',
  product: 'd.product',
  quarter: `to_char(nullif(close_date, '')::date, 'YYYY-"Q"Q')`,
  month: `to_char(nullif(close_date, '')::date, 'YYYY-MM')`,
  stage: 'd.deal_stage',
}

interface Row {
  of: string | null
  won: number
  lost: number
  open: number
  revenue: number
  days: number | null
  closing: number | null
}

describe.skipIf(!hasShared)('given the CRM’s deals, taken in, and its files as tables', () => {
  let world: World
  beforeAll(async () => {
    world = await aWorld()
    const mapping = mappingOf(
      readFileSync(join(import.meta.dirname, '../../examples/maven-crm.mapping.yaml'), 'utf8'),
    )
    await world.take(NAMES.map(fileOf), { mapping })
    await world.db.query('create schema csv')
    for (const name of NAMES) {
      const rows = parse(readFileSync(fileOf(name)), { columns: true }) as Record<string, string>[]
      const columns = Object.keys(rows[0]!)
      await world.db.query(
        `create table csv.${name} (${columns.map((column) => `${column} text`).join(', ')})`,
      )
      await world.db.query(
        `insert into csv.${name} select * from jsonb_populate_recordset(null::csv.${name}, $1::jsonb)`,
        [JSON.stringify(rows)],
      )
    }
    for (const column of ['close_date', 'engage_date', 'close_value'])
      await world.db.query(`update csv.sales_pipeline set ${column} = null where ${column} = ''`)
  }, 180_000)
  afterAll(() => world.close())

  it.each(Object.entries(DIMENSIONS))(
    'when outcomes are asked by %s, then counts, revenue, win rate and cycle are those of plain SQL over the files',
    async (by, sql) => {
      const view = ReportView.parse(await reportOf(world.services, 'outcomes', { by }))
      const at = (name: string) => view.columns.findIndex((column) => column.name === name)
      const found = view.rows.map((row) => ({
        of: row[0],
        won: row[at('won')],
        lost: row[at('lost')],
        open: row[at('open')],
        revenue: row[at('won revenue')],
        rate: row[at('win rate')],
        days: row[at('median days to win')],
        closing: row[at('median days to close')],
      }))
      const expected = (await world.rows<Row>(SQL(sql))).map((row) => ({
        ...row,
        rate:
          row.won + row.lost === 0 ? null : Math.round((row.won / (row.won + row.lost)) * 10_000) / 10_000,
      }))
      const byName = (a: { of: unknown }, b: { of: unknown }) => (String(a.of) < String(b.of) ? -1 : 1)
      expect(expected.length).toBeGreaterThan(2)
      expect(found.toSorted(byName)).toEqual(expected.toSorted(byName))
    },
  )

  it('when a range of days is given, then revenue is that of what closed in it', async () => {
    const view = ReportView.parse(
      await reportOf(world.services, 'outcomes', { from: '2017-04-01', to: '2017-06-30' }),
    )
    const [{ revenue, won }] = (await world.rows<{ revenue: number; won: number }>(
      `select sum(close_value::numeric)::float8 as revenue, count(*)::int as won from csv.sales_pipeline
        where deal_stage = 'Won' and close_date::date between '2017-04-01' and '2017-06-30'`,
    )) as [{ revenue: number; won: number }]
    const at = (name: string) => view.columns.findIndex((column) => column.name === name)
    expect([view.rows[0]![at('won revenue')], view.rows[0]![at('won')]]).toEqual([revenue, won])
  })
})
