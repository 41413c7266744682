/** Walks companies, what people say of them, a lead's fields with where they come from, and bought data. */
import { expect } from 'vitest'
import type { testServer } from '../support/server.ts'

type Ask = Awaited<ReturnType<typeof testServer>>['ask']

/** When companies are read, tied and untied, a lead is corrected and data is bought, then every step answers. */
export async function walkCompanies(ask: Ask): Promise<void> {
  const made = async (email: string, company: string): Promise<string> =>
    (await ask('POST', '/api/leads', { email, company, title: 'CTO' })).body.id
  const lead = await made('zoe@zephyr.example', 'Zephyr')
  const part = await made('zac@zephyr.example', 'Zephyr Labs')
  expect((await ask('POST', `/api/leads/${lead}/details`, { fields: { country: 'CH' } })).status).toBe(200)
  const company = (await ask('GET', `/api/leads/${lead}/fields`)).body.company.company.id
  const other = (await ask('GET', `/api/leads/${part}/fields`)).body.company.company.id
  expect((await ask('GET', '/api/companies')).status).toBe(200)
  expect((await ask('GET', `/api/companies/${company}`)).body.total).toBe(1)
  const tied = await ask('POST', `/api/companies/${other}/parent`, { company })
  expect(tied.body.parent.id).toBe(company)
  expect((await ask('DELETE', `/api/companies/ties/${tied.body.ties[0].id}`)).status).toBe(204)
  expect((await ask('POST', `/api/companies/${other}/same`, { company })).body.total).toBe(2)
  expect((await ask('POST', `/api/companies/${company}/domains`, { domain: 'zephyr.com' })).status).toBe(200)
  expect((await ask('DELETE', `/api/companies/${company}/domains/zephyr.com`)).status).toBe(204)
  expect((await ask('GET', '/api/enrichment')).body.items).toEqual([])
  expect((await ask('POST', '/api/enrichment/import', 'no form')).status).toBe(422)
}
