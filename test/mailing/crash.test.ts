import { expect, test } from 'vitest'
import { surviveKilledSenders } from './crash.ts'

test('a sender that is killed while it sends leaves no mail twice, and the table tells the truth', async () => {
  const people = 200
  const { unclear } = await surviveKilledSenders(people, 2)
  expect(unclear).toBeLessThan(people)
}, 180_000)
