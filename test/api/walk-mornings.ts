import { expect } from 'vitest'
import type { testServer } from '../support/server.ts'

type Ask = Awaited<ReturnType<typeof testServer>>['ask']

/** When the marketer, the sponsor and the admin open their pages, then what stands there adds up. */
export async function walkMornings(ask: Ask): Promise<void> {
  const { body: marketing } = await ask('GET', '/api/mornings/marketing?days=365')
  const leads = marketing.origins.reduce((sum: number, { leads: n }: { leads: number }) => sum + n, 0)
  const standing = marketing.stands.reduce((sum: number, { count }: { count: number }) => sum + count, 0)
  expect(leads).toBeGreaterThan(0)
  expect(standing).toBe(leads)
  const { body: byCampaign } = await ask('GET', '/api/mornings/marketing?days=365&by=campaign')
  expect(byCampaign.by).toBe('campaign')
  expect((await ask('GET', '/api/mornings/marketing?by=owner')).status).toBe(422)

  const { body: sponsor } = await ask('GET', '/api/mornings/sponsor?days=365')
  expect(sponsor.agreement.version).toBeGreaterThan(0)
  expect(sponsor.money.sourced.map(({ of }: { of: string }) => of)).toEqual(['marketing', 'leadgen', 'sales'])
  const brought = sponsor.money.sourced.reduce(
    (sum: number, { share }: { share: { hits: number } }) => sum + share.hits,
    0,
  )
  expect(brought).toBe(sponsor.money.wonCount)

  const { body: listed } = await ask('GET', '/api/leads?limit=1')
  const ids = [listed.items[0].id]
  const preview = { ids, dryRun: true }
  expect((await ask('POST', '/api/leads/bulk/disqualify', { ...preview, reason: 'competitor' })).status).toBe(
    200,
  )
  expect((await ask('POST', '/api/leads/bulk/assign', { ...preview, owner: 'desk:sales' })).status).toBe(200)

  const paper = await ask('GET', '/api/mornings/sponsor/paper?days=30')
  expect([paper.status, paper.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  expect(paper.text).toMatch(/^%PDF-1\.7/)
  expect((await ask('GET', '/api/mornings/sponsor/paper?days=31')).status).toBe(422)

  const { body: quality } = await ask('GET', '/api/measure/quality')
  expect(quality).toMatchObject({ needed: 0.75, fewest: 5, reps: expect.any(Array) })
  expect((await ask('GET', '/api/measure/quality?market=nowhere')).status).toBe(422)
  const { body: causes } = await ask('GET', '/api/measure/causes')
  expect(causes.looked).toBe(causes.died)
  expect((await ask('GET', '/api/measure/causes?to=someday')).status).toBe(422)

  const { body: workspace } = await ask('GET', '/api/mornings/workspace')
  expect(workspace.schema).toBeGreaterThanOrEqual(16)
  expect(workspace.checks.map(({ state }: { state: string }) => state)).toEqual(
    workspace.checks
      .map(({ state }: { state: string }) => state)
      .sort((a: string, b: string) => ['act', 'look', 'ok'].indexOf(a) - ['act', 'look', 'ok'].indexOf(b)),
  )
}
