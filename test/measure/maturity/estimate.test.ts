/** What is told of triangles: by which method, when nothing, and how often its ranges hold. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dice } from './dice.ts'
import { aged, ahead, estimateOf, type Estimate } from '#journey/measure/maturity/estimate.rules.ts'
import {
  earlier,
  lastAge,
  triangleOf,
  type Came,
  type Row,
} from '#journey/measure/maturity/triangle.rules.ts'
import { heldOf, triedOf } from '#journey/measure/maturity/back-test.rules.ts'
import { errorOf, rangeOf, restOf } from '#journey/measure/maturity/part.rules.ts'
import { rateOf } from '#journey/measure/maturity/rate.rules.ts'

/** A triangle of counts, told by what came at each age. */
function counted(leads: number[], came: number[][]): Row[] {
  return came.map((row, i) => {
    let sum = 0
    const counts = row.map((n) => (sum += n))
    return { leads: leads[i]!, sums: counts.map(BigInt), counts, squares: [...row] }
  })
}
const told = (rows: Row[], scale = 1): Estimate => {
  const found = estimateOf(rows, scale)
  if ('refused' in found) throw new Error(found.refused)
  return found
}

describe('given three cohorts of 100, 200 and 100 leads with few wins', () => {
  const rows = counted([100, 200, 100], [[1, 4, 2], [4, 5], [0]]) // prettier-ignore

  test('when the rate per lead is told, then it is what pencil and paper give', () => {
    const { rates, variances, part, ofNew, pattern } = rateOf(
      rows.slice(0, 2).concat(counted([100], [[0]])),
      1,
    )
    // 5 of 400 at once, 9 of 300 in the next period, 2 of 100 in the one after
    expect(rates).toEqual([5 / 400, 9 / 300, 2 / 100])
    // squares of 0.01, 0.02 and 0 around 0.0125, weighted by leads, over two; wins alone scatter as much as their mean
    const off = (100 * 0.0025 ** 2 + 200 * 0.0075 ** 2 + 100 * 0.0125 ** 2) / 2
    expect(variances[0]).toBeCloseTo(Math.max(off, 0.0125), 15)
    expect(variances[1]).toBeCloseTo(Math.max(100 * 0.01 ** 2 + 200 * 0.005 ** 2, 0.03), 15)
    const one = part([{ row: 2, from: 0, to: 1 }])
    expect(one.mean).toBeCloseTo(3, 12)
    expect(one.process).toBeCloseTo(100 * variances[1]!, 12)
    expect(one.estimation).toBeCloseTo((100 ** 2 * variances[1]!) / 300, 12)
    expect(ofNew(50).mean).toBeCloseTo(50 * 0.05, 12)
    expect(pattern!.at(-1)).toBeCloseTo(1, 12)
  })

  test('when it is told what is to come, then by the rate, up to the age that two cohorts have come to', () => {
    const found = told(rows)
    expect(found).toMatchObject({ method: 'rate', because: 'few' })
    expect(found.fit.ages).toBe(1)
    expect(restOf(found.fit, aged(found, 0, 1)).mean).toBeCloseTo(3, 12)
  })
})

test('given the same wins, when a cohort of twice as many leads is whole, then twice as much is to come of it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), (leads) => {
      const of = (n: number) => told(counted([300, 300, n], [[2, 3, 1], [1, 4], [0]])) // prettier-ignore
      const [once, twice] = [of(leads), of(2 * leads)].map((one) => one.fit.part(aged(one, 0, 9)).mean)
      // the youngest has no part in the rates of ages that it has not come to
      expect(twice).toBeCloseTo(2 * once!, 9)
    }),
  )
})

describe('given triangles of which nothing can be told', () => {
  test.each([
    ['two cohorts', counted([9, 9], [[5, 5], [5]]), { refused: 'cohorts', cohorts: 2 }], // prettier-ignore
    ['no win', counted([9, 9, 9], [[0, 0, 0], [0, 0], [0]]), { refused: 'nothing' }], // prettier-ignore
    ['a sum that falls', counted([9, 9, 9], [[5, 5, 5], [9, -3], [5]]), { refused: 'negative', row: 1, age: 1 }], // prettier-ignore
  ])('when it is %s, then it is said', (_, rows, refusal) => {
    expect(estimateOf(rows, 1)).toEqual(refusal)
  })

  test('when a column holds a cohort of nothing, then the ladder gives way to the rate, and says why', () => {
    const rows = counted([100, 100, 100, 100], [[12, 9, 5, 1], [0, 20, 4], [15, 8], [11]]) // prettier-ignore
    expect(told(rows)).toMatchObject({ method: 'rate', because: 'zero' })
    rows[1] = counted([100], [[14, 6, 4]])[0]!
    expect(told(rows)).toMatchObject({ method: 'ladder', because: null })
  })

  test('when nothing ever came so late, then the range has no upper end', () => {
    expect(rangeOf({ mean: 0, process: 0, estimation: 0 })).toEqual({ mean: 0, low: 0, high: null })
    const found = told(counted([50, 50, 50], [[3, 0, 0], [4, 0], [2]])) // prettier-ignore
    expect(restOf(found.fit, aged(found, 0, 9)).high).toBeNull()
    expect(restOf(found.fit, [])).toEqual({ mean: 0, low: 0, high: 0 })
  })
})

const came = fc.record({
  cohort: fc.integer({ min: 0, max: 12 }),
  at: fc.integer({ min: 0, max: 14 }),
  n: fc.integer({ min: 1, max: 9 }),
})
const bounds = { first: 2, last: 9, known: 10, ages: 6 }

describe('given any wins', () => {
  test('when the triangle is made, then each sum is that of plain loops, and nothing younger than is known is in it', () => {
    fc.assert(
      fc.property(fc.array(came, { maxLength: 60 }), (all) => {
        const events = all.map((one): Came => ({ ...one, sum: BigInt(one.n), squares: one.n }))
        const rows = triangleOf(events, new Map([[3, 7]]), bounds)
        expect(rows).toHaveLength(8)
        rows.forEach(({ sums, counts }, i) => {
          expect(sums).toHaveLength(Math.min(10 - (2 + i), 6) + 1)
          sums.forEach((sum, age) => {
            let slow = 0
            for (const { cohort, at, n } of all)
              if (cohort === 2 + i && Math.max(0, at - cohort) <= age) slow += n
            expect(Number(sum)).toBe(slow)
            expect(counts[age]).toBe(slow)
          })
        })
        expect(rows[1]!.leads).toBe(7)
      }),
    )
  })

  test('when it is cut back, then it is the triangle that was known then', () => {
    fc.assert(
      fc.property(fc.array(came, { maxLength: 60 }), fc.integer({ min: 0, max: 9 }), (all, back) => {
        const events = all.map((one): Came => ({ ...one, sum: BigInt(one.n), squares: one.n }))
        const then = triangleOf(events, new Map(), { ...bounds, known: 10 - back })
        expect(earlier(triangleOf(events, new Map(), bounds), back, 10, 2)).toEqual(then)
        expect(lastAge(then)).toBeLessThanOrEqual(6)
      }),
    )
  })

  test('when what is to come is cut by period or by age, then the parts add up to the whole', () => {
    const wins = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 6, maxLength: 6 })
    fc.assert(
      fc.property(fc.array(wins, { minLength: 6, maxLength: 6 }), (all) => {
        const rows = counted(all.map(() => 100), all.map((row, i) => row.slice(0, 6 - i))) // prettier-ignore
        const found = estimateOf(rows, 1)
        if ('refused' in found) return
        const { fit } = found
        const mean = (reaches: Parameters<typeof fit.part>[0]) => fit.part(reaches).mean
        const whole = mean(aged(found, 0, fit.ages))
        const periods = [1, 2, 3, 4, 5].map((h) => mean(ahead(found, h - 1, h)))
        expect(periods.reduce((sum, one) => sum + one, 0)).toBeCloseTo(whole, 6)
        expect(mean(aged(found, 0, 2)) + mean(aged(found, 2, fit.ages))).toBeCloseTo(whole, 6)
        // the whole is never more certain than chance alone leaves it
        const part = fit.part(aged(found, 0, fit.ages))
        expect(errorOf(part) ** 2).toBeGreaterThanOrEqual(part.process)
      }),
    )
  })
})

describe('given two hundred made-up businesses whose leads are won at a steady rate', () => {
  const random = dice(11)
  const RATES = [0.01, 0.02, 0.015, 0.008, 0.003]
  const poisson = (mean: number): number => {
    const left = Math.exp(-mean)
    let n = 0
    for (let part = random(); part > left; part *= random()) n++
    return n
  }
  const businesses = Array.from({ length: 200 }, () => {
    const leads = Array.from({ length: 8 }, () => 100 + Math.floor(random() * 300))
    return { leads, wins: leads.map((v) => RATES.map((rate) => poisson(v * rate))) }
  })

  test('when what is to come is told, then the range holds about as often as it says', () => {
    let held = 0
    for (const { leads, wins } of businesses) {
      const rows = counted(leads, wins.map((row, i) => row.slice(0, Math.min(5, 8 - i)))) // prettier-ignore
      const found = told(rows)
      const { low, high } = restOf(found.fit, aged(found, 0, 4))
      const truth = wins.flatMap((row, i) => row.slice(Math.min(5, 8 - i))).reduce((sum, n) => sum + n, 0)
      if (truth >= low && truth <= high!) held++
    }
    expect(held / 200).toBeGreaterThan(0.9)
    expect(held / 200).toBeLessThan(1)
  })

  test('when it is told anew as of before, then so are the trials, and they hold about as often', () => {
    const sum = { n: 0, held: 0 }
    for (const { leads, wins } of businesses) {
      const rows = counted(leads, wins.map((row, i) => row.slice(0, Math.min(5, 8 - i)))) // prettier-ignore
      const { n, held } = heldOf(rows, 0, 7, 2, 1)
      sum.n += n
      sum.held += held
      const one = triedOf(earlier(rows, 2, 7, 0), rows, 2, 1)
      if ('refused' in one) throw new Error(one.refused)
      const then = told(earlier(rows, 2, 7, 0))
      let slow = 0
      wins.forEach((row, i) =>
        row.forEach((n, age) => {
          if (i <= 5 && i + age > 5 && i + age <= 7 && age <= then.fit.ages) slow += n
        }),
      )
      expect(one.came).toBe(slow)
    }
    expect(sum.n).toBeGreaterThan(400)
    expect(sum.held / sum.n).toBeGreaterThan(0.85)
  })
})
