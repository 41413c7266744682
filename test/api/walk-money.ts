import { expect } from 'vitest'
import type { testServer } from '../support/server.ts'

type Ask = Awaited<ReturnType<typeof testServer>>['ask']

/** When money, hours and rates are told, listed and taken back, then every step answers. */
export async function walkMoney(ask: Ask): Promise<void> {
  const period = { from: '2026-05-01', to: '2026-05-31' }
  expect((await ask('PATCH', '/api/money', { base: 'EUR' })).status).toBe(200)
  expect((await ask('GET', '/api/money')).body.base).toBe('EUR')
  const { body: spend } = await ask('POST', '/api/spend', { ...period, amount: 10, currency: 'EUR' })
  const { body: hours } = await ask('POST', '/api/hours', { ...period, function: 'partner', hours: 2 })
  expect((await ask('POST', '/api/rates', { currency: 'USD', day: '2026-05-29', rate: 0.9 })).status).toBe(
    201,
  )
  expect((await ask('GET', '/api/spend')).body.items[0].id).toBe(spend.id)
  expect((await ask('GET', '/api/hours')).body.items[0].id).toBe(hours.id)
  expect((await ask('GET', '/api/rates')).body.items[0].currency).toBe('USD')
  for (const list of ['spend', 'hours', 'rates'])
    expect((await ask('POST', `/api/${list}/import`)).status).toBe(422)
  for (const row of [`spend/${spend.id}`, `hours/${hours.id}`, 'rates/USD/2026-05-29'])
    expect((await ask('DELETE', `/api/${row}`)).status).toBe(204)
}
