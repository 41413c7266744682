import { wilson } from '#journey/measure/interval.rules.ts'
import { probabilityOf, type Calibration } from '../calibration.rules.ts'
import { sigmoid } from '../logistic.rules.ts'
import type { OutcomeKind } from './examples.rules.ts'

/** Leads of the newer part from so many points on, and what came of them. */
export interface PointBand {
  /** null: however few */
  from: number | null
  rows: number
  yes: Record<OutcomeKind, number>
  /** mean chance that the card tells them; null: it tells none of this outcome */
  said: Record<OutcomeKind, number | null>
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
  curves: Record<OutcomeKind, Calibration | null>,
): PointBand[] {
  const order = Array.from({ length: points.length - older }, (_, i) => older + i)
  order.sort((a, b) => points[a]! - points[b]!)
  const bands: PointBand[] = []
  for (let i = 0; i < order.length;) {
    let end = Math.max(i + 1, Math.round(((bands.length + 1) * order.length) / FIFTHS))
    while (end < order.length && points[order[end]!] === points[order[end - 1]!]) end++
    const members = order.slice(i, end)
    const count = (kind: OutcomeKind) => members.filter((one) => came[one]![kind]).length
    const said = (kind: OutcomeKind) => {
      const curve = curves[kind]
      return (
        curve && members.reduce((sum, one) => sum + probabilityOf(curve, points[one]!), 0) / members.length
      )
    }
    bands.push({
      from: i === 0 ? null : points[order[i]!]!,
      rows: members.length,
      yes: { opportunity: count('opportunity'), won: count('won') },
      said: { opportunity: said('opportunity'), won: said('won') },
    })
    i = end
  }
  return bands
}

/**
 * The 95 % interval of a chance, from what came of the leads of its band: Wilson's interval of their share, its limits in odds against those of
 * what the card said of them, and the chance moved by as much. A band is wide, and who has the most points in it is not like its
 * average. Where the chance lies outside its own interval the curve is wrong there.
 */
export function cameIn(
  bands: readonly PointBand[],
  { points, chance }: { points: number; chance: number },
  kind: OutcomeKind,
): CameInBand | null {
  const at = bands.findLastIndex(({ from }) => from === null || points >= from)
  const band = bands[at]
  const said = band?.said[kind] ?? null
  if (!band || said === null) return null
  const { low, high } = wilson(band.yes[kind], band.rows)!
  const moved = (limit: number): number => sigmoid(logit(chance) + logit(limit) - logit(said))
  return {
    from: band.from,
    below: bands[at + 1]?.from ?? null,
    n: band.rows,
    yes: band.yes[kind],
    low: moved(low),
    high: moved(high),
  }
}

function logit(share: number): number {
  return Math.log(share / (1 - share))
}
