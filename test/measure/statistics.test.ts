/** Each formula against an example that its field has printed. */
import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { countOfDraw, logChoose, meanOfDraw } from '#journey/measure/sampling.rules.ts'
import { holm, upperTail } from '#journey/measure/normal.rules.ts'
import { mantelHaenszel } from '#journey/measure/strata.rules.ts'
import { metWithin } from '#journey/measure/survival.rules.ts'
import { slopeOf, tilt, type Dose } from '#journey/measure/tilt.rules.ts'
import { wilson } from '#journey/measure/interval.rules.ts'

describe('the normal distribution', () => {
  test.each([
    [0, 0.5],
    [1, 0.15865525393145707],
    [1.6448536269514722, 0.05],
    [1.959963984540054, 0.025],
    [3, 0.0013498980316300933],
    [3.0902323061678132, 0.001],
    [6, 9.865876450376946e-10],
  ])('given %d, then its upper tail is the tabled one', (z, tail) => {
    expect(Math.abs(upperTail(z) / tail - 1)).toBeLessThan(1e-10)
    expect(upperTail(-z)).toBeCloseTo(1 - tail, 12)
  })
})

describe("Wilson's interval", () => {
  test('given 81 of 263, then it is the one of Newcombe (1998)', () => {
    const { low, high } = wilson(81, 263)!
    expect([low.toFixed(4), high.toFixed(4)]).toEqual(['0.2553', '0.3662'])
  })
})

describe("Holm's adjustment", () => {
  test('given four p values, then each is weighed by how many are not smaller, and none overtakes', () => {
    const adjusted = holm([0.01, 0.04, null, 0.03, 0.005])
    expect(adjusted.map((p) => p && Number(p.toFixed(4)))).toEqual([0.03, 0.06, null, 0.06, 0.02])
  })
})

describe('the Mantel-Haenszel test', () => {
  // admissions to six departments of Berkeley, 1973 (Bickel, Hammel, O'Connell): men, women
  const berkeley = [
    [512, 313, 89, 19],
    [353, 207, 17, 8],
    [120, 205, 202, 391],
    [138, 279, 131, 244],
    [53, 138, 94, 299],
    [22, 351, 24, 317],
  ].map(([yes, no, otherYes, otherNo]) => ({
    hits: yes!,
    n: yes! + no!,
    otherHits: otherYes!,
    otherN: otherYes! + otherNo!,
  }))

  test('given the admissions of Berkeley, then chi-square is 1.4269 and p 0.2323, as in the manual of R', () => {
    const { chiSquare, p } = mantelHaenszel(berkeley)!
    expect(chiSquare).toBeCloseTo(1.4269, 4)
    expect(2 * Math.min(p, 1 - p)).toBeCloseTo(0.2323, 4)
  })

  test('given nobody to compare with, then there is no test', () => {
    expect(mantelHaenszel([{ hits: 3, n: 5, otherHits: 0, otherN: 0 }])).toBeNull()
  })
})

describe('the test of tilt', () => {
  test("given Graubard and Korn's malformations by alcohol, then z² is 6.57 as in Agresti", () => {
    const doses = [
      { score: 0, hits: 48, n: 17_114 },
      { score: 0.5, hits: 38, n: 14_502 },
      { score: 1.5, hits: 5, n: 793 },
      { score: 4, hits: 1, n: 127 },
      { score: 7, hits: 1, n: 38 },
    ]
    const found = tilt(doses)!
    expect(found.z ** 2).toBeCloseTo(6.57, 2)
    expect(2 * found.p).toBeCloseTo(0.0104, 4)
  })

  test('given ranks, then it is the large-sample rank sum test: W = 35 of Hollander and Wolfe has p 0.1103', () => {
    const x = [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46]
    const y = [1.15, 0.88, 0.9, 0.74, 1.21]
    const sorted = [...x, ...y].sort((a, b) => a - b)
    const doses = sorted.map((value, i) => ({ score: i + 1, n: 1, hits: x.includes(value) ? 1 : 0 }))
    expect(tilt(doses)!.p).toBeCloseTo(0.1103, 4)
  })

  test('given a few leads, then its p is near that of all choices there are', () => {
    const doses: Dose[] = [31, 38, 42, 47, 47, 55, 58, 63, 66, 71, 74, 80, 88, 93].map((score, i) => ({
      score,
      n: 1,
      hits: [0, 1, 0, 0, 1, 0, 1, 1, 0, 1, 1, 1, 1, 1][i]!,
    }))
    expect(Math.abs(tilt(doses)!.p - exactly(doses))).toBeLessThan(0.01)
  })

  test('given nothing chosen, then there is no test', () => {
    expect(tilt([{ score: 50, n: 4, hits: 4 }])).toBeNull()
    expect(tilt([{ score: 50, n: 4, hits: 2 }])).toBeNull()
  })

  test('given a team that prefers high scores alike, then its slope is found and nobody leans beyond it', () => {
    const like = (slope: number, intercept: number): Dose[] =>
      [40, 50, 60, 70, 80, 90].map((score) => ({
        score,
        n: 1000,
        hits: Math.round(1000 / (1 + Math.exp(-(intercept + slope * (score - 65))))),
      }))
    const others = [like(0.06, -1), like(0.06, 1.5), like(0.06, 0)]
    expect(slopeOf(others)).toBeCloseTo(0.06, 3)
    const again = tilt(like(0.06, 0.5), slopeOf(others))!
    expect(again.p).toBeGreaterThan(0.3)
    expect(tilt(like(0.06, 0.5))!.p).toBeLessThan(1e-6)
  })

  test('given any leads, then p lies between 0 and 1 and the means between the least and the highest score', () => {
    const dose = fc
      .record({ score: fc.integer({ min: -20, max: 130 }), n: fc.nat(40), share: fc.nat(100) })
      .map(({ score, n, share }) => ({ score, n, hits: Math.round((n * share) / 100) }))
    fc.assert(
      fc.property(fc.array(dose, { maxLength: 12 }), fc.constantFrom(0, 0.02, 0.2, -0.05), (doses, slope) => {
        const found = tilt(doses, slope)
        if (!found) return
        const scores = doses.filter((one) => one.n > 0).map((one) => one.score)
        expect(found.p).toBeGreaterThanOrEqual(0)
        expect(found.p).toBeLessThanOrEqual(1)
        for (const mean of [found.worked, found.left, found.expected]) {
          expect(mean).toBeGreaterThanOrEqual(Math.min(...scores) - 1e-6)
          expect(mean).toBeLessThanOrEqual(Math.max(...scores) + 1e-6)
        }
      }),
    )
  })
})

/** Every way in which as many could have been chosen. */
function exactly(doses: Dose[]): number {
  const hits = doses.filter((one) => one.hits === 1)
  const seen = hits.reduce((all, { score }) => all + score, 0)
  let [all, asFar] = [0, 0]
  for (let set = 0; set < 2 ** doses.length; set++) {
    const chosen = doses.filter((_, i) => (set >> i) & 1)
    if (chosen.length !== hits.length) continue
    const total = chosen.reduce((sum, { score }) => sum + score, 0)
    all += 1
    // the test has no continuity correction: half of the ties belong to it
    asFar += total > seen ? 1 : total === seen ? 0.5 : 0
  }
  return asFar / all
}

describe("Kaplan and Meier's estimate", () => {
  // weeks of remission under 6-MP (Freireich and others 1963); the second list are those who were still in it
  const weeks = [
    ...[6, 6, 6, 7, 10, 13, 16, 22, 23].map((ms) => ({ ms, met: 1, censored: 0 })),
    ...[6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map((ms) => ({ ms, met: 0, censored: 1 })),
  ]

  test('given the remissions under 6-MP, then the median is 23 weeks, a quarter are met after 13, and most never', () => {
    expect(metWithin(weeks, 0.5)).toBe(23)
    expect(metWithin(weeks, 0.25)).toBe(13)
    expect(metWithin(weeks, 0.1)).toBe(6)
    expect(metWithin(weeks, 0.9)).toBeNull()
  })

  test('given no clock that still runs, then it is the plain quantile', () => {
    const plain = [5, 1, 3, 2, 4].map((ms) => ({ ms, met: 1, censored: 0 }))
    expect([0.2, 0.5, 0.8, 1].map((share) => metWithin(plain, share))).toEqual([1, 3, 4, 5])
    expect(metWithin([], 0.5)).toBeNull()
  })
})

describe('what a rotation would have given', () => {
  test('given the eight cups of the lady who tasted tea (Fisher 1935), then one in seventy names all four', () => {
    expect(Math.exp(-logChoose(8, 4))).toBeCloseTo(1 / 70, 12)
    expect(countOfDraw(8, 4, 4)).toEqual({ mean: 2, low: 1, high: 3 })
  })

  test('given all offers, then the range has no width; given few, then it is wide', () => {
    const all = { n: 20, mean: 60, variance: 100 }
    expect(meanOfDraw(all, 20)).toEqual({ mean: 60, low: 60, high: 60 })
    const five = meanOfDraw(all, 5)!
    expect(five.high - five.mean).toBeCloseTo(1.96 * Math.sqrt((100 / 5) * (15 / 19)), 3)
    expect(meanOfDraw(all, 1)).toBeNull()
  })

  test('given any draw, then no tail outside the range holds more than 2.5 %', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(60), fc.nat(60), (all, marked, n) => {
        fc.pre(marked <= all && n <= all)
        const { low, high } = countOfDraw(all, marked, n)
        const chance = (k: number) =>
          Math.exp(logChoose(marked, k) + logChoose(all - marked, n - k) - logChoose(all, n))
        let [below, above] = [0, 0]
        for (let k = Math.max(0, n + marked - all); k < low; k++) below += chance(k)
        for (let k = high + 1; k <= Math.min(n, marked); k++) above += chance(k)
        expect(Math.max(below, above)).toBeLessThanOrEqual(0.025 + 1e-9)
        expect(low).toBeLessThanOrEqual(high)
      }),
    )
  })
})
