import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { bandsOf, cameIn } from '#journey/learning/workspace/bands.rules.ts'

const lead = fc.record({
  points: fc.integer({ min: -30, max: 130 }),
  won: fc.boolean(),
  opened: fc.boolean(),
})

describe('what came of leads by their points', () => {
  test('given 50 leads of rising points of which only the newer part counts, then fifths of it, each with what came', () => {
    const points = [...Array<number>(10).fill(999), ...Array.from({ length: 50 }, (_, i) => i)]
    const came = points.map((one) => ({ opportunity: one >= 20, won: one >= 40 && one % 2 === 0 }))
    const curve = { method: 'isotonic' as const, points: [0, 40], probabilities: [0.2, 0.5] }
    const bands = bandsOf(points, came, 10, { opportunity: null, won: curve })
    expect(bands.map(({ from, rows, yes }) => [from, rows, yes.opportunity, yes.won])).toEqual([
      [null, 10, 0, 0],
      [10, 10, 0, 0],
      [20, 10, 10, 0],
      [30, 10, 10, 0],
      [40, 10, 10, 5],
    ])
    expect(cameIn(bands, { points: 45, chance: 0.5 }, 'won')).toMatchObject({
      from: 40,
      below: null,
      n: 10,
      yes: 5,
    })
    // Wilson's interval of 5 in 10: Brown, Cai and DasGupta, Statistical Science 16, 2001
    expect(cameIn(bands, { points: 45, chance: 0.5 }, 'won')!.low).toBeCloseTo(0.2366, 4)
    const low = { points: -5, chance: 0.2 }
    expect(cameIn(bands, low, 'won')).toMatchObject({ from: null, below: 10, yes: 0, low: 0 })
    expect(cameIn(bands, low, 'won')!.high).toBeCloseTo(0.2775, 4)
    // who has more points than the average of the band keeps its distance to it
    const above = cameIn(bands, { points: 49, chance: 0.8 }, 'won')!
    expect([above.low < 0.8, above.high > 0.8]).toEqual([true, true])
    expect(cameIn(bands, low, 'opportunity')).toBeNull()
  })

  test('given any leads, then nobody is counted twice or left out, and leads of the same points stand together', () => {
    fc.assert(
      fc.property(fc.array(lead, { minLength: 1, maxLength: 80 }), fc.nat(20), (leads, given) => {
        const older = Math.min(given, leads.length)
        const points = leads.map((one) => one.points)
        const bands = bandsOf(
          points,
          leads.map(({ won, opened }) => ({ opportunity: opened, won })),
          older,
          { opportunity: null, won: null },
        )
        const newer = leads.slice(older)
        expect(bands.length).toBeLessThanOrEqual(5)
        expect(bands.reduce((sum, { rows }) => sum + rows, 0)).toBe(newer.length)
        for (const [i, { from, rows, yes }] of bands.entries()) {
          const below = bands[i + 1]?.from ?? Infinity
          const own = newer.filter((one) => one.points >= (from ?? -Infinity) && one.points < below)
          expect([rows, yes.won]).toEqual([own.length, own.filter(({ won }) => won).length])
        }
      }),
    )
  })
})
