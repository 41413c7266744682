import { createRandom } from '#simulate/random.rules.ts'
import type { Arm, Cap, Look } from '#journey/measure/lift.contract.ts'

/** A programme with a hold-out whose effect is known, to see what its lift says of it. */
export interface Experiment {
  heldOutShare: number
  /** people drawn on the day on which it starts, who waited for it, and on a working day after it, on average */
  waiting: number
  perDay: number
  days: number
  /** chance of a held-out person to come to the outcome at all, and of one who took part */
  rate: number
  rateTook: number
  /** median days from the draw to the outcome; of those who took part times `pace` */
  delay: number
  pace: number
  /** money: an outcome brings a log-normal amount with this sigma, cut at the cap; null: it counts 1 */
  sigma: number | null
}

export interface Ran {
  looks: Look[]
  /** the true difference by each look, over everybody drawn by then: what all would have come to, less what none would */
  truths: number[]
  cap: Cap | null
}

const DAY_MS = 86_400_000
const FIRST_DAY = Date.UTC(2025, 0, 1)
/** What one typical win brings; any amount would do. */
const MEDIAN = 20_000

/** One run of it, a look at the end of each day. The same seed and stream give the same run. */
export function runOf(asked: Experiment, cap: Cap | null, seed: number, stream: number): Ran {
  const random = createRandom(seed, stream)
  const { heldOutShare, days } = asked
  const came = [daysOf(days), daysOf(days)] as const
  const truly = new Float64Array(days)
  let lasting = 0
  for (let day = 0; day < days; day++) {
    for (let i = arrivals(asked, day, random.next()); i > 0; i--) {
      const out = random.chance(heldOutShare)
      came[out ? 1 : 0].n[day]!++
      // one luck for both: who would buy without the programme is not somebody else with it
      const luck = random.next()
      if (luck >= Math.max(asked.rate, asked.rateTook)) continue
      const late = random.logNormal(asked.delay, 0.9)
      const amount = asked.sigma === null ? 1 : random.logNormal(MEDIAN, asked.sigma)
      const counts = cap ? Math.min(amount, cap.most) : amount
      const took = luck < asked.rateTook ? day + Math.floor(late * asked.pace) : days
      const without = luck < asked.rate ? day + Math.floor(late) : days
      if (took < days) truly[took]! += counts
      if (without < days) truly[without]! -= counts
      const on = out ? without : took
      if (on < days) add(came[out ? 1 : 0], on, counts)
    }
  }
  const looks: Look[] = []
  const truths: number[] = []
  const [took, heldOut] = [empty(), empty()]
  for (let day = 0; day < days; day++) {
    grow(took, came[0], day)
    grow(heldOut, came[1], day)
    lasting += truly[day]!
    truths.push(lasting / Math.max(1, took.n + heldOut.n))
    const at = new Date(FIRST_DAY + (day + 1) * DAY_MS).toISOString()
    looks.push({ at, strata: [{ heldOutShare, took: { ...took }, heldOut: { ...heldOut } }] })
  }
  return { looks, truths, cap }
}

/** Wins of a company before its programme began, for the cap. */
export function winsBefore(sigma: number, count: number, seed: number): { at: number; amount: number }[] {
  const random = createRandom(seed, 1_000_003)
  return Array.from({ length: count }, (_, i) => ({
    at: FIRST_DAY - (count - i) * DAY_MS,
    amount: random.logNormal(MEDIAN, sigma),
  }))
}

export const BEGAN = FIRST_DAY

/** Nobody on weekends, fewer in summer and around the turn of the year; `luck` spreads a day evenly from none to twice the mean. */
function arrivals({ waiting, perDay }: Experiment, day: number, luck: number): number {
  const weekday = (day + 3) % 7
  const season = 1 - 0.3 * Math.cos((4 * Math.PI * day) / 365)
  const own = weekday >= 5 ? 0 : Math.floor(2 * luck * (perDay * season + 0.5))
  return day === 0 ? waiting + own : own
}

interface Days {
  n: Float64Array
  hits: Float64Array
  sum: Float64Array
  squares: Float64Array
}

function daysOf(days: number): Days {
  const of = (): Float64Array => new Float64Array(days)
  return { n: of(), hits: of(), sum: of(), squares: of() }
}

function add(days: Days, on: number, counts: number): void {
  days.hits[on]!++
  days.sum[on]! += counts
  days.squares[on]! += counts * counts
}

function empty(): Arm {
  return { n: 0, hits: 0, sum: 0, squares: 0 }
}

function grow(arm: Arm, days: Days, day: number): void {
  arm.n += days.n[day]!
  arm.hits += days.hits[day]!
  arm.sum += days.sum[day]!
  arm.squares += days.squares[day]!
}
