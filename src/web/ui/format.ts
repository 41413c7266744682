import { language } from '../language.ts'
import { words } from './words.ts'

// Dates, numbers and spans as people read them: through Intl, in the language of the page and the zone of its reader.
const MINUTE = 60_000
const HOUR = 3_600_000
const DAY = 86_400_000
const MONTH = 30.44 * DAY

const numbers = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(language, options)
const whole = numbers({ maximumFractionDigits: 0 })
const signed = numbers({ signDisplay: 'exceptZero', maximumFractionDigits: 0 })
const signedTenths = numbers({ signDisplay: 'exceptZero', maximumFractionDigits: 1 })
const tenths = numbers({ maximumFractionDigits: 1 })
const decimals = numbers({ maximumFractionDigits: 2 })
const factors = numbers({ maximumSignificantDigits: 2 })
const percents = numbers({ style: 'percent', maximumFractionDigits: 0 })
const tenthPercents = numbers({ style: 'percent', maximumFractionDigits: 1 })
const relatives = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'narrow' })
const counted = new Intl.RelativeTimeFormat(language, { numeric: 'always', style: 'narrow' })
const lists = new Intl.ListFormat(language, { type: 'conjunction' })

const minus = (text: string): string => text.replace('-', '−')
export const number = (value: number): string => whole.format(value)
export const decimal = (value: number): string => decimals.format(value)
/** Factors from a thousandth to some dozens, each with what tells it from nothing. */
export const factor = (value: number): string => factors.format(value)
export const tenth = (value: number): string => tenths.format(value)
/** With as many digits after the point as asked: for figures that stand below each other. */
export const fixed = (value: number, digits: number): string =>
  minus(numbers({ minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value))
export const points = (value: number): string => minus(signed.format(value))
export const signedTenth = (value: number): string => minus(signedTenths.format(value))
export const percent = (share: number): string => percents.format(share)
export const percentTenth = (share: number): string => tenthPercents.format(share)
/** "a, b and c" */
export const list = (of: readonly string[]): string => lists.format(of)

type Dates = (iso: string) => string
const shapes: (() => void)[] = []
let zone: string | undefined

/** Moments stand in the zone that somebody has in their profile, else in that of their browser. Before anything is shown. */
export function inZone(timeZone: string | null): void {
  zone = timeZone ?? undefined
  for (const forget of shapes) forget()
}

function dates(options: Intl.DateTimeFormatOptions): Dates {
  let format: Intl.DateTimeFormat | undefined
  shapes.push(() => (format = undefined))
  return (iso) => {
    // a day without a time is that day in every zone
    if (iso.length === 10)
      return new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(new Date(iso))
    format ??= new Intl.DateTimeFormat(
      language,
      zone === undefined ? options : { ...options, timeZone: zone },
    )
    return format.format(new Date(iso))
  }
}

const clockTime = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
const date = { day: 'numeric', month: 'short', year: 'numeric' } as const
export const time = dates(clockTime)
export const day = dates(date)
export const longDay = dates({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
export const moment = dates({ weekday: 'short', ...date, ...clockTime, timeZoneName: 'short' })
export const shortMoment = dates({ weekday: 'short', day: 'numeric', month: 'short', ...clockTime })
const yearOf = dates({ year: 'numeric' })

const UTC_TEXT = /(\d{4}-\d\d-\d\d) (\d\d:\d\d) UTC/g

/** Sentences of the server name moments in UTC, for whoever reads them; on screen they are local like all others. */
export function localMoments(sentence: string): string {
  return sentence.replace(UTC_TEXT, (_, date: string, at: string) => localMoment(`${date}T${at}Z`))
}

/** The year is told where it is not this one: a timeline goes back for years. */
function localMoment(iso: string): string {
  const thisYear = yearOf(iso) === yearOf(new Date().toISOString())
  return thisYear ? shortMoment(iso) : `${day(iso)}, ${time(iso)}`
}

/** "3 h ago", "in 2 d", "now": whole units, the largest that fits; months and years rounded. */
export function relative(iso: string, now: number): string {
  const away = Date.parse(iso) - now
  const size = Math.abs(away)
  if (size < MINUTE) return words.now
  if (size < HOUR) return spaced(Math.trunc(away / MINUTE), 'minute')
  if (size < DAY) return spaced(Math.trunc(away / HOUR), 'hour')
  if (size < 60 * DAY) return spaced(Math.trunc(away / DAY), 'day')
  if (size < 700 * DAY) return spaced(Math.round(away / MONTH), 'month')
  return spaced(Math.round(away / (365.25 * DAY)), 'year')
}

/** The narrow style writes "25d"; every other span on the screens has a space. "Next year" could be any day of it. */
function spaced(away: number, unit: 'minute' | 'hour' | 'day' | 'month' | 'year'): string {
  const said = unit === 'day' ? relatives : counted
  return said.format(away, unit).replace(/(\d)([a-z])/, '$1 $2')
}

/** "overdue by 2 d": how long ago, in the largest whole unit. */
export function overdueBy(iso: string, now: number): string {
  const late = Math.max(0, now - Date.parse(iso))
  const by = (count: number, unit: keyof typeof words.units) =>
    words.overdueBy(`${whole.format(count)} ${words.units[unit]}`)
  if (late < MINUTE) return words.overdue
  if (late < HOUR) return by(Math.floor(late / MINUTE), 'minute')
  if (late < DAY) return by(Math.floor(late / HOUR), 'hour')
  if (late < 60 * DAY) return by(Math.floor(late / DAY), 'day')
  if (late < 700 * DAY) return by(Math.round(late / MONTH), 'month')
  return by(Math.round(late / (365.25 * DAY)), 'year')
}

/** A running clock: "2 d 4 h", "3 h 12 min", "4:09". The sign is left to the words around it. */
export function duration(ms: number): string {
  const size = Math.abs(ms)
  const { day, hour, minute } = words.units
  if (size >= 2 * DAY) return `${Math.floor(size / DAY)} ${day} ${Math.floor((size % DAY) / HOUR)} ${hour}`
  if (size >= HOUR)
    return `${Math.floor(size / HOUR)} ${hour} ${String(Math.floor((size % HOUR) / MINUTE)).padStart(2, '0')} ${minute}`
  const seconds = Math.floor(size / 1_000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** Amounts are decimal text with every digit kept; unknown currencies stand as they are. */
export function money(amount: string, currency: string | null): string {
  const value = Number(amount)
  try {
    if (!currency) return decimals.format(value)
    return new Intl.NumberFormat(language, {
      style: 'currency',
      currency,
      maximumFractionDigits: 2,
      // cents have two digits or none
      minimumFractionDigits: Number.isInteger(value) ? 0 : 2,
    }).format(value)
  } catch {
    return `${amount} ${currency}`
  }
}

export function bytes(size: number): string {
  if (size < 1_000) return `${size} B`
  if (size < 1_000_000) return `${decimals.format(Math.round(size / 100) / 10)} kB`
  return `${decimals.format(Math.round(size / 100_000) / 10)} MB`
}

interface Known {
  name: string | null
  email: string | null
  company: string | null
  phone?: string | null
  externalId?: string | null
}

/** What a lead goes by: whatever is known that tells it from others, else words that say there is nothing. */
export function nameOf({ name, email, company, phone, externalId }: Known): string {
  return name ?? email ?? company ?? phone ?? externalId ?? words.noName
}

/** At most two letters. */
export function initials(name: string): string {
  const parts = name.trim().split(/\s+/)
  return ((parts[0]?.[0] ?? '') + (parts.length > 1 ? (parts.at(-1)?.[0] ?? '') : '')).toUpperCase()
}

/** A field's value of any shape in one line. */
export function plain(value: unknown): string {
  if (value === null || value === undefined || value === '') return words.nothing
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (typeof value === 'number') return decimals.format(value)
  if (Array.isArray(value)) return value.map(plain).join(', ') || words.nothing
  if (typeof value !== 'object') return String(value)
  if ('name' in value) return String(value.name)
  return JSON.stringify(value)
}

/** For sentences that are made where no page is known. */
export const speech = { number, percent, day, money, list }
