import { expect, test } from 'vitest'
import { surviveKilledDrains, surviveKilledProgrammes, surviveKilledSorters } from './jobs.ts'

test('the job that runs programmes, killed fifty times: each of six thousand goes in once and out once', async () => {
  expect(await surviveKilledProgrammes(6_000, 25)).toBeGreaterThan(5)
}, 900_000)

test('whoever sorts mails, killed thirty times: each of six thousand is taken up once', async () => {
  expect(await surviveKilledSorters(6_000, 30)).toBeGreaterThan(2)
}, 900_000)

test('the drain of web hits, killed thirty times: each of twenty thousand views counts once', async () => {
  expect(await surviveKilledDrains(20_000, 1_000, 30)).toBeGreaterThan(2)
}, 900_000)
