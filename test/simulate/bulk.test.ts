import { expect, test } from 'vitest'
import { open } from '../../src/main.ts'
import { audit } from '#journey/audit/actions.ts'
import { lawOf } from '#journey/agreement/law.ts'
import { loadAgreements } from '#journey/agreement/store.ts'
import { foundCompany } from '#simulate/company.ts'
import { simulateBulk } from '#simulate/bulk.ts'
import { spanOf } from '#simulate/season.rules.ts'
import { readConfig } from '#platform/config.ts'
import { freshDatabase } from '../support/database.ts'

const until = Date.parse('2026-11-20T13:40:00Z')

test('given two parts of a bulk load, when they are written by COPY, then the whole passes the audit', async () => {
  const { url } = await freshDatabase()
  const { services, close } = await open(
    readConfig({ DATABASE_URL: url, BATON_DATA: '/nonexistent', LOG_LEVEL: 'error' }),
    () => until,
  )
  const span = spanOf(until, 12)
  const company = await foundCompany(services, 3, span, 600)
  let leads = 0
  for (const number of [0, 1]) {
    await simulateBulk(services, company, { seed: 3, leads: 600, span, number, of: 2 }, (n) => (leads += n))
  }
  expect(leads).toBe(600)
  const agreements = await loadAgreements(services.db, services.agreements[0]!.text, until)
  const law = lawOf(agreements.map(({ ruleset }) => ruleset))
  const found = await audit({ ...services, law }, { serverRuns: false })
  expect(found).toMatchObject({ leads: 600, chain: 'ok', replay: 'ok', promises: 'ok' })
  const { rows } = await services.db.query<{ passages: number; open: number; touches: number; keys: number }>(
    `select (select count(*) from passages)::int as passages, (select count(*) from passages where left_at is null)::int as open,
            (select count(*) from touches)::int as touches, (select count(*) from identity_keys)::int as keys`,
  )
  expect(rows[0]).toMatchObject({ open: 600, keys: 600 })
  expect(rows[0]!.passages).toBeGreaterThan(1_200)
  expect(rows[0]!.touches).toBeGreaterThan(600)
  await close()
}, 60_000)
