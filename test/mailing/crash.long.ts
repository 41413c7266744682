import { expect, test } from 'vitest'
import { surviveKilledSenders } from './crash.ts'

test('sixty killed senders, no mail twice', async () => {
  const { unclear } = await surviveKilledSenders(4_000, 60)
  expect(unclear).toBeLessThanOrEqual(60 * 12)
}, 900_000)
