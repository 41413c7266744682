import { meanOf, type Chart, type Point } from '#journey/measure/change/chart.rules.ts'
import { wilson } from '#journey/measure/interval.rules.ts'

/** After less before, with its 95 % interval. `low` and `high` null: too few points for one. */
export interface Effect {
  before: number
  after: number
  difference: number
  low: number | null
  high: number | null
  /** of a share: cases; of a measure: weeks */
  nBefore: number
  nAfter: number
}

/** Null: one of the two sides has nothing to measure. */
export function effectOf(
  kind: Chart['kind'],
  before: readonly Point[],
  after: readonly Point[],
  spread: number,
): Effect | null {
  return kind === 'shares'
    ? sharesApart(sumOf(before), sumOf(after), spread)
    : meansApart(
        before.flatMap(({ value }) => value ?? []),
        after.flatMap(({ value }) => value ?? []),
      )
}

interface Sum {
  hits: number
  n: number
}

function sumOf(points: readonly Point[]): Sum {
  return points.reduce((sum, { hits, n }) => ({ hits: sum.hits + (hits ?? 0), n: sum.n + n }), {
    hits: 0,
    n: 0,
  })
}

/**
 * Two shares apart, by the square-and-add interval of Newcombe (Statistics in Medicine 17, 1998, method 10). Where weeks scatter
 * `spread` times as far as a binomial, as many cases say as little as a `spread`²-th of them would.
 */
export function sharesApart(before: Sum, after: Sum, spread = 1): Effect | null {
  const [a, b] = [before, after].map(({ hits, n }) => wilson(hits / spread ** 2, n / spread ** 2))
  if (!a || !b) return null
  const difference = b.share - a.share
  return {
    before: a.share,
    after: b.share,
    difference,
    low: difference - Math.hypot(b.share - b.low, a.high - a.share),
    high: difference + Math.hypot(b.high - b.share, a.share - a.low),
    nBefore: before.n,
    nAfter: after.n,
  }
}

/** Two means apart, by the t interval of Welch (Biometrika 34, 1947): the two sides may scatter differently. */
export function meansApart(before: readonly number[], after: readonly number[]): Effect | null {
  const [n, m] = [before.length, after.length]
  if (n === 0 || m === 0) return null
  const [a, b] = [meanOf(before), meanOf(after)]
  const effect = { before: a, after: b, difference: b - a, nBefore: n, nAfter: m }
  if (n < 2 || m < 2) return { ...effect, low: null, high: null }
  const [va, vb] = [varianceOf(before) / n, varianceOf(after) / m]
  if (va + vb === 0) return { ...effect, low: b - a, high: b - a }
  const freedom = (va + vb) ** 2 / (va ** 2 / (n - 1) + vb ** 2 / (m - 1))
  const half = tQuantile(freedom) * Math.sqrt(va + vb)
  return { ...effect, low: b - a - half, high: b - a + half }
}

export function varianceOf(values: readonly number[]): number {
  const mean = meanOf(values)
  return values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (values.length - 1)
}

const STEPS = 2_000

/**
 * The 97.5th percentile of Student's t. With t = √ν·tan θ its density is that of cos^(ν−1) θ, which is smooth on a bounded
 * range: Simpson's rule gives its area without a gamma function, right to seven digits.
 */
export function tQuantile(freedom: number): number {
  const area = (to: number): number => {
    const step = to / STEPS
    let sum = 0
    for (let i = 0; i <= STEPS; i++) {
      const weight = i === 0 || i === STEPS ? 1 : i % 2 === 1 ? 4 : 2
      sum += weight * Math.cos(i * step) ** (freedom - 1)
    }
    return (sum * step) / 3
  }
  const wanted = 0.95 * area(Math.PI / 2)
  let [low, high] = [0, Math.PI / 2]
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2
    if (area(middle) < wanted) low = middle
    else high = middle
  }
  return Math.sqrt(freedom) * Math.tan((low + high) / 2)
}

/** How much neighbours have in common: the correlation of a row with itself one week later; null below four or without variation. */
export function carriedOver(values: readonly number[]): number | null {
  if (values.length < 4) return null
  const mean = meanOf(values)
  const all = values.reduce((sum, one) => sum + (one - mean) ** 2, 0)
  if (all === 0) return null
  return values.slice(1).reduce((sum, one, i) => sum + (one - mean) * (values[i]! - mean), 0) / all
}

/** The slope of a row per week, with its 95 % interval: least squares. Null below four points. */
export function slopeOf(values: readonly number[]): { slope: number; low: number; high: number } | null {
  const n = values.length
  if (n < 4) return null
  const [x, y] = [(n - 1) / 2, meanOf(values)]
  const sxx = values.reduce((sum, _, i) => sum + (i - x) ** 2, 0)
  const slope = values.reduce((sum, one, i) => sum + (i - x) * (one - y), 0) / sxx
  const rest = values.reduce((sum, one, i) => sum + (one - y - slope * (i - x)) ** 2, 0)
  const half = tQuantile(n - 2) * Math.sqrt(rest / (n - 2) / sxx)
  return { slope, low: slope - half, high: slope + half }
}
