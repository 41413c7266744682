/** What one lead is worth: printed examples, coverage of the intervals, and where it says nothing. */
import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { amountsOf, type Won } from '#journey/measure/value/amount.rules.ts'
import { DRAWS, drawnMeans, middleOf } from '#journey/measure/value/amount-interval.rules.ts'
import { likely, type Seen } from '#journey/measure/value/chance.rules.ts'
import { seeded } from '#journey/survey/random.rules.ts'
import {
  toldAnewAt,
  worthOf,
  type LeadWorth,
  type Standing,
} from '#journey/measure/value/lead-worth.rules.ts'
import { valuerOf } from '#journey/measure/value/valuer.rules.ts'

const DAY = 24 * 3600_000
const wonOf = (amounts: number[], market: string | null = null, level: string | null = null): Won => ({
  market,
  level,
  n: amounts.length,
  sum: amounts.reduce((sum, one) => sum + one, 0),
  squares: amounts.reduce((sum, one) => sum + one ** 2, 0),
  amounts,
})

describe('the interval of an amount', () => {
  test('the seven treated mice of Efron and Tibshirani (1993, table 2.1): mean 86.86, standard error 23.36', () => {
    const mice = [94, 197, 16, 38, 99, 141, 23]
    const means = drawnMeans(mice, 'mice')
    const mean = means.reduce((sum, one) => sum + one, 0) / DRAWS
    const error = Math.sqrt(means.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (DRAWS - 1))
    expect(mean).toBeCloseTo(86.86, -0.5)
    // with a thousand draws the book's own came to 23.02, with endlessly many to 23.36
    expect(Math.abs(error - 23.36)).toBeLessThan(1.5)
    expect(drawnMeans(mice, 'mice')).toEqual(means)
  })

  test('given deals of one size, then there is nothing to be unsure of, however many they are', () => {
    for (const n of [3, 3000])
      expect(middleOf(drawnMeans(Array<number>(n).fill(500), 'x'), n)).toEqual({ n, low: 500, high: 500 })
  })

  test('given ever more deals, then the interval narrows, also where drawing gives way to the normal curve', () => {
    const random = seeded('deals')
    const amounts = Array.from({ length: 8_000 }, () => -Math.log(1 - random()) * 1000)
    const widths = [50, 500, 1_999, 2_001, 8_000].map((n) => {
      const { low, high } = middleOf(drawnMeans(amounts.slice(0, n), 'y'), n)
      return high - low
    })
    expect(widths).toEqual(widths.toSorted((a, b) => b - a))
    expect(widths[2]! / widths[3]!).toBeLessThan(1.15)
  })

  test('given a market without a win, then the interval is that of all, and says how many deals it rests on', () => {
    const amounts = amountsOf([wonOf([100, 200, 900, 400, 700], 'home', 'director')])
    expect(amounts.range('abroad', null)).toEqual(amounts.range('moon', 'rep'))
    expect(amounts.range('abroad', null).n).toBe(5)
    const { low, high } = amounts.range('home', 'director')
    expect(low).toBeLessThan(amounts.of('home', 'director').mean)
    expect(high).toBeGreaterThan(amounts.of('home', 'director').mean)
  })

  test('it holds the true mean in about 95 of 100 records of 60 deals as unequal as deals are', () => {
    const random = seeded('coverage')
    let held = 0
    for (let run = 0; run < 300; run++) {
      const amounts = Array.from({ length: 60 }, () => -Math.log(1 - random()) * 1000)
      const { low, high } = middleOf(drawnMeans(amounts, `run ${String(run)}`), 60)
      held += Number(low <= 1000 && high >= 1000)
    }
    expect(held / 300).toBeGreaterThan(0.89)
    expect(held / 300).toBeLessThan(0.99)
  })
})

describe('the interval of a chance', () => {
  test('is Wilson’s at the leads that it weighs: 10 of 50 give 11.2 to 33.0 % (Newcombe 1998, method 3)', () => {
    const { low, high } = likely({ mean: 0.2, variance: (0.2 * 0.8) / 51 })
    expect(low).toBeCloseTo(0.112, 3)
    expect(high).toBeCloseTo(0.33, 3)
  })

  test('of anything it lies around the chance and within 0 and 1', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.0001, max: 0.9999, noNaN: true }),
        fc.integer({ min: 20, max: 100_000 }),
        (mean, n) => {
          const { low, high } = likely({ mean, variance: (mean * (1 - mean)) / (n + 1) })
          expect(low).toBeGreaterThanOrEqual(0)
          expect(low).toBeLessThan(mean)
          expect(high).toBeGreaterThan(mean)
          expect(high).toBeLessThanOrEqual(1)
        },
      ),
    )
  })
})

const seen = (stage: string, band: number, n: number, won: number): Seen => ({ stage, age: 0, band, n, won })
const valuer = valuerOf(
  [seen('mql', 1, 1000, 20), seen('mql', 4, 1000, 200), seen('accepted', 2, 500, 150)],
  [wonOf([8_000, 12_000, 10_000, 9_000, 11_000]), wonOf([40_000, 50_000, 60_000], 'north')],
)
const lead: Standing = {
  stage: 'mql',
  since: 0,
  won: false,
  score: 85,
  scoredByCard: false,
  groups: [],
  level: null,
}
const worth = (of: Partial<Standing>, at = DAY): LeadWorth =>
  worthOf(valuer, { ...lead, ...of }, at) as LeadWorth

describe('what a lead is worth', () => {
  test('given no signed card, then the score says nothing and the stage does: 220 of 2,000', () => {
    expect(worth({ score: 85 })).toEqual(worth({ score: 25 }))
    expect(worth({}).seen).toEqual({ n: 2000, won: 220 })
    expect(worth({}).chance.mean).toBeCloseTo(0.111, 2)
    expect(worth({}).band).toBeNull()
  })

  test('given a signed card, then the band of points does: 200 of 1,000 against 20', () => {
    const [high, low] = [worth({ scoredByCard: true }), worth({ scoredByCard: true, score: 25 })]
    expect(high.seen).toEqual({ n: 1000, won: 200 })
    expect(low.seen).toEqual({ n: 1000, won: 20 })
    expect(high.value.mean).toBeGreaterThan(5 * low.value.mean)
    expect(high.chance.low).toBeGreaterThan(low.chance.high)
  })

  test('value is chance times amount in cents, and everything lies within its interval', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('mql', 'accepted', 'never'),
        fc.integer({ min: -20, max: 140 }),
        fc.boolean(),
        fc.constantFrom<string[]>([], ['market:north'], ['market:south']),
        fc.integer({ min: 0, max: 400 }),
        (stage, score, scoredByCard, groups, days) => {
          const { chance, amount, value } = worth({ stage, score, scoredByCard, groups }, days * DAY)
          expect(Math.abs(value.mean - chance.mean * amount.mean)).toBeLessThan(1 + chance.mean)
          for (const { mean, low, high } of [chance, amount, value]) {
            expect(low).toBeLessThanOrEqual(mean)
            expect(high).toBeGreaterThanOrEqual(mean)
          }
          expect(Number.isInteger(value.mean)).toBe(true)
        },
      ),
    )
  })

  test('given a customer, a lead that is not counted yet or too little history, then nothing is told and why is', () => {
    expect(worthOf(valuer, { ...lead, won: true }, DAY)).toBe('won')
    expect(worthOf(valuer, { ...lead, groups: null }, DAY)).toBe('not_counted')
    expect(worthOf(valuerOf([], []), lead, DAY)).toBe('too_few_leads')
  })

  test('it is told anew when time alone moves the lead into another class, and never after the last', () => {
    expect([0, 6, 7, 40, 89, 90, 900].map((days) => toldAnewAt(lead, days * DAY) / DAY)).toEqual([
      7,
      7,
      30,
      90,
      90,
      Infinity,
      Infinity,
    ])
  })
})
