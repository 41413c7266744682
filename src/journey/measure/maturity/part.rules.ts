/** What comes of a cohort after age `from`, up to age `to`. `from` is at least the age that is known of it. */
export interface Reach {
  row: number
  from: number
  to: number
}

/** What is expected, and the two parts of how far off that is: chance itself, and that the rates are only estimated. */
export interface Part {
  mean: number
  process: number
  estimation: number
}

/** A way to tell what still comes of the cohorts of a triangle. */
export interface Fit {
  /** the highest age that is told */
  ages: number
  /** the sum over reaches, of which there is at most one for each cohort */
  part: (reaches: readonly Reach[]) => Part
  /** share of what comes by the last age that has come by each age; null: nothing ever came */
  pattern: number[] | null
}

export interface Range {
  mean: number
  low: number
  /** null: nothing like it ever came, so nobody can say how much might */
  high: number | null
}

const Z = 1.959963984540054

/**
 * 95 % of what is to come, log-normal with the same mean and standard error, as Mack proposes ("Distribution-free
 * calculation of the standard error of chain ladder reserve estimates", ASTIN Bulletin 23, 1993): a remainder is skewed, and
 * never below nothing.
 */
export function rangeOf({ mean, process, estimation }: Part): Range {
  if (mean <= 0) return { mean: 0, low: 0, high: null }
  const spread = Math.log(1 + (process + estimation) / mean ** 2)
  const middle = Math.log(mean) - spread / 2
  const half = Z * Math.sqrt(spread)
  return { mean, low: Math.exp(middle - half), high: Math.exp(middle + half) }
}

/** What comes in reaches; where there is none of them nothing can come, which is certain. */
export function restOf(fit: Fit, reaches: readonly Reach[]): Range {
  return reaches.length === 0 ? { mean: 0, low: 0, high: 0 } : rangeOf(fit.part(reaches))
}

export function errorOf({ process, estimation }: Part): number {
  return Math.sqrt(process + estimation)
}
