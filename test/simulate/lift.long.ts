/** The demo company at the demo's size: the effect that its generator put in is found, and none where it put none. */
import { describe, expect, test } from 'vitest'
import { open } from '../../src/main.ts'
import { proofOf } from '#journey/measure/lift.ts'
import { readDrawings } from '#journey/measure/lift.store.ts'
import { readConfig } from '#platform/config.ts'
import { simulateLive } from '#simulate/live.ts'
import { spanOf } from '#simulate/season.rules.ts'
import { freshDatabase } from '../support/database.ts'
import type { Proof } from '#journey/measure/lift.ts'

const until = Date.parse('2026-11-20T13:40:00Z')

async function proofs(seed: number): Promise<Map<string, Proof>> {
  const fresh = await freshDatabase()
  const config = readConfig({ DATABASE_URL: fresh.url, BATON_DATA: '/nonexistent', LOG_LEVEL: 'error' })
  const { services, close } = await open(config, () => until)
  await simulateLive(services, { seed, leads: 3_000, span: spanOf(until, 24) }, () => undefined)
  const found = new Map<string, Proof>()
  for (const drawing of await readDrawings(services.db, null))
    found.set(drawing.id, await proofOf(services.db, drawing, until))
  await close()
  await fresh.drop()
  return found
}

describe.each([1, 7])('given the demo company of seed %i', (seed) => {
  test('then First steps raises accepted leads, and nothing is said of Lost, whose mails do nothing', async () => {
    const found = await proofs(seed)
    const of = (programme: string) =>
      Object.fromEntries(found.get(programme)!.lifts.map((lift) => [lift.outcome, lift]))
    for (const { balance } of found.values()) expect(balance!.broken).toEqual([])
    const { accepted } = of('first_steps')
    expect(accepted!.verdict.verdict).toBe('raises')
    // what the generator put in lies between three and twelve points
    expect([accepted!.now!.low! < 0.12, accepted!.now!.high! > 0.03]).toEqual([true, true])
    for (const lift of Object.values(of('lost_not_forgotten')))
      expect(['not_enough', 'no_effect_larger_than']).toContain(lift.verdict.verdict)
  }, 600_000)
})
