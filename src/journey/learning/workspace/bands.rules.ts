import { wilson } from '#journey/measure/interval.rules.ts'
import type { OutcomeKind } from './examples.rules.ts'

/** Leads of the newer part from so many points on, and what came of them. */
export interface PointBand {
  /** null: however few */
  from: number | null
  rows: number
  yes: Record<OutcomeKind, number>
}

export interface CameInBand {
  from: number | null
  below: number | null
  n: number
  yes: number
  low: number
  high: number
}

const FIFTHS = 5

/**
 * Fifths of the leads that the card did not learn from, by their points; leads of the same points are never parted, so there may be
 * fewer. They are few and wide so that each holds enough outcomes for an interval that says something.
 * @param points and `came` in the order of time; `older`: how many of them were learned from
 */
export function bandsOf(
  points: readonly number[],
  came: readonly Record<OutcomeKind, boolean>[],
  older: number,
): PointBand[] {
  const order = Array.from({ length: points.length - older }, (_, i) => older + i)
  order.sort((a, b) => points[a]! - points[b]!)
  const bands: PointBand[] = []
  for (let i = 0; i < order.length;) {
    let end = Math.max(i + 1, Math.round(((bands.length + 1) * order.length) / FIFTHS))
    while (end < order.length && points[order[end]!] === points[order[end - 1]!]) end++
    const members = order.slice(i, end)
    const count = (kind: OutcomeKind) => members.filter((one) => came[one]![kind]).length
    bands.push({
      from: i === 0 ? null : points[order[i]!]!,
      rows: members.length,
      yes: { opportunity: count('opportunity'), won: count('won') },
    })
    i = end
  }
  return bands
}

/**
 * What came of the leads of a band, with the 95 % interval of their share (Wilson). It is told beside the chance of the curve and takes
 * nothing from it: where the chance lies outside, the curve is wrong there.
 */
export function cameIn(bands: readonly PointBand[], points: number, kind: OutcomeKind): CameInBand | null {
  const at = bands.findLastIndex(({ from }) => from === null || points >= from)
  const band = bands[at]
  if (!band) return null
  const { low, high } = wilson(band.yes[kind], band.rows)!
  return {
    from: band.from,
    below: bands[at + 1]?.from ?? null,
    n: band.rows,
    yes: band.yes[kind],
    low,
    high,
  }
}
