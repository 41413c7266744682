import type { BusinessCalendar } from '#journey/agreement/ruleset.ts'

export interface Busy {
  at: number
  minutes: number
}

const MINUTE = 60_000
const STEP = 30 * MINUTE
const MOST_DAYS = 30

/**
 * When somebody could meet: starts on the half hour, wholly inside their working hours, clear of their other meetings.
 * Pure. At most `most`, the earliest first, within thirty days.
 */
export function freeSlots(
  calendar: BusinessCalendar,
  busy: readonly Busy[],
  { from, minutes, most }: { from: number; minutes: number; most: number },
): number[] {
  const found: number[] = []
  const length = minutes * MINUTE
  let start = Math.ceil(from / STEP) * STEP
  const end = from + MOST_DAYS * 24 * 60 * MINUTE
  while (found.length < most && start < end) {
    if (!calendar.isOpen(start)) {
      // to the first open moment, and there to the half hour
      const open = calendar.add(start, 1) - 1
      start = Math.max(start + STEP, Math.ceil(open / STEP) * STEP)
      continue
    }
    const clash = busy.find((one) => one.at < start + length && start < one.at + one.minutes * MINUTE)
    if (!clash && calendar.between(start, start + length) === length) found.push(start)
    start += STEP
  }
  return found
}

const WEEK = 7 * 24 * 60 * MINUTE

/** The latest moment of a verdict: one business day, on the rep's calendar. */
export function oneBusinessDay(calendar: BusinessCalendar & { dayMs?: number }, from: number): number {
  return calendar.add(from, calendar.dayMs ?? usualDay(calendar, from))
}

/** An agreement's calendar does not say what its day is worth: a fifth of the fullest of five weeks, since holidays fall in some. */
function usualDay(calendar: BusinessCalendar, at: number): number {
  const weeks = [-2, -1, 0, 1, 2].map((n) => calendar.between(at + n * WEEK, at + (n + 1) * WEEK))
  return Math.max(60 * MINUTE, Math.round(Math.max(...weeks) / 5))
}
