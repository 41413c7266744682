import { expect, test } from 'vitest'
import { surviveKilledSenders } from './crash.ts'

test('sixty killed senders, no mail twice', async () => {
  const { unclear } = await surviveKilledSenders(12_000, 60)
  // what was marked ahead at the moment of a kill
  expect(unclear).toBeLessThan(60 * 150)
}, 900_000)
