import { RULES, type Rule } from '#journey/measure/change/names.contract.ts'

/** A week on the chart. Of a share `hits` of `n`; of a measure `value`. Null: there was nothing to measure. */
export interface Point {
  n: number
  hits: number | null
  value: number | null
}

/** What a steady process does: its middle, and one standard deviation of a point. */
export interface Chart {
  kind: 'individuals' | 'shares'
  centre: number
  /** of an individual; of a share, by how much points scatter beyond a binomial (1: not at all) */
  spread: number
  points: number
}

/** Mean of the moving range of two over the standard deviation, for normal values: Shewhart's d2. */
const D2 = 1.128

/**
 * Limits from the baseline alone. Measures: individuals and moving ranges (Shewhart 1931; Wheeler, Understanding Variation,
 * 1993). Shares: a p-chart, wider where weeks scatter more than a binomial would (Laney, Quality Engineering 14(4), 2002);
 * weeks that scatter less do not make it narrower. Null: fewer than two points, or no variation at all.
 */
export function chartOf(kind: Chart['kind'], baseline: readonly Point[]): Chart | null {
  const chart = kind === 'shares' ? sharesOf(baseline) : individualsOf(baseline)
  return chart !== null && chart.spread > 0 && Number.isFinite(chart.spread) ? chart : null
}

function individualsOf(points: readonly Point[]): Chart | null {
  const values = points.flatMap(({ value }) => value ?? [])
  if (values.length < 2) return null
  const spread = movingRange(values) / D2
  return { kind: 'individuals', centre: meanOf(values), spread, points: values.length }
}

function sharesOf(points: readonly Point[]): Chart | null {
  const known = points.filter(({ n }) => n > 0)
  const n = known.reduce((sum, one) => sum + one.n, 0)
  const hits = known.reduce((sum, one) => sum + (one.hits ?? 0), 0)
  const centre = hits / n
  if (known.length < 2 || centre === 0 || centre === 1) return null
  const chart: Chart = { kind: 'shares', centre, spread: 1, points: known.length }
  const scores = known.map((point) => scoreOf(chart, point)!)
  return { ...chart, spread: Math.max(1, movingRange(scores) / D2) }
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0) / values.length
}

/** Mean distance of neighbours. */
export function movingRange(values: readonly number[]): number {
  return meanOf(values.slice(1).map((value, i) => Math.abs(value - values[i]!)))
}

/** A point as it is drawn; null: nothing to draw. */
export function valueOf({ kind }: Pick<Chart, 'kind'>, { n, hits, value }: Point): number | null {
  if (kind === 'individuals') return value
  return n === 0 ? null : (hits ?? 0) / n
}

/** One standard deviation of a point. */
export function sigmaOf({ kind, centre, spread }: Chart, { n }: Point): number {
  return kind === 'individuals' ? spread : spread * Math.sqrt((centre * (1 - centre)) / n)
}

/** Three standard deviations either way; a share never leaves 0 to 1. Null where there is no point. */
export function limitsOf(chart: Chart, point: Point): { low: number; high: number } | null {
  if (chart.kind === 'shares' && point.n === 0) return null
  const reach = 3 * sigmaOf(chart, point)
  const [low, high] = [chart.centre - reach, chart.centre + reach]
  return chart.kind === 'shares' ? { low: Math.max(0, low), high: Math.min(1, high) } : { low, high }
}

/** How many standard deviations a point lies from the middle. */
function scoreOf(chart: Chart, point: Point): number | null {
  const value = valueOf(chart, point)
  return value === null ? null : (value - chart.centre) / sigmaOf(chart, point)
}

const WINDOWS: Record<Rule, { of: number; least: number; sigmas: number }> = {
  beyond: { of: 1, least: 1, sigmas: 3 },
  two_of_three: { of: 3, least: 2, sigmas: 2 },
  four_of_five: { of: 5, least: 4, sigmas: 1 },
  eight: { of: 8, least: 8, sigmas: 0 },
}

export interface Signal {
  rule: Rule
  side: 'above' | 'below'
}

/** Which rules each point breaks, with the points before it in this row. Weeks without a point are passed over. */
export function signalsOf(chart: Chart, points: readonly Point[]): Signal[][] {
  const seen: number[] = []
  return points.map((point) => {
    const score = scoreOf(chart, point)
    if (score === null) return []
    seen.push(score)
    return RULES.flatMap((rule) => brokenBy(rule, seen))
  })
}

function brokenBy(rule: Rule, scores: readonly number[]): Signal[] {
  const { of, least, sigmas } = WINDOWS[rule]
  const last = scores.at(-1)!
  const side = last > 0 ? 1 : -1
  // the point that completes it is the one that is marked
  if (last * side <= sigmas) return []
  const beyond = scores.slice(-of).filter((score) => score * side > sigmas).length
  return beyond >= least ? [{ rule, side: side === 1 ? 'above' : 'below' }] : []
}
