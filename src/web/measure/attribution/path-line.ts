import type { AttributionDeal } from '#journey/measure/attribution/attribution.contract.ts'

export interface Dot {
  x: number
  y: number
  i: number
}

export interface PathLine {
  dots: Dot[]
  opened: number | null
  closed: number | null
}

/** Dots nearer than this would touch, and stand above each other. */
const GAP = 9
const MOST_HIGH = 4

/** Places on a line from the first touch (or the opening) to the win: moments to the right, crowds upward. */
export function lineOf(
  deal: Pick<AttributionDeal, 'touches' | 'openedAt' | 'closedAt' | 'end'>,
  width: number,
): PathLine {
  const marks = [deal.openedAt, deal.closedAt].flatMap((at) => (at === null ? [] : [Date.parse(at)]))
  const moments = deal.touches.map(({ at }) => Date.parse(at))
  const all = [...moments, ...marks]
  const [from, to] = [Math.min(...all), Math.max(...all)]
  const x = (at: number): number => (to === from ? width / 2 : ((at - from) / (to - from)) * width)
  const high = new Map<number, number>()
  const dots = moments.map((at, i) => {
    const place = Math.round(x(at) / GAP)
    const n = high.get(place) ?? 0
    high.set(place, n + 1)
    return { x: Math.min(width, place * GAP), y: Math.min(n, MOST_HIGH - 1) * GAP, i }
  })
  const mark = (at: string | null): number | null => (at === null ? null : x(Date.parse(at)))
  return { dots, opened: mark(deal.openedAt), closed: mark(deal.closedAt) }
}
