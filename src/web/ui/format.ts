// Dates and numbers as people read them, through Intl, so that another language is a change of one line.
const LOCALE = 'en'
const MINUTE = 60_000
const HOUR = 3_600_000
const DAY = 86_400_000
const MONTH = 30.44 * DAY

const whole = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 })
const signed = new Intl.NumberFormat(LOCALE, { signDisplay: 'exceptZero', maximumFractionDigits: 0 })
const decimals = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 2 })
const percents = new Intl.NumberFormat(LOCALE, { style: 'percent', maximumFractionDigits: 0 })
const relatives = new Intl.RelativeTimeFormat(LOCALE, { numeric: 'auto', style: 'narrow' })
const counted = new Intl.RelativeTimeFormat(LOCALE, { numeric: 'always', style: 'narrow' })
const clock = new Intl.DateTimeFormat(LOCALE, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const days = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short', year: 'numeric' })
const longDays = new Intl.DateTimeFormat(LOCALE, {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})
const moments = new Intl.DateTimeFormat(LOCALE, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZoneName: 'short',
})
const shortMoments = new Intl.DateTimeFormat(LOCALE, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

export const number = (value: number): string => whole.format(value)
export const decimal = (value: number): string => decimals.format(value)
export const points = (value: number): string => signed.format(value).replace('-', '−')
export const percent = (share: number): string => percents.format(share)
export const time = (iso: string): string => clock.format(new Date(iso))
export const day = (iso: string): string => days.format(new Date(iso))
export const longDay = (iso: string): string => longDays.format(new Date(iso))
export const moment = (iso: string): string => moments.format(new Date(iso))
export const shortMoment = (iso: string): string => shortMoments.format(new Date(iso))

const UTC_TEXT = /(\d{4}-\d\d-\d\d) (\d\d:\d\d) UTC/g

/** Sentences of the server name moments in UTC, for whoever reads them; on screen they are local like all others. */
export function localMoments(sentence: string): string {
  return sentence.replace(UTC_TEXT, (_, date: string, at: string) => localMoment(`${date}T${at}Z`))
}

/** The year is told where it is not this one: a timeline goes back for years. */
function localMoment(iso: string): string {
  const thisYear = new Date(iso).getFullYear() === new Date().getFullYear()
  return thisYear ? shortMoment(iso) : `${day(iso)}, ${time(iso)}`
}

/** "3 h ago", "in 2 d", "now": whole units, the largest that fits; months and years rounded. */
export function relative(iso: string, now: number): string {
  const away = Date.parse(iso) - now
  const size = Math.abs(away)
  if (size < MINUTE) return 'now'
  if (size < HOUR) return spaced(Math.trunc(away / MINUTE), 'minute')
  if (size < DAY) return spaced(Math.trunc(away / HOUR), 'hour')
  if (size < 60 * DAY) return spaced(Math.trunc(away / DAY), 'day')
  if (size < 700 * DAY) return spaced(Math.round(away / MONTH), 'month')
  return spaced(Math.round(away / (365.25 * DAY)), 'year')
}

/** The narrow style writes "25d"; every other span on the screens has a space. "Next year" could be any day of it. */
function spaced(away: number, unit: 'minute' | 'hour' | 'day' | 'month' | 'year'): string {
  const words = unit === 'day' ? relatives : counted
  return words.format(away, unit).replace(/(\d)([a-z])/, '$1 $2')
}

/** "overdue by 2 d": how long ago, in the largest whole unit. */
export function overdueBy(iso: string, now: number): string {
  const late = Math.max(0, now - Date.parse(iso))
  if (late < MINUTE) return 'overdue'
  if (late < HOUR) return `overdue by ${Math.floor(late / MINUTE)} min`
  if (late < DAY) return `overdue by ${Math.floor(late / HOUR)} h`
  if (late < 60 * DAY) return `overdue by ${Math.floor(late / DAY)} d`
  return `overdue by ${Math.round(late / MONTH)} mo`
}

/** A running clock: "2 d 4 h", "3 h 12 min", "4:09". The sign is left to the words around it. */
export function duration(ms: number): string {
  const size = Math.abs(ms)
  if (size >= 2 * DAY) return `${Math.floor(size / DAY)} d ${Math.floor((size % DAY) / HOUR)} h`
  if (size >= HOUR)
    return `${Math.floor(size / HOUR)} h ${String(Math.floor((size % HOUR) / MINUTE)).padStart(2, '0')} min`
  const seconds = Math.floor(size / 1_000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** Amounts are decimal text with every digit kept; unknown currencies stand as they are. */
export function money(amount: string, currency: string | null): string {
  const value = Number(amount)
  try {
    if (!currency) return decimals.format(value)
    return new Intl.NumberFormat(LOCALE, {
      style: 'currency',
      currency,
      maximumFractionDigits: 2,
      minimumFractionDigits: 0,
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

/** `name`, else `email`, else the company that is all we know, else words that say there is none. */
export function nameOf(lead: { name: string | null; email: string | null; company: string | null }): string {
  return lead.name ?? lead.email ?? lead.company ?? 'No name'
}

/** At most two letters. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  return ((words[0]?.[0] ?? '') + (words.length > 1 ? (words.at(-1)?.[0] ?? '') : '')).toUpperCase()
}

/** A field's value of any shape in one line. */
export function plain(value: unknown): string {
  if (value === null || value === undefined || value === '') return '—'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return decimals.format(value)
  if (Array.isArray(value)) return value.map(plain).join(', ') || '—'
  if (typeof value !== 'object') return String(value)
  if ('name' in value) return String(value.name)
  return JSON.stringify(value)
}
