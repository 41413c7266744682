import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inBase, ratesOf, sumOf, totalOf } from '#journey/measure/grain/money.rules.ts'

const rates = ratesOf('EUR', [
  { currency: 'USD', day: '2026-03-31', rate: '0.9253' },
  { currency: 'USD', day: '2026-03-20', rate: '0.9' },
  { currency: 'JPY', day: '2026-03-31', rate: '0.006123456789' },
])

describe('given rates of single days', () => {
  test('when an amount is told on such a day, then that rate is taken, to the cent', () => {
    expect(inBase('1234.56', 'USD', '2026-03-31', rates)).toEqual({
      amount: '1142.34',
      rateOf: '2026-03-31',
    })
    expect(inBase('1000000', 'JPY', '2026-03-31', rates)?.amount).toBe('6123.46')
  })

  test('when half a cent is left, then it is rounded away from zero', () => {
    const half = ratesOf('EUR', [{ currency: 'USD', day: '2026-01-01', rate: '0.5' }])
    expect(inBase('0.01', 'USD', '2026-01-01', half)?.amount).toBe('0.01')
    expect(inBase('0.03', 'USD', '2026-01-01', half)?.amount).toBe('0.02')
    expect(inBase('-0.03', 'USD', '2026-01-01', half)?.amount).toBe('-0.02')
  })

  test('when the day has none, then the last one before it is taken, for a week and no longer', () => {
    expect(inBase('1', 'USD', '2026-03-27', rates)?.rateOf).toBe('2026-03-20')
    expect(inBase('1', 'USD', '2026-03-28', rates)).toBeNull()
    expect(inBase('1', 'USD', '2026-03-19', rates)).toBeNull()
    expect(inBase('1', 'USD', '2026-04-07', rates)?.rateOf).toBe('2026-03-31')
    expect(inBase('1', 'USD', '2026-04-08', rates)).toBeNull()
  })

  test('when it is in the base currency, then it needs no rate', () => {
    expect(inBase('12000.5', 'EUR', '1999-01-01', rates)).toEqual({ amount: '12000.50', rateOf: null })
  })

  test('when some amounts have no rate, then they stand beside the sum, and nothing is lost', () => {
    const rows = [
      { amount: '10', currency: 'EUR', day: '2026-03-31' },
      { amount: '10', currency: 'USD', day: '2026-03-31' },
      { amount: '7', currency: 'GBP', day: '2026-03-31' },
      { amount: '0.5', currency: 'GBP', day: '2026-03-31' },
      { amount: '3', currency: null, day: '2026-03-31' },
      { amount: null, currency: 'EUR', day: '2026-03-31' },
    ]
    expect(totalOf(rows, rates)).toEqual({
      amount: '19.25',
      base: 'EUR',
      n: 2,
      without: [
        { currency: 'GBP', amount: '7.50', n: 2 },
        { currency: null, amount: '3.00', n: 1 },
      ],
    })
  })
})

test('given any amounts in cents, when they are added up, then the sum is theirs, where floats would be off', () => {
  const cent = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 })
  fc.assert(
    fc.property(fc.array(cent), (cents) => {
      const text = (n: number) =>
        `${n < 0 ? '-' : ''}${Math.floor(Math.abs(n) / 100)}.${String(Math.abs(n) % 100).padStart(2, '0')}`
      const sum = cents.reduce((a, b) => a + b, 0)
      expect(sumOf(cents.map(text))).toBe(text(sum))
    }),
  )
})
