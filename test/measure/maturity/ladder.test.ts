/** The chain ladder on the triangle of Taylor and Ashe, against the figures that Mack printed (ASTIN Bulletin 23, 1993). */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dice } from './dice.ts'
import { errorOf, rangeOf } from '#journey/measure/maturity/part.rules.ts'
import { ladderOf, type Ladder } from '#journey/measure/maturity/ladder.rules.ts'

const TAYLOR_ASHE = [
  [357848, 1124788, 1735330, 2218270, 2745596, 3319994, 3466336, 3606286, 3833515, 3901463],
  [352118, 1236139, 2170033, 3353322, 3799067, 4120063, 4647867, 4914039, 5339085],
  [290507, 1292306, 2218525, 3235179, 3985995, 4132918, 4628910, 4909315],
  [310608, 1418858, 2195047, 3757447, 4029929, 4381982, 4588268],
  [443160, 1136350, 2128333, 2897821, 3402672, 3873311],
  [396132, 1333217, 2180715, 2985752, 3691712],
  [440832, 1288463, 2419861, 3483130],
  [359480, 1421128, 2864498],
  [376686, 1363294],
  [344014],
]
const LAST = 9

function laddered(sums: number[][]): Ladder {
  const found = ladderOf(sums)
  if ('refused' in found) throw new Error(found.refused)
  return found
}
const rest = (row: number, sums = TAYLOR_ASHE) => ({
  row,
  from: sums[row]!.length - 1,
  to: sums[0]!.length - 1,
})

describe('given the triangle of Taylor and Ashe', () => {
  const ladder = laddered(TAYLOR_ASHE)

  test.each([
    [1, 94_634, 75_535],
    [2, 469_511, 121_699],
    [3, 709_638, 133_549],
    [4, 984_889, 261_406],
    [5, 1_419_459, 411_010],
    [6, 2_177_641, 558_317],
    [7, 3_920_301, 875_328],
    [8, 4_278_972, 971_258],
    [9, 4_625_811, 1_363_155],
  ])('when year %i is asked, then its remainder is %i and the error %i, as printed', (row, mean, error) => {
    const part = ladder.part([rest(row)])
    expect(Math.round(part.mean)).toBe(mean)
    expect(Math.round(errorOf(part))).toBe(error)
  })

  test('when all years are asked together, then remainder and error are as printed', () => {
    const part = ladder.part(TAYLOR_ASHE.map((_, row) => rest(row)))
    expect(Math.round(part.mean)).toBe(18_680_856)
    expect(Math.round(errorOf(part))).toBe(2_447_095)
  })

  test('when a year is told as a range, then it is log-normal with that mean and error', () => {
    const part = ladder.part([rest(9)])
    const { low, high } = rangeOf(part)
    // the mean of the logarithms' middle and spread gives mean and error back
    const spread = (Math.log(high!) - Math.log(low)) / (2 * 1.959963984540054)
    const middle = (Math.log(high!) + Math.log(low)) / 2
    expect(Math.exp(middle + spread ** 2 / 2)).toBeCloseTo(4_625_811, -1)
    expect(Math.sqrt(Math.exp(spread ** 2) - 1)).toBeCloseTo(1_363_155 / 4_625_811, 5)
  })

  test('when it is cut into calendar years, then the years add up to the whole, and each is less certain than none', () => {
    const year = (h: number) =>
      ladder.part(
        TAYLOR_ASHE.map((row, i) => ({
          row: i,
          from: Math.min(LAST, row.length - 1 + h),
          to: Math.min(LAST, row.length + h),
        })),
      )
    const years = Array.from({ length: 9 }, (_, h) => year(h))
    expect(years.reduce((sum, { mean }) => sum + mean, 0)).toBeCloseTo(18_680_856, -1)
    for (const one of years) expect(errorOf(one)).toBeGreaterThan(0)
    // of the first year every cohort takes one step: chance and estimate by hand
    let [process, estimation] = [0, 0]
    TAYLOR_ASHE.slice(1).forEach((row) => {
      const k = row.length - 1
      const base = TAYLOR_ASHE.filter((one) => one.length > k + 1).reduce((sum, one) => sum + one[k]!, 0)
      process += ladder.variances[k]! * row[k]!
      estimation += (row[k]! ** 2 * ladder.variances[k]!) / base
    })
    expect(years[0]!.process).toBeCloseTo(process, -2)
    expect(years[0]!.estimation).toBeCloseTo(estimation, -2)
  })

  test('when chance is played out on the fitted chain, then parts scatter as told', () => {
    const random = dice(7)
    const reach = [{ row: 9, from: 2, to: 6 }]
    const told = ladder.part(reach)
    const drawn = Array.from({ length: 20_000 }, () => {
      let [sum, at2] = [344_014, 0]
      for (let k = 0; k < 6; k++) {
        if (k === 2) at2 = sum
        sum = ladder.factors[k]! * sum + Math.sqrt(ladder.variances[k]! * sum) * normal(random)
      }
      return sum - at2
    })
    const mean = drawn.reduce((all, one) => all + one, 0) / drawn.length
    const scatter = drawn.reduce((all, one) => all + (one - mean) ** 2, 0) / drawn.length
    expect(mean / told.mean).toBeCloseTo(1, 1)
    expect(Math.sqrt(scatter / told.process)).toBeCloseTo(1, 1)
  })
})

test.each([
  [[[5, 8, 9], [0, 3], [4]], { refused: 'zero', age: 0 }], // prettier-ignore
  [[[5, 8, 9], [6, 3], [4]], { refused: 'negative', age: 1 }], // prettier-ignore
  [[[5, 8, 9], [6, 7], [0]], { refused: 'zero', age: 0 }], // prettier-ignore
])('given %j, when it is laddered, then it is refused with the age', (sums, refusal) => {
  expect(ladderOf(sums)).toEqual(refusal)
})

test('given any growing triangle, when every sum is a hundred times as large, then so is all that is told', () => {
  const steps = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 6, maxLength: 6 })
  fc.assert(
    fc.property(fc.array(steps, { minLength: 4, maxLength: 6 }), (all) => {
      const sums = all.map((row, i) => {
        let sum = 0
        return row.slice(0, all.length - i).map((one) => (sum += one))
      })
      const reaches = sums.map((_, row) => rest(row, sums))
      const [small, large] = [sums, sums.map((row) => row.map((one) => one * 100))].map((of) =>
        laddered(of).part(reaches),
      )
      expect(large!.mean).toBeCloseTo(small!.mean * 100, 4)
      expect(errorOf(large!)).toBeCloseTo(errorOf(small!) * 100, 4)
      expect(small!.mean).toBeGreaterThanOrEqual(0)
    }),
  )
})

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random())
}
