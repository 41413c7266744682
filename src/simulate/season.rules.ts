import type { Random } from '#simulate/random.rules.ts'

/** The simulated span, epoch ms. */
export interface Span {
  from: number
  until: number
}

const HOUR = 3_600_000
export const DAY = 24 * HOUR

export function spanOf(until: number, months: number): Span {
  return { from: until - months * 30.4375 * DAY, until }
}

/** January to December: fairs in spring and autumn, quiet in August and December. */
const MONTHS = [0.9, 1, 1.15, 1.1, 1.05, 0.95, 0.75, 0.6, 1.25, 1.3, 1.15, 0.55]
/** Sunday to Saturday */
const WEEKDAYS = [0.1, 1.05, 1.2, 1.15, 1.05, 0.8, 0.08]
/** hours of a day, UTC; the market sits mostly one or two hours east of it */
const HOURS = [1, 0.6, 0.5, 0.5, 1, 3, 8, 14, 17, 17, 15, 11, 14, 15, 14, 11, 8, 6, 6, 6, 5, 4, 3, 2]
/** the company grew: the last day brings so much more than the first */
const GROWTH = 1.9

/** Draws moments of a span by season, weekday, hour and growth. */
export function createSeason(span: Span): (random: Random) => number {
  const first = Math.floor(span.from / DAY)
  const days = Math.ceil(span.until / DAY) - first
  const upTo = new Float64Array(days)
  let total = 0
  for (let i = 0; i < days; i++) {
    const date = new Date((first + i) * DAY)
    const growth = 1 + (GROWTH - 1) * (i / days)
    total += MONTHS[date.getUTCMonth()]! * WEEKDAYS[date.getUTCDay()]! * growth
    upTo[i] = total
  }
  return (random) => {
    for (;;) {
      const day = firstAbove(upTo, random.next() * total)
      const at = (first + day) * DAY + hourOf(random) * HOUR + Math.floor(random.next() * HOUR)
      if (at >= span.from && at < span.until) return at
    }
  }
}

/** A moment of the same kind of day as people keep, near a given one: events last two days, from nine to five. */
export function atEvent(random: Random, day: number): number {
  return Math.floor(day / DAY) * DAY + random.whole(0, 1) * DAY + random.whole(8 * 60, 15 * 60) * 60_000
}

function hourOf(random: Random): number {
  return firstAbove(hoursUpTo, random.next() * hoursUpTo[23]!)
}

const hoursUpTo = Float64Array.from(HOURS)
for (let i = 1; i < 24; i++) hoursUpTo[i]! += hoursUpTo[i - 1]!

function firstAbove(upTo: Float64Array, value: number): number {
  let low = 0
  let high = upTo.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (upTo[middle]! > value) high = middle
    else low = middle + 1
  }
  return low
}
