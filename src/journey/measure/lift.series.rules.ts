import { DAY_MS } from '#journey/measure/day.rules.ts'
import type { Alike, Arm, Cap, Look, Outcome, Stratum } from '#journey/measure/lift.contract.ts'

/** From what happened on each day to what had happened by each day: the looks that the lift is computed from. */

interface Event {
  version: number
  heldOut: boolean
  day: number
}
type Counted = Event & { n: number }
type Deal = Event & { lead: string; amount: number | null }

export interface Series {
  /** held-out percent of each version that draws */
  percents: ReadonlyMap<number, number>
  drawn: Counted[]
  accepted: Counted[]
  opportunity: Counted[]
  /** in the order of time */
  deals: Deal[]
}

/** A change of one arm on one day. */
interface Change extends Event {
  n: number
  hits: number
  sum: number
  squares: number
}

/**
 * One look a day, at its end in UTC, from the first draw on; the last at `asOf`. Empty when nobody was drawn by then.
 * @param cap what one person counts at most; needed for money alone, which without one counts nobody's
 */
export function looksOf(series: Series, outcome: Outcome, cap: Cap | null, asOf: number): Look[] {
  const changes = [
    ...series.drawn.map((one) => ({ ...one, hits: 0, sum: 0, squares: 0 })),
    ...(outcome === 'won' ? moneyOf(series.deals, cap) : series[outcome].map(cameTo)),
  ].sort((a, b) => a.day - b.day)
  if (series.drawn.length === 0) return []
  const strata = new Map<number, Stratum>()
  const looks: Look[] = []
  let next = 0
  for (let day = changes[0]!.day; day * DAY_MS <= asOf; day++) {
    for (; next < changes.length && changes[next]!.day === day; next++) add(strata, series, changes[next]!)
    const at = new Date(Math.min(asOf, (day + 1) * DAY_MS - 1)).toISOString()
    looks.push({ at, strata: [...strata.values()].map(copied) })
  }
  return looks
}

function cameTo({ n, ...event }: Counted): Change {
  return { ...event, n: 0, hits: n, sum: n, squares: n }
}

/** What each deal adds to what its person counts, which grows up to the cap. */
function moneyOf(deals: Deal[], cap: Cap | null): Change[] {
  const paid = new Map<string, number>()
  return deals.map(({ lead, amount, version, heldOut, day }) => {
    const before = paid.get(lead)
    const after = (before ?? 0) + (amount ?? 0)
    paid.set(lead, after)
    const counts = (all: number): number => (cap === null ? 0 : Math.min(all, cap.most))
    const [was, is] = [counts(before ?? 0), counts(after)]
    const hits = before === undefined ? 1 : 0
    return { version, heldOut, day, n: 0, hits, sum: is - was, squares: is * is - was * was }
  })
}

/** Versions with one share are one stratum: the draw was the same. */
function add(strata: Map<number, Stratum>, { percents }: Series, change: Change): void {
  const percent = percents.get(change.version)!
  const stratum = strata.get(percent) ?? { heldOutShare: percent / 100, took: nobody(), heldOut: nobody() }
  strata.set(percent, stratum)
  const arm = change.heldOut ? stratum.heldOut : stratum.took
  arm.n += change.n
  arm.hits += change.hits
  arm.sum += change.sum
  arm.squares += change.squares
}

function nobody(): Arm {
  return { n: 0, hits: 0, sum: 0, squares: 0 }
}

function copied({ heldOutShare, took, heldOut }: Stratum): Stratum {
  return { heldOutShare, took: { ...took }, heldOut: { ...heldOut } }
}

/** Groups of versions as groups of shares. */
export function alikeOf(
  rows: (Omit<Alike, 'heldOutShare'> & { version: number })[],
  percents: ReadonlyMap<number, number>,
): Alike[] {
  const groups = new Map<string, Alike>()
  for (const { version, fit, level, country, took, heldOut } of rows) {
    const heldOutShare = percents.get(version)! / 100
    const key = JSON.stringify([heldOutShare, fit, level, country])
    const group = groups.get(key) ?? { heldOutShare, fit, level, country, took: 0, heldOut: 0 }
    group.took += took
    group.heldOut += heldOut
    groups.set(key, group)
  }
  return [...groups.values()]
}

/** A curve is drawn with so many points; a week apart they span three years. */
const DRAWN_POINTS = 160

/** Every so many points of a long series, and always the last. */
export function thinned<Point>(points: Point[]): Point[] {
  const every = Math.ceil(points.length / DRAWN_POINTS)
  return points.filter((_, i) => (points.length - 1 - i) % every === 0)
}

/** Files may say anything for a currency; only what looks like a code can be written with an amount. */
export function isoCode(currency: string | null): string | null {
  return currency !== null && /^[A-Za-z]{3}$/.test(currency) ? currency.toUpperCase() : null
}
