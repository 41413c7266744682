/** The measurement over random lives of leads that are merged and parted; the long run tries more of them. */
import { beforeAll, test } from 'vitest'
import { mergedAreCountedOnce, undoneIsNever, worldsBegin } from '../support/merged-grain.ts'

beforeAll(worldsBegin)

test('given any life of leads with merges, when all are undone in any order, then every figure is that of a company in which they never were', async () => {
  await undoneIsNever(25)
}, 300_000)

test('given leads that go on in others, when they are counted, then each row is what the entries of both say, and the absorbed have none', async () => {
  await mergedAreCountedOnce(50)
}, 300_000)
