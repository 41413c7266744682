import { Temporal } from 'temporal-polyfill'

const DAY = 86_400_000
export const FIRST_YEAR = 1990
export const LAST_YEAR = 2100

/** A week's opening blocks in local milliseconds after midnight, Sunday first, and the days that are shut. */
export interface OpenWeek {
  timeZone: string
  blocks: readonly (readonly { start: number; end: number }[])[]
  /** days since 1970-01-01 */
  holidays: ReadonlySet<number>
}

/** The open intervals of one UTC year, ascending, disjoint; `before[i]` = open milliseconds of the year before interval i. */
export interface YearTable {
  starts: Float64Array
  ends: Float64Array
  before: Float64Array
  total: number
}

/**
 * A moment is open when the wall clock of the zone shows a time within a block of that day. Between two changes of
 * the zone's offset that is plain arithmetic, so the year is cut at its changes: an hour that the clock skips is
 * never open, an hour that it shows twice is open twice.
 */
export function yearTable(year: number, week: OpenWeek): YearTable {
  const intervals: { start: number; end: number }[] = []
  for (const piece of constantOffsets(Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1), week.timeZone)) {
    const firstDay = Math.floor((piece.start + piece.offset) / DAY)
    const lastDay = Math.floor((piece.end - 1 + piece.offset) / DAY)
    for (let day = firstDay; day <= lastDay; day++) {
      if (week.holidays.has(day)) continue
      // 1970-01-01 was a Thursday
      for (const block of week.blocks[(day + 4) % 7] ?? []) {
        const start = Math.max(day * DAY + block.start - piece.offset, piece.start)
        const end = Math.min(day * DAY + block.end - piece.offset, piece.end)
        if (end > start) intervals.push({ start, end })
      }
    }
  }
  return tabulate(intervals)
}

function constantOffsets(
  from: number,
  to: number,
  timeZone: string,
): { start: number; end: number; offset: number }[] {
  const pieces = []
  let at = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(timeZone)
  for (;;) {
    const start = Math.max(at.epochMilliseconds, from)
    const offset = at.offsetNanoseconds / 1e6
    const change = at.getTimeZoneTransition('next')
    if (change === null || change.epochMilliseconds >= to) {
      pieces.push({ start, end: to, offset })
      return pieces
    }
    pieces.push({ start, end: change.epochMilliseconds, offset })
    at = change
  }
}

function tabulate(intervals: { start: number; end: number }[]): YearTable {
  const joined: { start: number; end: number }[] = []
  for (const next of intervals) {
    const last = joined.at(-1)
    if (last && next.start === last.end) last.end = next.end
    else joined.push({ ...next })
  }
  const table = {
    starts: Float64Array.from(joined, (interval) => interval.start),
    ends: Float64Array.from(joined, (interval) => interval.end),
    before: new Float64Array(joined.length),
  }
  let total = 0
  joined.forEach((interval, i) => {
    table.before[i] = total
    total += interval.end - interval.start
  })
  return { ...table, total }
}
