/** Somebody's day as their calendar has it. */
export interface Morning {
  timeZone: string
  /** hours by weekday, as people say them; null: Monday to Friday */
  workingHours: Partial<Record<string, string[]>> | null
  absences: readonly { from: string; to: string }[]
  hour: number
  workingDaysOnly: boolean
}

/** A server that was down in the morning still sends until the afternoon; after that the next morning is near. */
const LATEST_HOURS = 8
const WORKING = ['mon', 'tue', 'wed', 'thu', 'fri']

/** The day (YYYY-MM-DD, theirs) whose digest is due at `now`, epoch ms; null: none is. */
export function digestDay(now: number, morning: Morning): string | null {
  const { day, hour, weekday } = localTime(now, morning.timeZone)
  if (hour < morning.hour || hour >= morning.hour + LATEST_HOURS) return null
  if (morning.absences.some(({ from, to }) => from <= day && day <= to)) return null
  if (!morning.workingDaysOnly) return day
  const works = morning.workingHours
    ? (morning.workingHours[weekday]?.length ?? 0) > 0
    : WORKING.includes(weekday)
  return works ? day : null
}

/** The Monday of a day's week, both YYYY-MM-DD; null from Thursday on: the week's mail would come too late. */
export function mondayOf(day: string): string | null {
  const date = new Date(`${day}T00:00:00Z`)
  const since = (date.getUTCDay() + 6) % 7
  if (since > 2) return null
  return new Date(date.getTime() - since * 86_400_000).toISOString().slice(0, 10)
}

function localTime(now: number, timeZone: string): { day: string; hour: number; weekday: string } {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    hourCycle: 'h23',
    weekday: 'short',
  }).formatToParts(now)
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  return {
    day: `${part('year')}-${part('month')}-${part('day')}`,
    hour: Number(part('hour')),
    weekday: part('weekday').slice(0, 3).toLowerCase(),
  }
}

/**
 * Whether a mail that failed certainly did not go out, so that it may be tried again: the server said no, or was not there.
 * Of a connection that broke in the middle nobody knows.
 */
export function certainlyNotSent(error: unknown): boolean {
  const { responseCode, code, message } = error as { responseCode?: number; code?: string; message?: string }
  if (typeof responseCode === 'number') return true
  return ['EAUTH', 'EENVELOPE', 'EDNS'].includes(code ?? '') || /ECONNREFUSED|ENOTFOUND/.test(message ?? '')
}
