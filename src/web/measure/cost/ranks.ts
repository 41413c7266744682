import type { CostRowView } from '#journey/measure/cost/contract.ts'

/** One line of the chart: its place at each step, from 0; null: none came so far, or none of its leads is old enough. */
export interface Line {
  of: string | null
  places: (number | null)[]
  costs: CostRowView['costs']
  /** by how many places it falls from the first step to the last that it has */
  falls: number
}

/** More lines cannot be followed by eye. */
const MOST = 10

/** The largest origins with spend, and where each stands among them at every step. */
export function linesOf(rows: CostRowView[]): Line[] {
  const shown = rows.filter(({ costs }) => costs[0]?.each !== null).slice(0, MOST)
  const steps = shown[0]?.costs.map((_, i) => i) ?? []
  const places = steps.map((step) => {
    const known = shown.filter(({ costs }) => costs[step]!.each !== null)
    known.sort((a, b) => Number(a.costs[step]!.each) - Number(b.costs[step]!.each))
    return known
  })
  return shown.map((row) => {
    const own = places.map((known) => (known.includes(row) ? known.indexOf(row) : null))
    const last = own.findLast((place) => place !== null) ?? 0
    return { of: row.of, places: own, costs: row.costs, falls: last - (own[0] ?? 0) }
  })
}
