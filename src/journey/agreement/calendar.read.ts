import { Temporal } from 'temporal-polyfill'
import { businessCalendar } from './calendar.rules.ts'
import type { OpenWeek } from './calendar.table.ts'
import type { Finding, Path } from './problems.rules.ts'
import type { BusinessCalendar } from './ruleset.ts'
import type { CalendarDocument } from './schema.ts'

const WEEK = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const
const MINUTE = 60_000

/** A calendar as written → business time. `dayMs`: what one business day is worth, the mean of its working days. */
export function readCalendar(
  id: string,
  document: CalendarDocument,
  findings: Finding[],
): { calendar: BusinessCalendar; dayMs: number } | null {
  const path: Path = ['calendars', id]
  const before = findings.length
  if (!zoneExists(document.timeZone)) {
    const message = `\`${document.timeZone}\` is not a time zone. Write an IANA name such as Europe/Berlin.`
    findings.push({ path: [...path, 'timeZone'], message })
  }
  const blocks = WEEK.map((day) => readBlocks(document.hours[day] ?? [], [...path, 'hours', day], findings))
  const open = blocks
    .map((day) => day.reduce((sum, block) => sum + block.end - block.start, 0))
    .filter((ms) => ms > 0)
  if (open.length === 0 && findings.length === before) {
    findings.push({
      path: [...path, 'hours'],
      atKey: true,
      message: `Calendar \`${id}\` has not a single working hour.`,
    })
  }
  const holidays = new Set<number>()
  for (const date of Object.keys(document.holidays)) {
    const day = epochDay(date)
    if (day === null) {
      const message = `\`${date}\` is not a date of the calendar.`
      findings.push({ path: [...path, 'holidays', date], atKey: true, message })
    } else holidays.add(day)
  }
  if (findings.length > before) return null
  const week: OpenWeek = { timeZone: document.timeZone, blocks, holidays }
  const dayMs = open.reduce((sum, ms) => sum + ms, 0) / open.length
  return { calendar: { ...businessCalendar(id, week), definition: document }, dayMs }
}

function zoneExists(timeZone: string): boolean {
  // an offset such as +02:00 is a zone to Temporal, but knows no summer time: surely a slip
  if (!/^[A-Za-z]/.test(timeZone)) return false
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timeZone)
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

function readBlocks(
  texts: readonly string[],
  path: Path,
  findings: Finding[],
): { start: number; end: number }[] {
  let last = 0
  return texts.map((text, i) => {
    const [start = 0, end = 0] = text.split('-').map(minutes)
    if (end <= start) findings.push({ path: [...path, i], message: `"${text}" ends before it begins.` })
    else if (start < last)
      findings.push({ path: [...path, i], message: `"${text}" overlaps the hours before it.` })
    last = Math.max(last, end)
    return { start: start * MINUTE, end: end * MINUTE }
  })
}

function minutes(clock: string): number {
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  return hour * 60 + minute
}

/** Days since 1970-01-01, or null for 2026-02-30. */
export function epochDay(date: string): number | null {
  const ms = Date.parse(`${date}T00:00:00Z`)
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== date) return null
  return ms / 86_400_000
}
