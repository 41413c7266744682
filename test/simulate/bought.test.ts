import { afterAll, beforeAll, expect, test } from 'vitest'
import { open, type Opened } from '../../src/main.ts'
import { buyData } from '#simulate/bought.ts'
import { createRandom } from '#simulate/random.rules.ts'
import { provenance, type Telling } from '#journey/identity/provenance.rules.ts'
import { readConfig } from '#platform/config.ts'
import { registerRow } from '#simulate/bought.rules.ts'
import { simulateLive } from '#simulate/live.ts'
import { spanOf } from '#simulate/season.rules.ts'
import { freshDatabase } from '../support/database.ts'

const until = Date.parse('2026-11-20T13:40:00Z')
let company: Opened
let before: unknown[]

beforeAll(async () => {
  const { url } = await freshDatabase()
  const config = readConfig({ DATABASE_URL: url, BATON_DATA: '/nonexistent', LOG_LEVEL: 'error' })
  company = await open(config, () => until)
  await simulateLive(company.services, { seed: 7, leads: 160, span: spanOf(until, 24) }, () => undefined)
  await company.services.refreshLaw()
  before = await standing()
  await buyData(company.services, 7, until)
}, 120_000)

afterAll(() => company.close())

/** What the screens of the last days are set by. */
async function standing(): Promise<unknown[]> {
  const { rows } = await company.services.db.query(
    'select lead_id, stage, owner, pass, fit, handoff from leads order by lead_id',
  )
  return rows
}

async function histories() {
  const { rows } = await company.services.db.query<Telling & { lead: string }>(
    `select e.lead_id as lead, e.seq, e.kind, e.at, e.recorded_at as "recordedAt", e.by, e.body, p.data as personal
       from entries e left join personal_parts p using (workspace_no, lead_id, seq)
      where e.kind in ('LeadCaptured', 'LeadDetailsChanged') order by e.lead_id, e.seq`,
  )
  const leads = new Map<string, Telling[]>()
  for (const one of rows) leads.set(one.lead, [...(leads.get(one.lead) ?? []), one])
  return [...leads.values()].flatMap((entries) => provenance(entries))
}

test('given the demo company, when it bought data, then gaps of many are filled, and some is said otherwise', async () => {
  const fields = await histories()
  const filled = fields.filter(({ standing }) => standing?.source === 'enrichment')
  expect(new Set(filled.map(({ field }) => field))).toEqual(new Set(['city', 'revenue']))
  expect(filled.length).toBeGreaterThan(30)
  const otherwise = fields.filter(({ against }) => against.some(({ source }) => source === 'enrichment'))
  expect(otherwise.filter(({ field }) => field === 'employees').length).toBeGreaterThan(2)
  expect(otherwise.every(({ standing }) => standing!.rank !== 'enrichment')).toBe(true)
})

test('given the scene of the last days, when data is bought, then nobody’s fit, stage or owner is another', async () => {
  expect(await standing()).toEqual(before)
})

test('given a lead that told no number of employees, then the register has none that points would be given for', () => {
  const one = { domain: 'ost.example', country: 'Germany', employees: [80, null], industries: [null] }
  for (let seed = 0; seed < 50; seed++) {
    const [domain, city, revenue, employees, industry] = registerRow(createRandom(seed), one)
    expect([domain, employees, industry]).toEqual(['ost.example', '', ''])
    expect([city, Number(revenue) > 0]).toEqual([expect.stringMatching(/./), true])
  }
})
