import type { ChangePoint } from '#journey/measure/change/contract.ts'

/** Where things stand in the drawing. */
export interface Plot {
  width: number
  height: number
  x: (i: number) => number
  y: (value: number) => number
  line: string
  upper: string
  lower: string
  least: number
  most: number
}

const PAD = { left: 14, right: 14, top: 34, bottom: 30 }

/** The scale holds every point and every limit, with a little room. */
export function plotOf(points: readonly ChangePoint[], width: number, height: number): Plot {
  const values = points.flatMap(({ value, low, high }) => [value, low, high]).filter((one) => one !== null)
  const [least, most] = values.length === 0 ? [0, 1] : [Math.min(...values), Math.max(...values)]
  const room = (most - least || Math.abs(most) || 1) * 0.08
  const [bottom, top] = [least - room, most + room]
  const step = (width - PAD.left - PAD.right) / Math.max(1, points.length - 1)
  const x = (i: number) => PAD.left + i * step
  const y = (value: number) =>
    PAD.top + (1 - (value - bottom) / (top - bottom)) * (height - PAD.top - PAD.bottom)
  const through = (of: (point: ChangePoint) => number | null): string =>
    points
      .flatMap((point, i) => {
        const value = of(point)
        return value === null ? [] : [`${x(i).toFixed(1)},${y(value).toFixed(1)}`]
      })
      .join(' ')
  return {
    ...{ width, height, x, y, least, most },
    line: through(({ value }) => value),
    upper: through(({ high }) => high),
    lower: through(({ low }) => low),
  }
}

/** Where the baseline ends and where the first day stands, between two weeks; null: there is none. */
export function bordersOf(points: readonly ChangePoint[], { x, width }: Plot) {
  const half = points.length > 1 ? (x(1) - x(0)) / 2 : 0
  const last = points.findLastIndex(({ part }) => part === 'baseline')
  const first = points.findIndex(({ part }) => part === 'after')
  const edge = (i: number) => Math.min(width, Math.max(0, x(i)))
  return {
    baselineTo: last < 0 ? 0 : edge(last) + half,
    starts: first < 0 ? null : edge(first) - half,
  }
}
