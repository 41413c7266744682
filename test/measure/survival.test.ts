/** Survival against examples that the field has printed. */
import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { curveOf, errorOf, intervalOf, runningAt, within } from '#journey/measure/survival.curve.rules.ts'
import { incidenceAt, incidenceOf, type Ended } from '#journey/measure/incidence.rules.ts'
import { metWithin, type Lasted } from '#journey/measure/survival.rules.ts'

const seen = (times: number[], censored: number[]): Lasted[] => [
  ...times.map((ms) => ({ ms, met: 1, censored: 0 })),
  ...censored.map((ms) => ({ ms, met: 0, censored: 1 })),
]

// weeks of remission of 42 children (Freireich and others, Blood 21, 1963; Gehan, Biometrika 52, 1965)
const treated = seen([6, 6, 6, 7, 10, 13, 16, 22, 23], [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35])
const control = seen([1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23], [])

describe('the curve of Kaplan and Meier', () => {
  test('given the treated of Gehan, then curve and standard errors are those that Klein and Moeschberger print', () => {
    const said = curveOf(treated).map((step) => [step.ms, step.running.toFixed(3), errorOf(step).toFixed(4)])
    expect(said).toEqual([
      [6, '0.857', '0.0764'],
      [7, '0.807', '0.0869'],
      [10, '0.753', '0.0963'],
      [13, '0.690', '0.1068'],
      [16, '0.627', '0.1141'],
      [22, '0.538', '0.1282'],
      [23, '0.448', '0.1346'],
    ])
  })

  test('given the treated, then the intervals on the scale of log(−log) are those of the packages', () => {
    const said = curveOf(treated).map((step) => {
      const { low, high } = intervalOf(step)
      return [low!.toFixed(3), high!.toFixed(3)]
    })
    expect(said).toEqual([
      ['0.620', '0.952'],
      ['0.563', '0.923'],
      ['0.503', '0.889'],
      ['0.432', '0.849'],
      ['0.368', '0.805'],
      ['0.268', '0.747'],
      ['0.188', '0.680'],
    ])
  })

  test('given both groups, then their medians are 23 (from 13, no upper end) and 8 (4 to 11)', () => {
    expect(within(curveOf(treated), 0.5)).toEqual({ ms: 23, low: 13, high: null })
    expect(within(curveOf(control), 0.5)).toEqual({ ms: 8, low: 4, high: 11 })
  })

  test('given nothing, or one, then it says so instead of guessing', () => {
    expect(within(curveOf([]), 0.5)).toEqual({ ms: null, low: null, high: null })
    expect(within(curveOf(seen([], [5])), 0.5)).toEqual({ ms: null, low: null, high: null })
    expect(within(curveOf(seen([5], [])), 0.5)).toEqual({ ms: 5, low: 5, high: null })
  })

  test('given any times, then medians are those of the other implementation and lie in their intervals', () => {
    const times = fc.array(fc.nat(50), { maxLength: 40 })
    fc.assert(
      fc.property(times, times, fc.constantFrom(0.1, 0.5, 0.9), (met, censored, share) => {
        const lasted = seen(met, censored)
        const found = within(curveOf(lasted), share)
        expect(found.ms).toBe(metWithin(lasted, share))
        if (found.ms !== null && found.low !== null) expect(found.low).toBeLessThanOrEqual(found.ms)
        if (found.ms !== null && found.high !== null) expect(found.high).toBeGreaterThanOrEqual(found.ms)
      }),
    )
  })
})

describe('the cumulative incidence of Aalen and Johansen', () => {
  // the first nine of 305 patients (Satagopan and others, British Journal of Cancer 91, 2004, table 2)
  const one = (ms: number, ...ends: number[]): Ended => ({ ms, ends, censored: 0 })
  const gone = (ms: number, censored = 1): Ended => ({ ms, ends: [0, 0], censored })
  const patients = [
    gone(7),
    one(10, 1, 0),
    gone(14),
    one(16, 1, 0),
    one(18, 0, 1),
    one(23, 1, 0),
    gone(24),
    one(26, 0, 1),
    one(27, 1, 0),
    gone(99, 296),
  ]

  test('given the patients of Satagopan, then survival and incidence are as printed there', () => {
    const steps = incidenceOf(patients)
    const percent = (share: number) => (100 * share).toFixed(1)
    expect(steps.map(({ goesOn }) => percent(goesOn))).toEqual([
      '99.7',
      '99.3',
      '99.0',
      '98.7',
      '98.3',
      '98.0',
    ])
    // the article adds what it has rounded to 0.3 each time, and so comes to 1.2 where the sum is 1.3
    const printed = [0.3, 0.6, 0.9, 1.2]
    const exact = [1 / 304, (303 / 304) * (1 / 302), (303 / 304) * (301 / 302) * (1 / 301)]
    const shares = [10, 16, 23, 27].map((ms) => incidenceAt(steps, ms, 2)[0]!)
    shares.forEach((share, i) => expect(Math.abs(100 * share - printed[i]!)).toBeLessThan(0.13))
    expect(shares[2]).toBeCloseTo(exact[0]! + exact[1]! + exact[2]!, 12)
    expect(incidenceAt(steps, 5, 2)).toEqual([0, 0])
  })

  test('given any ends, then the shares sum to one, and Kaplan and Meier never says less', () => {
    const row = fc.record({
      ms: fc.nat(20),
      ends: fc.tuple(fc.nat(3), fc.nat(3)).map((two) => [...two]),
      censored: fc.nat(3),
    })
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 25 }), (rows) => {
        const curve = curveOf(
          rows.map(({ ms, ends, censored }) => ({ ms, met: ends[0]!, censored: ends[1]! + censored })),
        )
        for (const { ms, ended, goesOn } of incidenceOf(rows)) {
          expect(ended[0]! + ended[1]! + goesOn).toBeCloseTo(1, 9)
          expect(1 - runningAt(curve, ms)).toBeGreaterThanOrEqual(ended[0]! - 1e-9)
        }
      }),
    )
  })

  test('given nobody who was lost from sight, then it is the plain share of those that ended so', () => {
    const rows = [one(1, 2, 1), one(3, 1, 2), one(4, 0, 4)]
    expect(
      incidenceOf(rows)
        .at(-1)!
        .ended.map((share) => share.toFixed(3)),
    ).toEqual(['0.300', '0.700'])
  })
})
