import { FIRST, reach } from '#journey/measure/lift.interval.rules.ts'
import type { Measured } from '#journey/measure/lift.interval.rules.ts'
import type { Verdict } from '#journey/measure/lift.contract.ts'

/** An effect below this share of what people come to on average is not worth waiting for. */
export const WORTH = 0.25
/** The pace is that of the last four weeks. Outcomes come weeks after the draw: in the first eight it says nothing. */
const PACE_WEEKS = 4
const LEAST_WEEKS = 8
const TEN_YEARS = 520
const WEEK_MS = 604_800_000

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
 * Weeks until an effect as large as the one seen, or the smallest that is worth it, would show, if people and outcomes go on coming
 * as in the last four weeks. The effect is carried on as a share of outcomes: many of those drawn have come to nothing only yet,
 * and its size of today would be the size of a young programme for ever.
 */
function notEnough(seen: Seen[]): Verdict {
  const verdict = 'not_enough'
  const now = seen.at(-1)
  const from = now && seen.find(({ at }) => weeksBetween(at, now.at) <= PACE_WEEKS)
  if (!now || !from || from === now || weeksBetween(seen[0]!.at, now.at) < LEAST_WEEKS)
    return { verdict, weeks: null, because: 'pace_unknown' }
  const passed = weeksBetween(from.at, now.at)
  // with fewer than FIRST outcomes the effect that is seen is mostly noise
  const apart = now.low === null || now.mean === 0 ? 0 : Math.abs(now.difference) / now.mean
  const effect = Math.max(apart, WORTH)
  for (let weeks = 1; weeks <= TEN_YEARS; weeks++) {
    const after = (of: (one: Seen) => number): number => of(now) + (weeks * (of(now) - of(from))) / passed
    if (after(({ expected }) => expected) < FIRST) continue
    const clock = Math.max(
      now.clock,
      after((one) => one.clock),
    )
    const outcomes = after(({ mean, weight }) => mean * weight)
    if (reach(clock) * now.unit <= effect * outcomes) return { verdict, weeks, because: null }
  }
  return { verdict, weeks: null, because: 'too_slow' }
}

function weeksBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / WEEK_MS
}
