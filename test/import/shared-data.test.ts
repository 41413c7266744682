import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import type { ImportedLead, ImportedOpportunity } from '#journey/capture/import/record.ts'
import { hasShared, importAll, mappingOf, SHARED } from './files.ts'

const example = (name: string) =>
  mappingOf(readFileSync(join(import.meta.dirname, '../../examples', name), 'utf8'))
const naive = (path: string) =>
  parse(readFileSync(join(SHARED, path)), { columns: true }) as Record<string, string>[]
const inFolder = (folder: string, names: string[]) => names.map((name) => join(SHARED, folder, name))
const dealsOf = (leads: ImportedLead[]) =>
  leads.flatMap((lead) =>
    lead.events.filter((event): event is ImportedOpportunity => event.kind === 'opportunity'),
  )
const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)
const MAVEN = inFolder('maven_crm', ['sales_pipeline.csv', 'accounts.csv', 'products.csv', 'sales_teams.csv'])

describe.skipIf(!hasShared)('given real exports', () => {
  for (const how of ['the example mapping', 'no mapping at all'] as const) {
    it(`when the CRM's deals are read with ${how}, then counts, revenue and agents are those of the file`, async () => {
      const mapping = how === 'the example mapping' ? example('maven-crm.mapping.yaml') : undefined
      const { leads, refused, opened } = await importAll(MAVEN, mapping)
      const rows = naive('maven_crm/sales_pipeline.csv')
      const won = rows.filter((row) => row.deal_stage === 'Won')
      const deals = dealsOf(leads)
      expect([leads.length, refused.length]).toEqual([8800, 0])
      expect(deals.filter((deal) => deal.status === 'won')).toHaveLength(4238)
      expect(sum(deals.filter((deal) => deal.status === 'won').map((deal) => deal.amount!))).toBe(
        sum(won.map((row) => Number(row.close_value))),
      )
      expect(deals.filter((deal) => deal.status === 'lost')).toHaveLength(
        rows.filter((row) => row.deal_stage === 'Lost').length,
      )
      expect(leads.map((lead) => lead.owner!.name)).toEqual(rows.map((row) => row.sales_agent))
      expect(deals.map((deal) => deal.openedAt)).toEqual(
        rows.map((row) => (row.engage_date ? Date.parse(row.engage_date) : null)),
      )
      expect(deals.map((deal) => deal.closedAt)).toEqual(
        rows.map((row) => (row.close_date ? Date.parse(row.close_date) : null)),
      )
      expect(leads.map((lead) => lead.company ?? '')).toEqual(rows.map((row) => row.account))
      expect(leads.every((lead) => lead.fields.series !== undefined)).toBe(true)
      expect(opened.warnings()).toEqual([])
    })
  }

  it('when the course provider’s leads are read, then conversions stand and Select is kept apart from blank', async () => {
    const { leads, refused } = await importAll(
      [join(SHARED, 'xeducation_leads_dev.csv')],
      example('x-education.mapping.yaml'),
    )
    const rows = naive('xeducation_leads_dev.csv')
    expect([leads.length, refused.length]).toEqual([rows.length, 0])
    const deals = dealsOf(leads)
    expect(deals).toHaveLength(rows.filter((row) => row.Converted === '1').length)
    expect(
      deals.every((deal) => deal.status === 'won' && deal.amount === null && deal.closedAt === null),
    ).toBe(true)
    expect(leads.filter((lead) => lead.fields.city === '(not answered)')).toHaveLength(
      rows.filter((row) => row.City === 'Select').length,
    )
    expect(leads.filter((lead) => lead.fields.city === undefined)).toHaveLength(
      rows.filter((row) => row.City === '').length,
    )
    expect(leads.filter((lead) => lead.country === undefined)).toHaveLength(
      rows.filter((row) => ['', 'unknown'].includes(row.Country!)).length,
    )
    expect(sum(leads.map((lead) => Number(lead.fields.totalVisits ?? 0)))).toBe(
      sum(rows.map((row) => Number(row.TotalVisits))),
    )
    expect(leads.filter((lead) => lead.consent?.email === false)).toHaveLength(
      rows.filter((row) => row['Do Not Email'] === 'Yes').length,
    )
  })

  it('when HubSpot, Salesforce and Marketo tables are read without a mapping, then people come with their ids', async () => {
    const crm = (names: string[]) => inFolder('crm_exports', names)
    const hubspot = await importAll(
      crm(['contact_data.csv', 'company_data.csv', 'deal_data.csv', 'deal_contact_data.csv']),
    )
    expect(hubspot.leads).toHaveLength(naive('crm_exports/contact_data.csv').length)
    expect(hubspot.leads[0]!.externalIds).toEqual([
      'hubspot:78971951',
      'hubspot:76340251',
      'hubspot:46897301',
      'hubspot:76226001',
    ])
    expect(hubspot.opened.warnings().map(({ reason }) => reason)).toContain('orphan_rows')
    const salesforce = await importAll(
      crm(['sf_lead_data.csv', 'sf_opportunity_data.csv', 'sf_account_data.csv']),
    )
    expect(salesforce.leads).toMatchObject([
      { externalIds: ['salesforce:00Q1G00000nDnM5UAK'], email: 'h@gmail.com', company: 'Z' },
    ])
    const marketo = await importAll(crm(['marketo_lead_data.csv', 'marketo_lead_describe_data.csv']))
    expect(marketo.leads).toHaveLength(100)
    expect(marketo.leads[0]).toMatchObject({
      externalIds: ['marketo:1031229'],
      email: 'first_last_001@email.com',
      createdAt: Date.UTC(2019, 11, 29, 8, 15, 15),
    })
    const accounts = await importAll(crm(['sf_contact_data.csv']))
    expect(accounts.opened.preview.columns).toHaveLength(1)
    expect(accounts.leads.every((lead) => lead.externalIds[0]!.startsWith('salesforce:003'))).toBe(true)
  })

  for (const name of ['salesforce-lead', 'hubspot', 'marketo']) {
    it(`when the ${name} example is used on such tables, then it gives the same people`, async () => {
      const files = {
        'salesforce-lead': ['sf_lead_data.csv', 'sf_opportunity_data.csv'],
        hubspot: ['contact_data.csv', 'company_data.csv', 'deal_data.csv', 'deal_contact_data.csv'],
        marketo: ['marketo_lead_data.csv'],
      }[name]!
      const { leads, opened } = await importAll(
        inFolder('crm_exports', files),
        example(`${name}.mapping.yaml`),
      )
      expect(leads).toHaveLength(naive(`crm_exports/${files[0]}`).length)
      expect(opened.problems.filter(({ severity }) => severity === 'error')).toEqual([])
    })
  }
})
