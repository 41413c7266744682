import { expect, test } from 'vitest'
import { surviveKilledSenders } from './crash.ts'

test('a sender that is killed while it sends leaves no mail twice, and the table tells the truth', async () => {
  const rounds = 3
  const { unclear } = await surviveKilledSenders(120, rounds)
  // what was on its way at the moment of the kill, and no more: six connections, and what waits for one
  expect(unclear).toBeLessThanOrEqual(rounds * 12)
}, 180_000)
