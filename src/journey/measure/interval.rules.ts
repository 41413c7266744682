/** 97.5th percentile of the normal distribution: two sides of it leave 95 %. */
const Z = 1.959963984540054

/**
 * Wilson's score interval for a share of `hits` in `n`, 95 %. Unlike the textbook's normal interval it holds for small
 * counts and never leaves 0 to 1 (Wilson 1927). Null when there is nothing to divide by.
 */
export function wilson(hits: number, n: number): { share: number; low: number; high: number } | null {
  if (n === 0) return null
  const share = hits / n
  const scale = 1 + (Z * Z) / n
  const centre = (share + (Z * Z) / (2 * n)) / scale
  const half = (Z / scale) * Math.sqrt((share * (1 - share)) / n + (Z * Z) / (4 * n * n))
  return { share, low: Math.max(0, centre - half), high: Math.min(1, centre + half) }
}

/** Share, lower and upper bound as report cells, four places. */
export function shareCells(hits: number, n: number): (number | null)[] {
  const interval = wilson(hits, n)
  return interval
    ? [interval.share, interval.low, interval.high].map((value) => rounded(value, 4))
    : [null, null, null]
}

export function rounded(value: number, places: number): number {
  const scale = 10 ** places
  return Math.round(value * scale) / scale
}
