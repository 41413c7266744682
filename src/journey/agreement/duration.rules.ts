import type { Span } from './ruleset.ts'

const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

const CLOCK: Record<string, number> = {
  minute: MINUTE,
  hour: HOUR,
  day: DAY,
  week: 7 * DAY,
  // the mean Gregorian month and year, so that a duration is one number whatever day it starts on
  month: 30.4375 * DAY,
  year: 365.25 * DAY,
}

/**
 * "4 business hours", "14 days", "24 months" → milliseconds, on the calendar when it says business.
 * @param calendar with dayMs, the calendar's open milliseconds of one working day: what "1 business day" is worth
 * @returns the span, or why there is none (in plain words, without a subject)
 */
export function parseSpan(
  text: string,
  calendar: { id: string; dayMs: number } | null,
): Span | { refused: string } {
  const match = /^(\d+(?:\.\d+)?) (business )?(minute|hour|day|week|month|year)s?$/.exec(text)
  const [amount, business, unit] = [Number(match?.[1]), match?.[2] !== undefined, match?.[3] ?? '']
  const each = CLOCK[unit]
  if (!match || each === undefined) return { refused: `"${text}" is not a duration` }
  // a limit of no time would pass at once, and again, and again
  if (amount <= 0) return { refused: `"${text}" is no time at all; it must be longer than zero` }
  if (!business) return bounded({ ms: Math.round(amount * each), calendar: null, text })
  if (calendar === null) return { refused: `"${text}" needs a calendar: name one with \`calendar\`` }
  if (unit === 'month' || unit === 'year' || unit === 'week') {
    return { refused: `"${text}": business time is counted in minutes, hours or days` }
  }
  const worth = unit === 'day' ? calendar.dayMs : each
  const days = unit === 'day' ? { days: amount } : {}
  return bounded({ ms: Math.round(amount * worth), calendar: calendar.id, ...days, text })
}

function bounded(span: Span): Span | { refused: string } {
  return span.ms > 100 * 366 * DAY ? { refused: `"${span.text}" is longer than a century` } : span
}
