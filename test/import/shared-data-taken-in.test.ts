import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasShared, mappingOf, SHARED } from './files.ts'
import { aWorld, type World } from './world.ts'

const example = (name: string) =>
  mappingOf(readFileSync(join(import.meta.dirname, '../../examples', name), 'utf8'))
const naive = (path: string) =>
  parse(readFileSync(join(SHARED, path)), { columns: true }) as Record<string, string>[]
const MAVEN = ['sales_pipeline', 'accounts', 'products', 'sales_teams'].map((name) =>
  join(SHARED, 'maven_crm', `${name}.csv`),
)
const day = (text: string | undefined) => (text ? Date.parse(text) : null)

describe.skipIf(!hasShared)('given real exports, when they are taken in', () => {
  let world: World
  beforeAll(async () => {
    world = await aWorld()
  })
  afterAll(() => world.close())

  it('then the CRM’s deals have the status, dates, amount and agent of the file, and stand where they must', async () => {
    const mapping = example('maven-crm.mapping.yaml')
    const rows = naive('maven_crm/sales_pipeline.csv')
    const first = await world.take(MAVEN, { mapping })
    expect(first.counts).toEqual({ read: 8800, created: 8800, updated: 0, unchanged: 0, refused: 0 })
    const deals = await world.rows<Record<string, unknown>>(
      `select o.opportunity_id as id, o.status, o.amount::float8 as amount, o.opened_at as opened, o.closed_at as closed,
              p.name as agent, l.stage, coalesce(l.company, '') as account, lp.name as owner
         from opportunities o join leads l using (workspace_no, lead_id) join people p on p.person_id = o.owner
         join people lp on lp.person_id = l.owner order by o.opportunity_id`,
    )
    // what was lost long ago the agreement has moved on to nurture, which marketing owns
    const stages: Record<string, string> = {
      Won: 'won',
      Lost: 'nurture',
      Engaging: 'opportunity',
      Prospecting: 'opportunity',
    }
    const expected = rows.map((row) => ({
      id: row.opportunity_id,
      status: ({ Won: 'won', Lost: 'lost' } as Record<string, string>)[row.deal_stage!] ?? 'open',
      amount: row.close_value === '' ? null : Number(row.close_value),
      opened: day(row.engage_date),
      closed: day(row.close_date),
      agent: row.sales_agent,
      stage: stages[row.deal_stage!],
      account: row.account,
      owner: row.deal_stage === 'Lost' ? 'Marketing desk' : row.sales_agent,
    }))
    const byId = (a: { id?: unknown }, b: { id?: unknown }) => (String(a.id) < String(b.id) ? -1 : 1)
    expect(deals.toSorted(byId)).toEqual(expected.toSorted(byId))
    const won = await world.rows(
      `select count(*), sum(amount)::float8 as revenue from opportunities where status = 'won'`,
    )
    expect(won).toEqual([{ count: 4238, revenue: 10_005_534 }])
    const skipped = await world.rows(
      `select lead_id from passages where stage in ('inquiry', 'mql', 'sales_ready', 'accepted', 'opportunity')
        group by 1 having count(*) <> 5`,
    )
    expect(skipped).toEqual([])
    const agents = await world.rows(
      `select owner from passages where stage in ('opportunity', 'won', 'lost') and owner like 'desk:%'`,
    )
    expect(agents).toEqual([])
    const again = await world.take(MAVEN, { mapping })
    expect(again.counts).toMatchObject({ unchanged: 8800 })
  }, 180_000)

  it('then the course provider’s conversions are won without a date of their own, and again is no news', async () => {
    const files = [join(SHARED, 'xeducation_leads_dev.csv')]
    const mapping = example('x-education.mapping.yaml')
    const rows = naive('xeducation_leads_dev.csv')
    const converted = rows.filter((row) => row.Converted === '1').length
    expect((await world.take(files, { mapping })).counts).toMatchObject({ created: rows.length, refused: 0 })
    const won = await world.rows(
      `select l.stage, count(*) from opportunities o join leads l using (workspace_no, lead_id)
        where o.opportunity_id like 'leadsquared:%' and o.closed_at is null and o.amount is null group by 1`,
    )
    expect(won).toEqual([{ stage: 'won', count: converted }])
    expect((await world.take(files, { mapping })).counts).toMatchObject({ unchanged: rows.length })
  }, 120_000)

  it('then the tables of HubSpot, Salesforce and Marketo come without a mapping, and again is no news', async () => {
    const crm = (names: string[]) => names.map((name) => join(SHARED, 'crm_exports', name))
    const exports = [
      crm(['contact_data.csv', 'company_data.csv', 'deal_data.csv', 'deal_contact_data.csv']),
      crm(['sf_lead_data.csv', 'sf_opportunity_data.csv', 'sf_account_data.csv']),
      crm(['sf_contact_data.csv']),
      crm(['marketo_lead_data.csv']),
    ]
    for (const files of exports) {
      const { counts } = await world.take(files)
      expect([counts.created + counts.updated, counts.refused]).toEqual([counts.read, 0])
      expect((await world.take(files)).counts.unchanged).toBe(counts.read)
    }
  }, 60_000)
})
