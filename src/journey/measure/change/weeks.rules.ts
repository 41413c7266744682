/** Weeks of a change are counted from its first day, so that none of them is half before and half after. Moments: epoch ms, UTC. */
export const DAY_MS = 86_400_000
export const WEEK_MS = 7 * DAY_MS

export interface Week {
  from: number
  /** its last millisecond */
  to: number
  part: 'baseline' | 'between' | 'after'
}

/** Two days, each with all its hours. */
export interface Days {
  from: number
  to: number
}

export const dayOf = (text: string): number => Date.parse(`${text}T00:00:00Z`)
export const dayText = (at: number): string => new Date(at).toISOString().slice(0, 10)
export const daysOf = (from: string, to: string): Days => ({ from: dayOf(from), to: dayOf(to) + DAY_MS - 1 })

/**
 * The whole weeks of the baseline, those between it and the first day, and those since that are over and ripe as of then.
 * A week that is cut at either end would look like a trough: it is left out.
 */
export function weeksOf(starts: number, baseline: Days, asOf: number, ripeDays: number): Week[] {
  const weeks: Week[] = []
  for (let k = Math.ceil((baseline.from - starts) / WEEK_MS); ; k++) {
    const from = starts + k * WEEK_MS
    const to = from + WEEK_MS - 1
    if (to + ripeDays * DAY_MS > asOf) return weeks
    weeks.push({ from, to, part: k >= 0 ? 'after' : to <= baseline.to ? 'baseline' : 'between' })
  }
}

/** Days of the baseline that belong to no whole week of it. */
export function daysCut(starts: number, baseline: Days): number {
  const first = Math.ceil((baseline.from - starts) / WEEK_MS)
  const past = Math.floor((baseline.to + 1 - starts) / WEEK_MS)
  const all = Math.round((baseline.to + 1 - baseline.from) / DAY_MS)
  return all - Math.max(0, past - first) * 7
}

/** The day on which so many weeks since the first day will be over and ripe. */
export function ripeFrom(starts: number, weeks: number, ripeDays: number): number {
  return starts + weeks * WEEK_MS + ripeDays * DAY_MS
}
