import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { chartOf, limitsOf, movingRange, signalsOf, type Point } from '#journey/measure/change/chart.rules.ts'
import {
  carriedOver,
  meansApart,
  sharesApart,
  slopeOf,
  tQuantile,
} from '#journey/measure/change/effect.rules.ts'

const measured = (...values: number[]): Point[] => values.map((value) => ({ n: 1, hits: null, value }))
const shares = (n: number, ...hits: number[]): Point[] => hits.map((one) => ({ n, hits: one, value: null }))

describe('limits', () => {
  test('given the flow rates of the NIST/SEMATECH e-Handbook (6.3.2.2), then its printed centre and limits', () => {
    const batches = measured(49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1)
    const chart = chartOf('individuals', batches)!
    expect(chart.centre).toBeCloseTo(50.81, 10)
    expect(movingRange(batches.map(({ value }) => value!))).toBeCloseTo(1.8778, 4)
    const { low, high } = limitsOf(chart, batches[0]!)!
    expect(high).toBeCloseTo(55.8041, 3)
    expect(low).toBeCloseTo(45.8159, 3)
  })

  test('given the costs of loans of Montgomery (Introduction to Statistical Quality Control, individuals chart), then his limits', () => {
    const weeks = measured(
      ...[310, 288, 297, 298, 307, 303, 294, 297, 308, 306, 294, 299, 297, 299, 314, 295, 293, 306, 301, 304],
    )
    const chart = chartOf('individuals', weeks)!
    expect(chart.centre).toBeCloseTo(300.5, 10)
    const { low, high } = limitsOf(chart, weeks[0]!)!
    expect([low, high].map((one) => Math.round(one * 100) / 100)).toEqual([279.78, 321.22])
    expect(signalsOf(chart, weeks).flat()).toEqual([])
  })

  test('given Montgomery’s 30 samples of 50 cans of juice, then p̄ and the limits of a p-chart, but for Laney’s factor', () => {
    const cans = shares(
      50,
      ...[12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9],
      ...[12, 7, 13, 9, 6],
    )
    const chart = chartOf('shares', cans)!
    expect(chart.centre).toBeCloseTo(0.2313, 4)
    const plain = limitsOf({ ...chart, spread: 1 }, cans[0]!)!
    expect(plain.high).toBeCloseTo(0.4102, 4)
    expect(plain.low).toBeCloseTo(0.0524, 4)
    // counted by hand: neighbours differ by 5.586 cans on average, a binomial of 50 scatters by 2.982
    expect(chart.spread).toBeCloseTo(5.586 / 1.128 / 2.982, 2)
    // his samples 15 and 23 lie outside the plain limits
    const outside = signalsOf({ ...chart, spread: 1 }, cans).flatMap((signals, i) =>
      signals.some(({ rule }) => rule === 'beyond') ? [i + 1] : [],
    )
    expect(outside).toEqual([15, 23])
  })

  test('given weeks that scatter less than a binomial, then the limits are not narrower than its own', () => {
    expect(chartOf('shares', shares(100, 50, 50, 51, 50))!.spread).toBe(1)
  })

  test('given one point, no variation, or a share that is always 0, then there is no chart', () => {
    expect(chartOf('individuals', measured(4))).toBeNull()
    expect(chartOf('individuals', measured(4, 4, 4))).toBeNull()
    expect(chartOf('shares', shares(20, 0, 0, 0))).toBeNull()
    expect(chartOf('shares', shares(0, 0, 0))).toBeNull()
  })
})

describe('the four rules', () => {
  const chart = { kind: 'individuals', centre: 0, spread: 1, points: 20 } as const
  const broken = (...scores: number[]) =>
    signalsOf(chart, measured(...scores)).map((signals) => signals.map(({ rule }) => rule))

  test('given a point beyond three standard deviations, then the first is broken, at three exactly not', () => {
    expect(broken(3.01, 0, 0, -3.01, 0, 0, 3)).toEqual([['beyond'], [], [], ['beyond'], [], [], []])
  })
  test('given two of three beyond two on one side, then the second; on two sides not', () => {
    expect(broken(2.1, 0, 2.1).at(-1)).toEqual(['two_of_three'])
    expect(broken(2.1, 0, -2.1).at(-1)).toEqual([])
    expect(broken(2.1, 0, 0, 2.1).at(-1)).toEqual([])
  })
  test('given four of five beyond one on one side, then the third', () => {
    expect(broken(1.1, 1.1, 0, 1.1, 1.1).at(-1)).toEqual(['four_of_five'])
    expect(broken(1.1, 1.1, 0, 0, 1.1, 1.1).at(-1)).toEqual([])
  })
  test('given eight in a row on one side, then the fourth; a point in the middle ends the row', () => {
    const row = Array.from({ length: 8 }, () => -0.2)
    expect(broken(...row).at(-1)).toEqual(['eight'])
    expect(broken(...row.slice(1), 0, -0.2).at(-1)).toEqual([])
  })
  test('given weeks without a point, then rows go on over them', () => {
    const points = [...measured(2.1), { n: 0, hits: null, value: null }, ...measured(2.1)]
    expect(signalsOf(chart, points).at(-1)).toEqual([{ rule: 'two_of_three', side: 'above' }])
  })
  test('given any row, then turned over it breaks the same rules on the other side', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -4, max: 4, noNaN: true }), { maxLength: 40 }), (scores) => {
        expect(broken(...scores.map((one) => -one))).toEqual(broken(...scores))
      }),
    )
  })
})

describe('effects', () => {
  test('given Newcombe’s 56 of 70 against 48 of 80, then his interval by method 10', () => {
    const effect = sharesApart({ hits: 48, n: 80 }, { hits: 56, n: 70 })!
    expect(effect.difference).toBeCloseTo(0.2, 10)
    expect(effect.low).toBeCloseTo(0.0524, 4)
    expect(effect.high).toBeCloseTo(0.3339, 4)
  })
  test('given weeks that scatter more, then the interval is wider', () => {
    const [plain, wide] = [1, 1.5].map((spread) =>
      sharesApart({ hits: 48, n: 80 }, { hits: 56, n: 70 }, spread)!,
    )
    expect(wide!.low!).toBeLessThan(plain!.low!)
    expect(wide!.high!).toBeGreaterThan(plain!.high!)
    expect(wide!.difference).toBeCloseTo(plain!.difference, 12)
  })
  test('given Student’s hours of sleep, then the interval that R prints for Welch’s test', () => {
    const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]
    const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
    const effect = meansApart(second, first)!
    expect(effect.low).toBeCloseTo(-3.3654832, 5)
    expect(effect.high).toBeCloseTo(0.2054832, 5)
  })
  test.each([
    [1, 12.706],
    [2, 4.303],
    [10, 2.228],
    [30, 2.042],
    [120, 1.98],
  ])('given %d degrees of freedom, then the printed 97.5th percentile of t is %d', (freedom, printed) => {
    expect(tQuantile(freedom)).toBeCloseTo(printed, 3)
  })
  test('given one week, or none, then there is no interval, or no effect', () => {
    expect(meansApart([1, 2, 3], [4])).toMatchObject({ difference: 2, low: null, high: null })
    expect(meansApart([], [4])).toBeNull()
    expect(sharesApart({ hits: 0, n: 0 }, { hits: 1, n: 2 })).toBeNull()
  })
  test('given a straight line, then its slope; given the same every week, then nothing is carried over', () => {
    expect(slopeOf([1, 3, 5, 7, 9])).toMatchObject({ slope: 2 })
    expect(slopeOf([1, 2, 3])).toBeNull()
    expect(carriedOver([2, 2, 2, 2, 2])).toBeNull()
    expect(carriedOver([1, -1, 1, -1, 1, -1])!).toBeLessThan(-0.5)
  })
})
