import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { aucDifference, aucOf } from '#journey/learning/auc.rules.ts'
import { informationValue, weightOfEvidence } from '#journey/learning/bins.rules.ts'
import { isotonic, levelled, pava, platt, probabilityOf } from '#journey/learning/calibration.rules.ts'
import { logistic } from '#journey/learning/logistic.rules.ts'
import { optimalBins } from '#journey/learning/number-bins.rules.ts'
import { psiOf } from '#journey/learning/stability.rules.ts'

describe('the area under the curve', () => {
  it('given the 109 images of Hanley and McNeil (1982), then area, standard error and interval are as Stata’s manual prints', () => {
    // [R] roctab: 0.8932, 0.0307, 0.83295 to 0.95339 (DeLong)
    const counts = { no: [33, 6, 6, 11, 2], yes: [3, 2, 2, 11, 33] }
    const scores: number[] = []
    const outcome: number[] = []
    for (const [value, rows] of [
      [0, counts.no],
      [1, counts.yes],
    ] as const)
      for (const [rating, count] of rows.entries())
        for (let i = 0; i < count; i++) {
          scores.push(rating)
          outcome.push(value)
        }
    const found = aucOf(scores, outcome)
    expect(found.auc).toBeCloseTo(0.8932, 4)
    expect(found.se).toBeCloseTo(0.0307, 4)
    expect(found.low).toBeCloseTo(0.83295, 4)
    expect(found.high).toBeCloseTo(0.95339, 4)
  })

  it('given any scores, then it is the share of pairs that are in order', () => {
    const pair = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.boolean())
    fc.assert(
      fc.property(fc.array(pair, { minLength: 8, maxLength: 60 }), (rows) => {
        const [yes, no] = [true, false].map((one) => rows.filter(([, is]) => is === one))
        fc.pre(yes!.length > 1 && no!.length > 1)
        let wins = 0
        for (const [a] of yes!) for (const [b] of no!) wins += a > b ? 1 : a === b ? 0.5 : 0
        const found = aucOf(
          rows.map(([score]) => score),
          rows.map(([, is]) => Number(is)),
        )
        expect(found.auc).toBeCloseTo(wins / yes!.length / no!.length, 10)
      }),
    )
  })

  it('given a score and itself, then there is no difference; given its opposite, then a plain one', () => {
    const scores = Array.from({ length: 60 }, (_, i) => i)
    const outcome = scores.map((i) => (i % 3 === 0 || i > 45 ? 1 : 0))
    expect(aucDifference(scores, scores, outcome)).toMatchObject({ difference: 0, p: 1 })
    const opposite = aucDifference(
      scores,
      scores.map((one) => -one),
      outcome,
    )
    expect(opposite.difference).toBeCloseTo(2 * aucOf(scores, outcome).auc - 1, 10)
    expect(opposite.p).toBeLessThan(0.01)
  })
})

describe('logistic regression', () => {
  const temperature = [
    66, 70, 69, 68, 67, 72, 73, 70, 57, 63, 70, 78, 67, 53, 67, 75, 70, 81, 76, 79, 75, 76, 58,
  ]
  const damaged = [0, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 1]

  it('given the O-rings of the Challenger (Dalal, Fowlkes and Hoadley 1989), then coefficients and errors are the known ones', () => {
    const fit = logistic([Float64Array.from(temperature)], damaged, 0)
    expect(fit.intercept).toBeCloseTo(15.0429, 3)
    expect(fit.weights[0]).toBeCloseTo(-0.2322, 3)
    expect(Math.sqrt(fit.covariance[0]![0]!)).toBeCloseTo(7.3786, 2)
    expect(Math.sqrt(fit.covariance[1]![1]!)).toBeCloseTo(0.1082, 3)
  })

  it('given a ridge, then the weight is smaller; given one that separates perfectly, then it ends all the same', () => {
    const column = Float64Array.from(temperature, (one) => (one - 70) / 7)
    const weight = (ridge: number): number => Math.abs(logistic([column], damaged, ridge).weights[0]!)
    expect(weight(5)).toBeLessThan(weight(0.5))
    expect(weight(0.5)).toBeLessThan(weight(0))
    const split = logistic([Float64Array.from([0, 0, 0, 1, 1, 1])], [0, 0, 0, 1, 1, 1], 0.1)
    expect(Number.isFinite(split.weights[0])).toBe(true)
  })
})

describe('calibration', () => {
  it('given the example of R’s isoreg, then pooled values are those of its manual', () => {
    expect([...pava([1, 0, 4, 3, 3, 5, 4, 2, 0])]).toEqual([0.5, 0.5, 3, 3, 3, 3, 3, 3, 3])
  })

  it('given any values and weights, then what is fitted never falls and keeps the weighted mean', () => {
    const row = fc.tuple(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 1, max: 5 }))
    fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), (rows) => {
        const [values, weights] = [rows.map(([value]) => value), rows.map(([, weight]) => weight)]
        const fitted = pava(values, weights)
        const mean = (of: ArrayLike<number>): number =>
          weights.reduce((sum, weight, i) => sum + weight * of[i]!, 0)
        for (let i = 1; i < fitted.length; i++)
          expect(fitted[i]! - fitted[i - 1]!).toBeGreaterThanOrEqual(-1e-9)
        expect(mean(fitted)).toBeCloseTo(mean(values), 6)
      }),
    )
  })

  it.each([
    ['platt', platt],
    ['isotonic', isotonic],
  ] as const)(
    'given scores, when calibrated by %s, then more points never mean less, and all lies within 0 and 1',
    (_, method) => {
      const points = Array.from({ length: 300 }, (_row, i) => i % 60)
      const outcome = points.map((one, i) => ((i * 37) % 60 < one ? 1 : 0))
      const calibration = method(points, outcome)
      const said = Array.from({ length: 80 }, (_row, i) => probabilityOf(calibration, i - 10))
      for (const [i, p] of said.entries()) {
        expect(p).toBeGreaterThan(0)
        expect(p).toBeLessThan(1)
        if (i > 0) expect(p).toBeGreaterThanOrEqual(said[i - 1]!)
      }
      const raised = levelled(
        calibration,
        points,
        outcome.map((one, i) => (i % 4 === 0 ? 1 : one)),
      )
      expect(probabilityOf(raised, 30)).toBeGreaterThan(probabilityOf(calibration, 30))
    },
  )
})

describe('evidence and stability', () => {
  it('given shares of 10 % and 5 % of all yes and no, then evidence is ln 2 and the value what the formula says', () => {
    const bins = [
      { rows: 10 + 50, yes: 10 },
      { rows: 90 + 950, yes: 90 },
    ]
    const totals = { rows: 1100, yes: 100 }
    expect(weightOfEvidence(bins[0]!, totals)).toBeCloseTo(Math.log(2), 10)
    expect(weightOfEvidence(bins[1]!, totals)).toBeCloseTo(Math.log(0.9 / 0.95), 10)
    expect(informationValue(bins, totals)).toBeCloseTo(0.05 * Math.log(2) - 0.05 * Math.log(0.9 / 0.95), 10)
  })

  it('given the same shares, then the index is 0; given a population that moved, then it is over the limit', () => {
    expect(psiOf([100, 200, 300], [1000, 2000, 3000])).toBe(0)
    const moved = psiOf([5000, 3000, 2000], [2000, 3000, 5000])
    expect(moved).toBeCloseTo(2 * 0.3 * Math.log(2.5), 2)
  })
})

describe('bins of numbers', () => {
  const cell = fc.tuple(fc.integer({ min: 0, max: 200 }), fc.double({ min: 0, max: 1, noNaN: true }))
  const cells = fc.array(cell, { minLength: 2, maxLength: 14 }).map((rows) => ({
    all: Float64Array.from(rows, ([all]) => all + 1),
    yes: Float64Array.from(rows, ([all, share]) => Math.round((all + 1) * share)),
  }))

  it.each(['up', 'down'] as const)(
    'given any cells, when rates must go %s, then they do, and no bin is too small',
    (direction) => {
      fc.assert(
        fc.property(cells, ({ all, yes }) => {
          const starts = optimalBins({ all, yes }, direction, 30)
          const bins = starts.map((start, i) => {
            const range = [start, starts[i + 1] ?? all.length] as const
            const sum = (of: Float64Array): number =>
              of.slice(...range).reduce((total, one) => total + one, 0)
            return { rows: sum(all), rate: sum(yes) / sum(all) }
          })
          for (const [i, { rows, rate }] of bins.entries()) {
            if (bins.length > 1) expect(rows).toBeGreaterThanOrEqual(30)
            if (i > 0) expect(rate > bins[i - 1]!.rate).toBe(direction === 'up')
          }
        }),
      )
    },
  )

  it('given a step in the rates, then the cut is there and nowhere else', () => {
    const all = new Float64Array(10).fill(200)
    const yes = Float64Array.from([40, 41, 39, 40, 120, 121, 119, 120, 121, 119])
    expect(optimalBins({ all, yes }, null, 50)).toEqual([0, 4])
  })
})
