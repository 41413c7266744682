import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { monthsWithin } from '#journey/measure/quality/months.rules.ts'
import { runOf, steadinessOf } from '#journey/measure/quality/steady.rules.ts'

describe('given counts of months', () => {
  test('when they scatter as deaths by horse kicks did, then it is chance', () => {
    // von Bortkiewicz, Das Gesetz der kleinen Zahlen (1898): 200 corps-years, mean 0.61, variance 0.611, as Fisher (1925, § 15) prints them
    const kicks = [109, 65, 22, 3, 1].flatMap((years, deaths) => Array<number>(years).fill(deaths))
    const { mean, cv, p } = steadinessOf(kicks)
    expect(mean).toBeCloseTo(0.61, 10)
    expect((cv! * mean) ** 2).toBeCloseTo(0.611, 3)
    expect(p).toBeGreaterThan(0.3)
  })

  test('when they have peaks and troughs, then chance is named beside them and is not enough', () => {
    const { cv, chance, p } = steadinessOf([40, 2, 38, 1, 41, 3])
    expect(cv).toBeCloseTo(0.9918, 4)
    expect(chance).toBeCloseTo(0.219, 3)
    expect(p).toBeLessThan(1e-6)
  })

  test('when there is one month, or nothing, then nothing is said', () => {
    expect(steadinessOf([]).cv).toBeNull()
    expect(steadinessOf([5]).cv).toBeNull()
    expect(steadinessOf([0, 0, 0]).cv).toBeNull()
  })

  test('when they come by chance alone, then hardly one row in twenty is called more than that', () => {
    let state = 7
    const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
    const poisson = (mean: number) => {
      let [k, left] = [-1, Math.exp(mean)]
      for (; left > 1 || k < 0; left *= random()) k++
      return k
    }
    const rows = Array.from({ length: 2_000 }, () => Array.from({ length: 24 }, () => poisson(12)))
    const called = rows.filter((row) => steadinessOf(row).p! < 0.05).length
    expect(called / rows.length).toBeGreaterThan(0.03)
    expect(called / rows.length).toBeLessThan(0.07)
  })
})

describe('given a run chart', () => {
  test.each([
    // limits as tabled by Anhøj and Olesen (2014), appendix
    [10, 6, 2],
    [12, 7, 3],
    [20, 7, 6],
    [24, 8, 8],
  ])(
    'when %i values lie beside the median, then a run may be %i long and %i crossings are enough',
    (n, run, crossings) => {
      const values = Array.from({ length: n }, (_, i) => (i % 2 === 0 ? 1 : 3))
      expect(runOf(values)).toMatchObject({
        useful: n,
        longestLimit: run,
        crossingsLimit: crossings,
        signal: false,
      })
    },
  )

  test('when the level shifts, then it is a signal', () => {
    expect(runOf([...Array<number>(10).fill(1), ...Array<number>(10).fill(2)])).toMatchObject({
      median: 1.5,
      longest: 10,
      crossings: 1,
      signal: true,
    })
  })

  test('when values lie on the median, then they do not count', () => {
    expect(runOf([5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 1, 9])).toBeNull()
  })

  test('when values are turned over, then runs stay as they are', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 0, maxLength: 40 }), (values) => {
        const [one, other] = [runOf(values), runOf(values.map((value) => -value))]
        expect(other && { ...other, median: 0 }).toEqual(one && { ...one, median: 0 })
      }),
    )
  })
})

test('given a range, then only whole months of it count', () => {
  const of = (from: string, to: string) =>
    monthsWithin(Date.parse(from), Date.parse(to)).map(({ month }) => month)
  expect(of('2026-01-15', '2026-04-30T23:59:59.999Z')).toEqual(['2026-02', '2026-03', '2026-04'])
  expect(of('2026-01-01', '2026-01-31')).toEqual([])
  expect(of('2025-12-01', '2026-01-31T23:59:59.999Z')).toEqual(['2025-12', '2026-01'])
})
