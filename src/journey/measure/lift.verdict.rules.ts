import { FIRST, reach } from '#journey/measure/lift.interval.rules.ts'
import type { Measured } from '#journey/measure/lift.interval.rules.ts'
import type { Verdict } from '#journey/measure/lift.contract.ts'

/** An effect below this share of what people come to on average is not worth waiting for. */
export const WORTH = 0.25
/** The pace is that of the last eight weeks, and unknown in the first two. */
const PACE_WEEKS = 8
const LEAST_WEEKS = 2
const TEN_YEARS = 520
const WEEK_MS = 604_800_000
/** 80th percentile of the normal distribution: of programmes with such an effect four in five are decided by then. */
const Z80 = 0.8416

export interface Seen extends Measured {
  at: string
}

/** What the last look justifies saying; the looks before say since when, and at what pace people come. */
export function verdictOf(seen: Seen[]): Verdict {
  const now = seen.at(-1)
  if (!now || now.low === null || now.high === null) return notEnough(seen)
  if (now.low > 0) return { verdict: 'raises', since: since(seen, ({ low }) => low !== null && low > 0) }
  if (now.high < 0) return { verdict: 'harms', since: since(seen, ({ high }) => high !== null && high < 0) }
  const bound = Math.max(-now.low, now.high)
  return bound <= WORTH * now.mean ? { verdict: 'no_effect_larger_than', bound } : notEnough(seen)
}

/** The first look from which on it held at every look. */
function since(seen: Seen[], holds: (one: Seen) => boolean): string {
  let first = seen.length - 1
  while (first > 0 && holds(seen[first - 1]!)) first--
  return seen[first]!.at
}

/**
 * Weeks until an effect as large as the one seen, or the smallest that is worth it, would be known with a chance of four in
 * five, if people and outcomes go on coming as in the last eight weeks.
 */
function notEnough(seen: Seen[]): Verdict {
  const verdict = 'not_enough'
  const now = seen.at(-1)
  const from = now && seen.find(({ at }) => weeksBetween(at, now.at) <= PACE_WEEKS)
  const passed = now && from ? weeksBetween(from.at, now.at) : 0
  if (!now || !from || passed < LEAST_WEEKS) return { verdict, weeks: null, because: 'pace_unknown' }
  // with fewer than FIRST outcomes the effect that is seen is mostly noise
  const effect = Math.max(now.low === null ? 0 : Math.abs(now.difference), WORTH * now.mean)
  for (let weeks = 1; weeks <= TEN_YEARS; weeks++) {
    const after = (then: number, today: number): number => today + (weeks * (today - then)) / passed
    const clock = Math.max(now.clock, after(from.clock, now.clock))
    const needed = (reach(clock) + Z80 * Math.sqrt(clock)) * now.unit
    const decided = needed <= effect * after(from.weight, now.weight)
    if (decided && after(from.expected, now.expected) >= FIRST) return { verdict, weeks, because: null }
  }
  return { verdict, weeks: null, because: 'too_slow' }
}

function weeksBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / WEEK_MS
}
