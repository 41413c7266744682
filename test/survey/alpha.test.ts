import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agreementOf } from '#journey/survey/alpha-interval.rules.ts'
import { alphaOf } from '#journey/survey/alpha.rules.ts'
import { FIVE_OBSERVERS, FOUR_OBSERVERS, TWO_BINARY, TWO_NOMINAL, ratingsOf } from './published.ts'
import type { Level } from '#journey/survey/alpha.rules.ts'

const rounded = (table: (number | null)[][], level: Level) => {
  const found = alphaOf(ratingsOf(table), level)
  return found.ok ? Number(found.alpha.toFixed(3)) : found.why
}

describe('Krippendorff’s α', () => {
  it.each([
    ['nominal', 0.743],
    ['ordinal', 0.815],
    ['interval', 0.849],
    ['ratio', 0.797],
  ] as const)('given the published four observers with missing values, then %s α is %d', (level, alpha) => {
    expect(rounded(FOUR_OBSERVERS, level)).toBe(alpha)
  })

  it('given the published pairs of observers, then binary data give 0.095 and nominal data 0.692', () => {
    expect(rounded(TWO_BINARY, 'nominal')).toBe(0.095)
    expect(rounded(TWO_NOMINAL, 'nominal')).toBe(0.692)
  })

  it('given nothing that chance could be told from, then it says why instead of a number', () => {
    expect(rounded([[1, 2, 3]], 'ordinal')).toBe('one_rater')
    expect(rounded([], 'ordinal')).toBe('one_rater')
    const apart = [
      [1, null],
      [null, 2],
    ]
    expect(rounded(apart, 'ordinal')).toBe('no_pairs')
    const same = [
      [2, 2, 2],
      [2, 2, 2],
    ]
    expect(rounded(same, 'nominal')).toBe('no_variation')
  })

  it('given one rater per group, then comparing across groups is comparing all', () => {
    const ratings = ratingsOf(FOUR_OBSERVERS)
    expect(alphaOf(ratings, 'ordinal', 'between groups')).toEqual(alphaOf(ratings, 'ordinal'))
  })

  it('given two functions that agree within and not with each other, then the α between is far below', () => {
    const table = [
      [1, 1, 2, 2, 3, 3],
      [1, 1, 2, 2, 3, 3],
      [3, 3, 2, 2, 1, 1],
      [3, 3, 2, 2, 1, 1],
    ]
    const ratings = ratingsOf(table, (rater) => (rater < 2 ? 'sales' : 'marketing'))
    const sales = alphaOf(
      ratings.filter(({ group }) => group === 'sales'),
      'ordinal',
    )
    const between = alphaOf(ratings, 'ordinal', 'between groups')
    expect(sales).toMatchObject({ ok: true, alpha: 1 })
    expect(between.ok && between.alpha).toBeLessThan(-0.4)
  })

  it('given any ratings, then α is a number up to 1 or says why not, and no order of raters changes it', () => {
    const value = fc.option(fc.integer({ min: 0, max: 2 }), { nil: null })
    const table = fc.integer({ min: 1, max: 6 }).chain((units) =>
      fc.array(fc.array(value, { minLength: units, maxLength: units }), {
        minLength: 1,
        maxLength: 5,
      }),
    )
    fc.assert(
      fc.property(table, (rows) => {
        const found = alphaOf(ratingsOf(rows), 'ordinal')
        const turned = alphaOf(ratingsOf([...rows].reverse()), 'ordinal')
        if (!found.ok) return void expect(turned).toEqual(found)
        expect(found.alpha).toBeLessThanOrEqual(1 + 1e-12)
        expect(Number.isFinite(found.alpha)).toBe(true)
        expect(turned.ok && turned.alpha).toBeCloseTo(found.alpha, 10)
      }),
    )
  })
})

describe('the interval of α', () => {
  it('given the same seed, then it is the same; given another, nearly', () => {
    const ratings = ratingsOf(FOUR_OBSERVERS)
    const one = agreementOf(ratings, 'nominal', 'a').interval!
    expect(agreementOf(ratings, 'nominal', 'a').interval).toEqual(one)
    const other = agreementOf(ratings, 'nominal', 'b').interval!
    expect(other).not.toEqual({ low: 0, high: 0 })
    expect(other.low).toBeCloseTo(one.low, 1)
    expect(other.high).toBeCloseTo(one.high, 1)
  })

  it('given the published five observers, then α and its interval are those of Hayes and Krippendorff', () => {
    const { alpha, interval } = agreementOf(ratingsOf(FIVE_OBSERVERS), 'ordinal', 'survey')
    expect(alpha).toBeCloseTo(0.7598, 4)
    // theirs are drawn as well: .7083 to .8078 in 10,000 rounds
    expect(Math.abs(interval!.low - 0.7083)).toBeLessThan(0.002)
    expect(Math.abs(interval!.high - 0.8078)).toBeLessThan(0.002)
    expect(agreementOf(ratingsOf(FIVE_OBSERVERS), 'nominal', 'survey').alpha).toBeCloseTo(0.4765, 4)
  })

  it('given agreement without exception, then there is nothing else to draw', () => {
    const table = [
      [1, 2, 3],
      [1, 2, 3],
    ]
    expect(agreementOf(ratingsOf(table), 'ordinal', 'survey').interval).toEqual({ low: 1, high: 1 })
  })

  it('given any ratings, then the bounds are in order, in −1 to 1, and never no number', () => {
    const row = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 5, maxLength: 5 })
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 4 }), (rows) => {
        const { interval, why } = agreementOf(ratingsOf(rows), 'ordinal', 'survey')
        if (why !== null) return void expect(interval).toBeNull()
        expect(interval!.low).toBeGreaterThanOrEqual(-1)
        expect(interval!.high).toBeLessThanOrEqual(1)
        expect(interval!.low).toBeLessThanOrEqual(interval!.high)
      }),
      { numRuns: 30 },
    )
  })
})
