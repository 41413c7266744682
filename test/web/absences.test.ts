import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { coming, daysOf, withAbsence } from '../../src/web/people/absences.ts'

const days = fc
  .integer({ min: 0, max: 40_000 })
  .map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10))

describe('absences by one press', () => {
  test.each([
    ['today', '2026-11-25', '2026-11-25', '2026-11-25'],
    ['tomorrow', '2026-12-31', '2027-01-01', '2027-01-01'],
    ['thisWeek', '2026-11-25', '2026-11-25', '2026-11-29'],
    ['thisWeek', '2026-11-29', '2026-11-29', '2026-11-29'],
    ['nextWeek', '2026-11-25', '2026-11-30', '2026-12-06'],
    ['nextWeek', '2026-11-29', '2026-11-30', '2026-12-06'],
    ['nextWeek', '2026-11-30', '2026-12-07', '2026-12-13'],
  ] as const)('given %s on %s, then it is %s to %s', (preset, today, from, to) => {
    expect(daysOf(preset, today)).toEqual({ from, to })
  })

  test('given any day, then next week begins on a Monday after this one has ended', () => {
    fc.assert(
      fc.property(days, (today) => {
        const { from, to } = daysOf('nextWeek', today)
        expect(new Date(from).getUTCDay()).toBe(1)
        expect(new Date(to).getUTCDay()).toBe(0)
        expect(from > daysOf('thisWeek', today).to).toBe(true)
      }),
    )
  })

  test('given an absence that stands already, when it is added again, then it stands once, in order', () => {
    const later = { from: '2027-01-01', to: '2027-01-02', note: '' }
    const one = { from: '2026-12-01', to: '2026-12-02', note: 'Fair' }
    expect(withAbsence([later, { ...one, note: '' }], one)).toEqual([one, later])
  })

  test('given one that ended yesterday and one that ends today, then only the second is coming', () => {
    const past = { from: '2026-11-01', to: '2026-11-22', note: '' }
    const now = { from: '2026-11-01', to: '2026-11-23', note: '' }
    expect(coming([past, now], '2026-11-23')).toEqual([now])
  })
})
