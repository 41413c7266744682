import type { LiftPoint } from '#journey/measure/lift.contract.ts'

export interface ProofPlot {
  /** between its lowest and its highest difference, as shares of the height from above */
  x: (i: number) => number
  y: (difference: number) => number
  line: string
  /** empty: no interval yet */
  band: string
  /** the largest and the smallest difference that are drawn, zero among them */
  most: number
  least: number
}

/**
 * Places of the curve. The first intervals are many times as wide as the last and would press everything else flat: the scale is
 * that of the later half, and what is wider leaves the picture.
 */
export function plotOf(points: LiftPoint[], width: number, height: number): ProofPlot {
  const from = Date.parse(points[0]!.at)
  const span = Math.max(1, Date.parse(points.at(-1)!.at) - from)
  const later = points.slice(Math.floor(points.length / 2))
  const sizes = later.flatMap(({ low, high, difference }) => [low ?? difference, high ?? difference])
  const [top, bottom] = [Math.max(0, ...sizes), Math.min(0, ...sizes)]
  const room = Math.max(1e-6, top - bottom) * 0.08
  const [most, least] = [top + room, bottom - room]
  const x = (i: number): number => ((Date.parse(points[i]!.at) - from) / span) * width
  const y = (difference: number): number =>
    ((most - Math.max(least - room, Math.min(most + room, difference))) / (most - least)) * height
  const place = (i: number, value: number): string => `${x(i).toFixed(1)} ${y(value).toFixed(1)}`
  const known = points.flatMap(({ low, high }, i) =>
    low === null || high === null ? [] : [{ i, low, high }],
  )
  const edge = [
    ...known.map(({ i, high }) => place(i, high)),
    ...known.toReversed().map(({ i, low }) => place(i, low)),
  ]
  return {
    x,
    y,
    most,
    least,
    line: `M${points.map(({ difference }, i) => place(i, difference)).join('L')}`,
    band: known.length < 2 ? '' : `M${edge.join('L')}Z`,
  }
}
