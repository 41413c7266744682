import { expect } from 'vitest'
import type { testServer } from '../support/server.ts'

type Ask = Awaited<ReturnType<typeof testServer>>['ask']

/** When credits and contributions are asked, then parts sum to the whole, models have versions, and each figure has its deals. */
export async function walkCredits(ask: Ask): Promise<void> {
  const { status, body } = await ask('GET', '/api/attribution?by=kind&model=linear')
  expect(status).toBe(200)
  expect(body.models.map(({ id }: { id: string }) => id)).toContain('shapley')
  expect(body.deals.all).toBeGreaterThan(0)
  for (const i of body.models.keys()) {
    const cents = body.rows.map(
      (row: { credits: { amount: string }[] }) => Number(row.credits[i]!.amount) * 100,
    )
    expect(Math.round(cents.reduce((sum: number, one: number) => sum + one, 0))).toBe(
      Math.round(Number(body.deals.amount) * 100),
    )
  }
  const { body: behind } = await ask('GET', '/api/attribution/deals?by=kind&model=linear&limit=1')
  expect(behind.items[0].touches.length + 1).toBeGreaterThan(0)
  expect((await ask('GET', '/api/attribution/deals?cursor=made-up')).status).toBe(422)
  expect((await ask('GET', '/api/attribution?model=guess')).body.errors[0].field).toBe('model')
  expect((await ask('GET', '/api/attribution?by=weather')).status).toBe(422)

  expect((await ask('GET', '/api/attribution/models')).body.items.length).toBe(body.models.length)
  const own = { name: 'Ours', document: { kind: 'decay', halfLifeDays: 14 }, version: 0 }
  expect((await ask('POST', '/api/attribution/models/ours', own)).body).toMatchObject({ version: 1 })
  expect((await ask('POST', '/api/attribution/models/ours', own)).body.code).toBe('draft_changed')
  const { body: tried } = await ask('POST', '/api/attribution/preview?by=kind&model=linear', {
    name: 'Try',
    document: own.document,
  })
  expect(tried.models.at(-1)).toMatchObject({ id: 'preview', name: 'Try' })
  // the same numbers under another name: credits are those of the saved one
  const ours = tried.models.findIndex(({ id }: { id: string }) => id === 'ours')
  for (const { credits } of tried.rows) expect(credits.at(-1).amount).toBe(credits[ours].amount)
  expect(
    (await ask('GET', '/api/attribution/models')).body.items.map(({ id }: { id: string }) => id),
  ).not.toContain('preview')
  expect((await ask('POST', '/api/attribution/models/preview', own)).body.errors[0].field).toBe('id')
  const nothing = { ...own, document: { kind: 'u', first: 0, last: 0, rest: 1 }, version: 1 }
  expect((await ask('POST', '/api/attribution/models/ours', nothing)).body.errors[0].field).toBe(
    'document.first',
  )
  expect(
    (await ask('POST', '/api/attribution/preview', { name: 'x', document: nothing.document })).body.errors[0]
      .field,
  ).toBe('document.first')
  expect((await ask('POST', '/api/attribution/models/Ours', own)).body.errors[0].field).toBe('id')
  expect((await ask('GET', '/api/attribution/models/ours')).body.items).toHaveLength(1)
  expect((await ask('GET', '/api/attribution/models/nobody')).status).toBe(404)

  const { body: parts } = await ask('GET', '/api/contribution?of=revenue&each=year')
  for (const period of parts.periods) {
    const shares = period.sourced.map(({ share }: { share: number | null }) => share ?? 0)
    const all = shares.reduce((sum: number, one: number) => sum + Math.round(one * 10_000), 0)
    expect(all).toBe(Number(period.amount) > 0 ? 10_000 : 0)
  }
  expect(parts.targets.length).toBeGreaterThan(0)
  const { body: deals } = await ask('GET', '/api/contribution/deals?of=revenue&each=year&limit=1')
  expect(deals.items[0].took).toContain(deals.items[0].origin)
  expect((await ask('GET', '/api/contribution/deals?cursor=made-up')).status).toBe(422)
}
