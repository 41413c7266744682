import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { businessCalendar } from '#journey/agreement/calendar.rules.ts'
import type { OpenWeek } from '#journey/agreement/calendar.table.ts'
import { localMinute } from './calendar.reference.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const hours = (...list: [number, number][]) =>
  list.map(([start, end]) => ({ start: start * MINUTE, end: end * MINUTE }))

const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe']
const WEEKS: Record<string, OpenWeek['blocks']> = {
  office: [[], ...Array.from({ length: 5 }, () => hours([540, 750], [810, 1080])), []],
  night: Array.from({ length: 7 }, () => hours([0, 150], [165, 1440])),
  around: Array.from({ length: 7 }, () => hours([0, 1440])),
}
const shut = Math.floor(Date.UTC(2026, 2, 30) / DAY)

const CASES = ZONES.flatMap((timeZone) =>
  Object.entries(WEEKS).map(([name, blocks]) => ({
    name: `${timeZone}, ${name}`,
    week: { timeZone, blocks, holidays: new Set([shut]) },
    calendar: businessCalendar(name, { timeZone, blocks, holidays: new Set([shut]) }),
  })),
)

// both changes of the clock of each zone, in 2026, and an ordinary week with the turn of a year
const WEEKENDS = [
  Date.UTC(2026, 2, 27),
  Date.UTC(2026, 9, 23),
  Date.UTC(2026, 2, 6),
  Date.UTC(2026, 9, 30),
  Date.UTC(2026, 3, 3),
  Date.UTC(2026, 9, 2),
  Date.UTC(2026, 11, 30),
]

describe.each(CASES)('given the calendar $name', ({ week, calendar }) => {
  test('when a change of the clock is stepped through minute by minute, then open time is the same', () => {
    for (const start of WEEKENDS) {
      let open = 0
      for (let at = start; at < start + 4 * DAY; at += MINUTE) {
        const isOpen = localMinute(week, at)
        if (calendar.isOpen(at) !== isOpen)
          throw new Error(`${new Date(at).toISOString()} should be ${isOpen ? 'open' : 'shut'}`)
        if (isOpen) open += MINUTE
      }
      expect(calendar.between(start, start + 4 * DAY)).toBe(open)
    }
  })

  const moment = fc.integer({ min: Date.UTC(1989, 0, 1), max: Date.UTC(2101, 6, 1) })
  const span = fc.oneof(fc.integer({ min: 1, max: 80 * HOUR }), fc.integer({ min: 1, max: 400 * DAY }))

  test('when a span is added, then exactly that much has passed, and not a moment earlier', () => {
    fc.assert(
      fc.property(moment, span, (from, ms) => {
        const end = calendar.add(from, ms)
        expect(end).toBeGreaterThan(from)
        expect(calendar.between(from, end)).toBe(ms)
        expect(calendar.between(from, end - 1)).toBe(ms - 1)
      }),
    )
  })

  test('when moments are in order, then so are sums and differences, and parts add up', () => {
    fc.assert(
      fc.property(fc.tuple(moment, moment, moment), span, (moments, ms) => {
        const [a, b, c] = moments.sort((x, y) => x - y) as [number, number, number]
        expect(calendar.between(a, b) + calendar.between(b, c)).toBe(calendar.between(a, c))
        expect(calendar.between(a, c)).toBeLessThanOrEqual(c - a)
        expect(calendar.add(a, ms)).toBeLessThanOrEqual(calendar.add(b, ms))
        expect(calendar.between(c, a)).toBe(0)
      }),
    )
  })
})

describe('given office hours in Berlin', () => {
  const calendar = CASES[0]!.calendar
  const at = (text: string): number => Date.parse(text)

  test('when two hours are added at the end of a Friday, then they end on Monday; closing time is the end of its day', () => {
    expect(calendar.add(at('2026-06-05T15:00:00Z'), 2 * HOUR)).toBe(at('2026-06-08T08:00:00Z'))
    expect(calendar.add(at('2026-06-05T15:00:00Z'), HOUR)).toBe(at('2026-06-05T16:00:00Z'))
    expect(calendar.add(at('2026-06-06T15:00:00Z'), 0)).toBe(at('2026-06-06T15:00:00Z'))
  })

  test('when the clock changes, then the hours move in UTC', () => {
    expect(calendar.isOpen(at('2026-03-27T07:30:00Z'))).toBe(false)
    expect(calendar.isOpen(at('2026-04-01T07:30:00Z'))).toBe(true)
    expect(calendar.isOpen(at('2026-03-30T08:30:00Z'))).toBe(false)
  })

  test('when the moment lies outside the tables, then every hour counts', () => {
    const early = at('1980-01-05T00:00:00Z')
    expect(calendar.add(early, DAY)).toBe(early + DAY)
    expect(calendar.between(at('2150-01-01T00:00:00Z'), at('2150-01-02T00:00:00Z'))).toBe(DAY)
    expect(calendar.add(Number.NaN, 5)).toBeNaN()
  })

  test('when a calendar is shut on every day there is, then adding still ends', () => {
    const never = businessCalendar('never', {
      timeZone: 'UTC',
      blocks: [[], [], [], [], [], [], []],
      holidays: new Set(),
    })
    expect(never.add(at('2026-01-01T00:00:00Z'), HOUR)).toBe(at('2101-01-01T01:00:00Z'))
  })
})
