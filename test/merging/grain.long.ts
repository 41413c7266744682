/** As grain.property.test.ts, over enough lives to meet what is rare. */
import { beforeAll, test } from 'vitest'
import { mergedAreCountedOnce, undoneIsNever, worldsBegin } from '../support/merged-grain.ts'

beforeAll(worldsBegin)

test('given any life of leads with merges, when all are undone in any order, then every figure is that of a company in which they never were', async () => {
  await undoneIsNever(400)
}, 1_800_000)

test('given leads that go on in others, when they are counted, then each row is what the entries of both say, and the absorbed have none', async () => {
  await mergedAreCountedOnce(600)
}, 1_800_000)
