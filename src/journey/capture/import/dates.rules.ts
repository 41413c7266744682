import { Temporal } from 'temporal-polyfill'

export type DateOrder = 'dayFirst' | 'monthFirst'
export type DateReading =
  { ok: true; at: number } | { ok: false; reason: 'bad_date' | 'ambiguous_date' | 'date_out_of_range' }

/** Years outside are typing errors or attacks; 2050-01-01 as "for ever" still passes. */
export const FIRST_YEAR = 1970
export const LAST_YEAR = 2100

const YEAR_FIRST =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/i
const YEAR_LAST =
  /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([AP]M)?)?$/i
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/
const SERIAL = /^\d{5}(\.\d+)?$/
const EPOCH = /^\d{10}(\d{3})?$/
const NAMED_MONTH = /^(?:(\d{1,2})[ .-]+([a-z]{3})[a-z]*|([a-z]{3})[a-z]*\.? (\d{1,2}))[, .-]+(\d{4})$/i
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const EXCEL_EPOCH_DAYS = 25569
const DAY = 86_400_000

/**
 * Reads one date cell to epoch milliseconds.
 *
 * Understands ISO 8601 (with or without time and offset), `DD-MM-YYYY HH:MM` and its month-first twin with `-`, `/`
 * or `.`, `12 Mar 2024`, compact `20240312`, Excel serial days, and epoch seconds or milliseconds. `order` decides
 * between day-first and month-first where the value itself does not; dots are day-first, nobody writes them otherwise.
 * A cell without an offset is read in `timeZone` (IANA name).
 */
export function readDate(text: string, order: DateOrder | null, timeZone: string): DateReading {
  let match = YEAR_FIRST.exec(text)
  if (match) {
    const [, year, month, day, hour, minute, second, fraction, offset] = match
    return moment([year, month, day, hour, minute, second, fraction], offset ?? null, timeZone)
  }
  match = YEAR_LAST.exec(text)
  if (match) {
    const [, first, separator, second, year, hour, minute, seconds, fraction, half] = match
    const decided = orderOf(Number(first), Number(second)) ?? (separator === '.' ? 'dayFirst' : order)
    // The same number twice reads alike either way.
    if (!decided && first !== second) return { ok: false, reason: 'ambiguous_date' }
    const [day, month] = decided === 'monthFirst' ? [second, first] : [first, second]
    return moment(
      [fullYear(year!), month, day, twelveHour(hour, half), minute, seconds, fraction],
      null,
      timeZone,
    )
  }
  match = COMPACT.exec(text)
  if (match) return moment(match.slice(1), null, timeZone)
  if (SERIAL.test(text)) return serialDay(Number(text), timeZone)
  if (EPOCH.test(text)) return inRange(text.length === 10 ? Number(text) * 1000 : Number(text))
  match = NAMED_MONTH.exec(text)
  if (match) {
    const month = MONTHS.indexOf((match[2] ?? match[3]!).toLowerCase()) + 1
    return moment([match[5], String(month), match[1] ?? match[4]], null, timeZone)
  }
  return { ok: false, reason: 'bad_date' }
}

/** What a single `a-b-year` value proves: a number above 12 cannot be a month. */
export function orderOf(first: number, second: number): DateOrder | null {
  if (first > 12 && second <= 12) return 'dayFirst'
  if (second > 12 && first <= 12) return 'monthFirst'
  return null
}

/** The evidence of one cell for the order of its column; `open` where it fits both. */
export function evidenceOf(text: string): DateOrder | 'open' | null {
  const match = YEAR_LAST.exec(text)
  if (!match) return null
  if (match[2] === '.') return 'dayFirst'
  return orderOf(Number(match[1]), Number(match[3])) ?? (match[1] === match[3] ? null : 'open')
}

function fullYear(year: string): string {
  if (year.length === 4) return year
  return String(Number(year) >= 70 ? 1900 + Number(year) : 2000 + Number(year))
}

function twelveHour(hour: string | undefined, half: string | undefined): string | undefined {
  if (!hour || !half) return hour
  return String((Number(hour) % 12) + (half.toUpperCase() === 'PM' ? 12 : 0))
}

function serialDay(days: number, timeZone: string): DateReading {
  const utc = Math.round((days - EXCEL_EPOCH_DAYS) * DAY)
  return timeZone === 'UTC' ? inRange(utc) : inRange(utc + shift(utc, timeZone))
}

type Parts = (string | undefined)[]

function moment(parts: Parts, offset: string | null, timeZone: string): DateReading {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map((part) =>
    Number(part ?? 0),
  )
  if (year < FIRST_YEAR || year > LAST_YEAR) return { ok: false, reason: 'date_out_of_range' }
  const fraction = parts[6] ? Math.trunc(Number(`0.${parts[6]}`) * 1000) : 0
  const utc = Date.UTC(year, month - 1, day, hour, minute, second, fraction)
  const back = new Date(utc)
  // 31 February and 25 o'clock would roll over silently.
  const real = back.getUTCMonth() === month - 1 && back.getUTCDate() === day && back.getUTCHours() === hour
  if (!real || minute > 59 || second > 59) return { ok: false, reason: 'bad_date' }
  if (offset) return inRange(utc - offsetMilliseconds(offset))
  return timeZone === 'UTC' ? inRange(utc) : inRange(utc + shift(utc, timeZone))
}

function offsetMilliseconds(offset: string): number {
  if (/^(z|utc)$/i.test(offset)) return 0
  const digits = offset.replace(':', '')
  return (digits[0] === '-' ? -1 : 1) * (Number(digits.slice(1, 3)) * 60 + Number(digits.slice(3))) * 60_000
}

/** How far UTC is from the wall clock of the zone; a time inside a gap or fold takes the earlier offset. */
function shift(wallClock: number, timeZone: string): number {
  const wall = Temporal.Instant.fromEpochMilliseconds(wallClock).toZonedDateTimeISO('UTC').toPlainDateTime()
  return wall.toZonedDateTime(timeZone).epochMilliseconds - wallClock
}

function inRange(at: number): DateReading {
  const year = new Date(at).getUTCFullYear()
  return year >= FIRST_YEAR && year <= LAST_YEAR
    ? { ok: true, at }
    : { ok: false, reason: 'date_out_of_range' }
}
