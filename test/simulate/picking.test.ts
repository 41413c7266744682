import { beforeAll, describe, expect, test } from 'vitest'
import { open } from '../../src/main.ts'
import { behaviours } from '#journey/measure/behaviour.rules.ts'
import { offerCounts } from '#journey/measure/offers.store.ts'
import { pickings } from '#journey/measure/picking.rules.ts'
import { readConfig } from '#platform/config.ts'
import { simulateLive } from '#simulate/live.ts'
import { spanOf } from '#simulate/season.rules.ts'
import { freshDatabase } from '../support/database.ts'
import type { OfferCount } from '#journey/measure/offers.rules.ts'

const until = Date.parse('2026-11-20T13:40:00Z')
const YEAR = 365 * 24 * 3600_000

describe('a team in which one picks, one stamps and one returns', { timeout: 300_000 }, () => {
  let counts: OfferCount[]

  beforeAll(async () => {
    const { url } = await freshDatabase()
    const config = readConfig({ DATABASE_URL: url, BATON_DATA: '/nonexistent', LOG_LEVEL: 'error' })
    const opened = await open(config, () => until)
    await simulateLive(opened.services, { seed: 7, leads: 900, span: spanOf(until, 24) }, () => undefined)
    counts = await offerCounts(opened.services.db, { asOf: until, from: until - 2 * YEAR, to: until })
    await opened.close()
  }, 300_000)

  test('then the one who picks is found, and nobody else', () => {
    const found = pickings(counts)
    expect(found.length).toBeGreaterThanOrEqual(6)
    expect(found.filter((one) => one.picks).map((one) => one.rep)).toEqual(['rohan.mehta'])
  })

  test('then the rubber stamp and the sandbag are found, and nobody else', () => {
    const found = behaviours(counts).filter((one) => one.signs.length > 0)
    expect(found.map(({ rep, signs }) => [rep, ...signs])).toEqual([
      ['petra.novakova', 'sandbag'],
      ['stefan.rieger', 'rubber_stamp'],
    ])
  })
})
