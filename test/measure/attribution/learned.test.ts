/** Markov and Shapley against printed examples, and against slower ways to the same number. */
import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import {
  addPath,
  chainOf,
  noSteps,
  removalEffects,
  type Chain,
} from '#journey/measure/attribution/chain.rules.ts'
import { seeded } from '#journey/survey/random.rules.ts'
import { shapleyOf, shapleyOfChain } from '#journey/measure/attribution/shapley.rules.ts'

function chain(names: string[], paths: [string, boolean, number?][]): Chain {
  const steps = noSteps(names)
  for (const [path, won, count] of paths) {
    const places = path.split('>').map((name) => names.indexOf(name))
    addPath(steps, places, won, count ?? 1)
  }
  return chainOf(steps)
}

describe('the removal effect', () => {
  // C1 > C2 > C3 bought; C1 alone and C2 > C3 did not (S. Bryl, "Attribution model with R", 2016)
  test('given three journeys of Bryl, then C1 takes half of the wins with it and C2 and C3 all', () => {
    const { chance, effects } = removalEffects(
      chain(['C1', 'C2', 'C3'], [['C1>C2>C3', true], ['C1', false], ['C2>C3', false]]), // prettier-ignore
    )
    expect(chance).toBeCloseTo(1 / 3, 12)
    const all = effects.reduce((sum, one) => sum + one, 0)
    expect(effects.map((one) => one / all)).toEqual([0.2, 0.4, 0.4].map((x) => expect.closeTo(x, 12)))
  })

  // five journeys over ads and mailing (S. Puzyrov, "Markov Chain Attribution", 2019)
  test('given five journeys of Puzyrov, then ads take 75 % of the wins with them and mailing 50 %', () => {
    const { chance, effects } = removalEffects(
      chain(['ads', 'mail'], [['ads', true, 2], ['mail', true], ['ads>mail', true], ['ads', false]]), // prettier-ignore
    )
    expect(chance).toBeCloseTo(0.8, 12)
    expect(effects).toEqual([expect.closeTo(0.75, 12), expect.closeTo(0.5, 12)])
  })

  test('given paths that go back and forth, then the effects are those of the system solved by hand', () => {
    const { chance, effects } = removalEffects(
      chain(['A', 'B'], [['A>B>A', true, 3], ['B>A', false, 1], ['A', false, 2], ['B', true, 1]]), // prettier-ignore
    )
    // from A: 3 to B, 3 won, 3 lost of 9; from B: 4 to A, 1 won of 5. a = 1/3·b + 1/3, b = 4/5·a + 1/5: a = 6/11, b = 7/11
    expect(chance).toBeCloseTo((5 / 7) * (6 / 11) + (2 / 7) * (7 / 11), 12)
    // without A only B remains: 2/7 · 1/5; without B: 5/7 · 1/3
    expect(effects[0]).toBeCloseTo(1 - ((2 / 7) * (1 / 5)) / chance, 12)
    expect(effects[1]).toBeCloseTo(1 - ((5 / 7) * (1 / 3)) / chance, 12)
  })

  test('given no win at all, or no path, then nothing has an effect', () => {
    expect(removalEffects(chain(['A'], [['A', false]]))).toEqual({ chance: 0, effects: [0] })
    expect(removalEffects(chain(['A', 'B'], []))).toEqual({ chance: 0, effects: [0, 0] })
  })

  const journeys = fc.array(
    fc.record({ places: fc.array(fc.nat(5), { minLength: 1, maxLength: 7 }), won: fc.boolean() }),
    { minLength: 1, maxLength: 40 },
  )

  test('given random paths, then each effect is that of solving the chain again without the value', () => {
    fc.assert(
      fc.property(journeys, (paths) => {
        const steps = noSteps(['a', 'b', 'c', 'd', 'e', 'f'])
        for (const { places, won } of paths) addPath(steps, places, won)
        const whole = chainOf(steps)
        const { chance, effects } = removalEffects(whole)
        expect(chance).toBeCloseTo(slowly(whole, -1), 9)
        for (const [c, effect] of effects.entries())
          expect(effect).toBeCloseTo(chance === 0 ? 0 : 1 - slowly(whole, c) / chance, 9)
      }),
    )
  })
})

/** The chance of a win without one value, by going on step by step until hardly anybody is under way. */
function slowly({ start, step, win }: Chain, without: number): number {
  let here = Float64Array.from(start)
  let won = 0
  for (let round = 0; round < 20_000; round++) {
    const next = new Float64Array(here.length)
    for (const [i, share] of here.entries()) {
      if (i === without || share < 1e-18) continue
      won += share * win[i]!
      for (const [j, chance] of step[i]!.entries()) next[j]! += share * chance
    }
    here = next
  }
  return won
}

describe('the Shapley value', () => {
  // two have a left glove, one a right; only pairs sell
  test('given the game of gloves, then the one right glove is worth two thirds', () => {
    const values = shapleyOf(3, (players) => ((players & 4) !== 0 && (players & 3) !== 0 ? 1 : 0))
    expect(values).toEqual([1 / 6, 1 / 6, 2 / 3].map((x) => expect.closeTo(x, 12)))
  })

  // Littlechild and Owen, 1973: a runway as long as the largest that lands needs, for costs 8, 11, 13, 18
  test('given an airport for four sizes, then each pays 2, 3, 4 and 9', () => {
    const costs = [8, 11, 13, 18]
    const worth = (players: number): number =>
      Math.max(0, ...costs.filter((_, i) => (players & (1 << i)) !== 0))
    expect(shapleyOf(4, worth)).toEqual([2, 3, 4, 9].map((x) => expect.closeTo(x, 12)))
  })

  const paths = fc.array(
    fc.record({ places: fc.array(fc.nat(4), { minLength: 1, maxLength: 5 }), won: fc.boolean() }),
    { minLength: 1, maxLength: 25 },
  )

  test('given random paths, then the values sum to the chance of a win and none is negative', () => {
    fc.assert(
      fc.property(paths, (some) => {
        const steps = noSteps(['a', 'b', 'c', 'd', 'e'])
        for (const { places, won } of some) addPath(steps, places, won)
        const whole = chainOf(steps)
        const { values } = shapleyOfChain(whole, { exactUpTo: 12, samples: 100, random: () => 0.5 })
        expect(values.reduce((sum, one) => sum + one, 0)).toBeCloseTo(removalEffects(whole).chance, 9)
        for (const value of values) expect(value).toBeGreaterThanOrEqual(-1e-12)
      }),
    )
  })

  test('given too many values for all orders, then the drawn ones lie within their error of the exact', () => {
    const names = Array.from({ length: 9 }, (_, i) => `v${i}`)
    const random = seeded('paths')
    const steps = noSteps(names)
    for (let i = 0; i < 400; i++) {
      const places = Array.from({ length: 1 + Math.floor(random() * 5) }, () => Math.floor(random() * 9))
      addPath(steps, places, random() < 0.2 + 0.05 * places[0]!)
    }
    const whole = chainOf(steps)
    const exact = shapleyOfChain(whole, { exactUpTo: 12, samples: 0, random })
    const drawn = shapleyOfChain(whole, { exactUpTo: 1, samples: 4000, random: seeded('orders') })
    expect(exact.errors).toBeNull()
    for (const [i, value] of drawn.values.entries())
      expect(Math.abs(value - exact.values[i]!)).toBeLessThan(4.5 * drawn.errors![i]! + 1e-12)
    expect(drawn).toEqual(shapleyOfChain(whole, { exactUpTo: 1, samples: 4000, random: seeded('orders') }))
  })
})
