import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { forecastOf } from '#journey/measure/contribution/forecast.rules.ts'
import { periodsUpTo } from '#journey/measure/contribution/period.rules.ts'
import { ORIGINS, type Origin } from '#journey/measure/grain/origin.rules.ts'
import { influencedOf, sourcedOf, verdictOf, type Piece } from '#journey/measure/contribution/share.rules.ts'

const DAY = 86_400_000
const at = Date.parse('2026-02-10T00:00:00Z')
let count = 0
function piece(origin: Origin, cents: bigint | null, more: Partial<Piece> = {}): Piece {
  return { id: `d${count++}`, cents, origin, took: [origin], at, groups: [], ...more }
}
const share = (parts: { of: Origin; share: number | null }[], of: Origin) =>
  parts.find((one) => one.of === of)!.share

describe('what was sourced', () => {
  test('given deals of three functions, then shares are those of the money and sum to 100 %', () => {
    const parts = sourcedOf([piece('marketing', 100n), piece('sales', 100n), piece('partner', 100n)], 's')
    expect(parts.map((part) => part.share)).toEqual([0.3334, 0, 0.3333, 0.3333, 0])
  })

  test('given any deals, then the shares sum to exactly 100 % and the amounts to what there was', () => {
    const deals = fc.array(fc.tuple(fc.constantFrom(...ORIGINS), fc.bigInt({ min: 0n, max: 10n ** 12n })), { maxLength: 12 }) // prettier-ignore
    fc.assert(
      fc.property(deals, (some) => {
        const pieces = some.map(([origin, cents]) => piece(origin, cents))
        const parts = sourcedOf(pieces, 's')
        const all = pieces.reduce((sum, { cents }) => sum + cents!, 0n)
        expect(parts.reduce((sum, { cents }) => sum + cents, 0n)).toBe(all)
        if (all === 0n) {
          expect(parts.every((part) => part.share === null)).toBe(true)
          return
        }
        expect(parts.reduce((sum, part) => sum + Math.round(part.share! * 10_000), 0)).toBe(10_000)
        for (const { low, high, share } of parts) {
          expect(low!).toBeLessThanOrEqual(share! + 1e-4)
          expect(high!).toBeGreaterThanOrEqual(share! - 1e-4)
        }
      }),
      { numRuns: 40 },
    )
  })

  test('given a deal without an amount, then it is counted as a deal and not as money', () => {
    const [marketing] = sourcedOf(
      [piece('marketing', null), piece('marketing', 100n), piece('sales', 100n)],
      's',
    )
    expect(marketing).toMatchObject({ deals: 2, cents: 100n, share: 0.5 })
  })

  test('given three deals of one function, then nobody calls that certain', () => {
    const [marketing] = sourcedOf(
      [1n, 1n, 1n].map((cents) => piece('marketing', cents)),
      's',
    )
    expect(marketing!.share).toBe(1)
    expect(marketing!.low!).toBeLessThan(0.5)
    expect(verdictOf(marketing!, { from: 10, to: 35 })).toBe('missed')
    expect(verdictOf(sourcedOf([piece('sales', 1n)], 's')[0]!, { from: 10, to: 35 })).toBe('unsure')
  })

  test('given the same deals and seed twice, then the interval is the same', () => {
    const pieces = Array.from({ length: 40 }, (_, i) => piece(i % 3 ? 'sales' : 'marketing', BigInt(i * 100)))
    expect(sourcedOf(pieces, 'x')).toEqual(sourcedOf(pieces, 'x'))
  })
})

test('given deals in which several took part, then influenced shares overlap', () => {
  const parts = influencedOf(
    [piece('sales', 100n, { took: ['sales', 'marketing'] }), piece('marketing', 100n)],
    's',
  )
  expect([share(parts, 'marketing'), share(parts, 'sales')]).toEqual([1, 0.5])
})

test('given an interval and a band, then it is kept inside, missed outside and else too few to say', () => {
  const band = { from: 10, to: 35 }
  expect(verdictOf({ low: 0.1, high: 0.35 }, band)).toBe('kept')
  expect(verdictOf({ low: 0.36, high: 0.5 }, band)).toBe('missed')
  expect(verdictOf({ low: 0.2, high: 0.4 }, band)).toBe('unsure')
  expect(verdictOf({ low: null, high: null }, band)).toBe('none')
})

test('given a moment, then its period and those before are those of the calendar', () => {
  expect(periodsUpTo(at, 'quarter', 2)).toEqual([
    { name: '2026 Q1', from: Date.UTC(2026, 0, 1), to: Date.UTC(2026, 3, 1) - 1 },
    { name: '2025 Q4', from: Date.UTC(2025, 9, 1), to: Date.UTC(2026, 0, 1) - 1 },
  ])
  expect(periodsUpTo(at, 'month', 3).map(({ name }) => name)).toEqual(['2026-02', '2026-01', '2025-12'])
})

describe('where a period will end', () => {
  const now = Date.parse('2026-02-15T00:00:00Z') // half of a quarter of 90 days
  const spans = periodsUpTo(now, 'quarter', 6)
  /** Each past quarter: marketing 100 in its first days and 100 at its end, sales 200 at its end. */
  const steady = spans
    .slice(1, 5)
    .flatMap(({ from, to }) => [
      piece('marketing', 100n, { at: from + DAY }),
      piece('marketing', 100n, { at: to - DAY }),
      piece('sales', 200n, { at: to - DAY }),
    ])

  test('given steady quarters, then the rest of them is added to what came so far, and the back-test is right', () => {
    const pieces = [...steady, piece('marketing', 100n, { at: spans[0]!.from + DAY })]
    const found = forecastOf(pieces, spans[0]!, spans.slice(1), now)!
    expect(found.periods).toBe(4)
    expect(found.cents).toBe(400n)
    expect([share(found.shares, 'marketing'), share(found.shares, 'sales')]).toEqual([0.5, 0.5])
    expect(found.backTest).toEqual({ periods: 1, error: 0, naive: 20 })
  })

  test('given two quarters that are over, then there is too little history', () => {
    expect(forecastOf(steady.slice(0, 6), spans[0]!, spans.slice(1), now)).toBeNull()
  })

  test('given quarters before the first deal, then they do not count as quarters without deals', () => {
    expect(forecastOf(steady.slice(0, 9), spans[0]!, spans.slice(1), now)).toMatchObject({
      periods: 3,
      backTest: null,
    })
  })
})
