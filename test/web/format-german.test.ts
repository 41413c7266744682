import type * as english from '../../src/web/ui/format.ts'
import { beforeAll, describe, expect, test, vi } from 'vitest'

let format: typeof english

const HOUR = 3_600_000
const DAY = 24 * HOUR
const now = Date.parse('2026-11-22T12:00:00Z')
const at = (away: number) => new Date(now + away).toISOString()
/** Which of the spaces a browser's tables hold is theirs. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

describe('given a page in German', () => {
  beforeAll(async () => {
    vi.stubGlobal('__LANGUAGE__', 'de')
    vi.resetModules()
    format = await import('../../src/web/ui/format.ts')
    format.inZone('Europe/Berlin')
    return () => {
      vi.unstubAllGlobals()
      vi.resetModules()
    }
  })

  test('when numbers are shown, then thousands have a point and decimals a comma', () => {
    expect(format.number(1234567)).toBe('1.234.567')
    expect(format.decimal(0.5)).toBe('0,5')
    expect(format.fixed(-1.5, 2)).toBe('−1,50')
    expect(plain(format.percent(0.12))).toBe('12 %')
    expect(plain(format.money('1200', 'EUR'))).toBe('1.200 €')
    expect(format.bytes(1_240_000)).toBe('1,2 MB')
  })

  test('when moments are shown, then the day stands before the month, and the clock has 24 hours', () => {
    expect(format.day('2026-11-22T22:15:00Z')).toBe('22. Nov. 2026')
    expect(format.time('2026-11-22T22:15:00Z')).toBe('23:15')
    expect(format.longDay('2026-11-22T12:00:00Z')).toBe('Sonntag, 22. November 2026')
    expect(format.moment('2026-11-22T22:15:00Z')).toBe('So., 22. Nov. 2026, 23:15 MEZ')
    expect(format.list(['Marketing', 'Vertrieb', 'Sponsor'])).toBe('Marketing, Vertrieb und Sponsor')
  })

  test('when somebody has another zone in their profile, then moments are in that zone, and days without a time stay', () => {
    format.inZone('Asia/Tokyo')
    expect(format.time('2026-11-22T22:15:00Z')).toBe('07:15')
    expect(format.day('2026-11-22')).toBe('22. Nov. 2026')
    format.inZone('Europe/Berlin')
  })

  test.each([
    [-30_000, 'überfällig'],
    [-5 * 60_000, 'seit 5 Min. überfällig'],
    [-2 * DAY - HOUR, 'seit 2 Tg. überfällig'],
  ])('when a step is %i ms late, then it says %s', (away, said) => {
    expect(format.overdueBy(at(away), now)).toBe(said)
  })

  test.each([
    [25 * DAY, 'in 25 Tagen'],
    [DAY, 'morgen'],
    [-3 * HOUR, 'vor 3 Std.'],
    [61 * DAY, 'in 2 Monaten'],
  ])('when a moment is %i ms away, then it reads %s', (away, said) => {
    expect(plain(format.relative(at(away), now))).toBe(said)
  })

  test('when a clock runs, then its units are German', () => {
    expect(format.duration(3 * HOUR + 12 * 60_000)).toBe('3 Std. 12 Min.')
    expect(format.duration(2 * DAY + 4 * HOUR)).toBe('2 Tg. 4 Std.')
    expect(format.plain(true)).toBe('ja')
  })
})
