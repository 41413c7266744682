import { expect, test } from 'vitest'
import { house } from './house.ts'

const { claim, join } = await house()

test('given a key of one person’s request, when another person uses it for the same request, then it is not taken for theirs', async () => {
  const admin = await claim()
  const paul = await join(admin, 'paul', 'marketing')
  const vera = await join(admin, 'vera', 'sales_manager')
  const key = { 'idempotency-key': '1' }
  const begin = (who: typeof paul) => who('POST', '/api/agreements/drafts', { title: 'Next' }, key)
  const first = await begin(paul)
  expect(first.status).toBe(201)
  expect((await begin(paul)).body).toEqual(first.body)
  expect((await begin(vera)).body.code).toBe('idempotency_mismatch')
})
