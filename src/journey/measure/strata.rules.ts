import { upperTail } from '#journey/measure/normal.rules.ts'

/** One band of scores: how many of a rep's leads were worked, and how many of everybody else's. */
export interface Stratum {
  hits: number
  n: number
  otherHits: number
  otherN: number
}

export interface Compared {
  /** hits that the others' rate in each band would have given; bands that the others never saw are left out */
  expected: number
  /** hits in those bands */
  hits: number
  /** the test's statistic, chi-square on one degree of freedom, with the continuity correction */
  chiSquare: number
  /** one-sided: as few hits as this, or fewer, if the rep did as the others do at the same score */
  p: number
}

/**
 * The Mantel-Haenszel test over score bands (Journal of the National Cancer Institute 22, 1959): does somebody work fewer
 * leads than the others, of leads of the same score? Null when no band has leads of both.
 */
export function mantelHaenszel(strata: Stratum[]): Compared | null {
  let [seen, mean, variance, expected] = [0, 0, 0, 0]
  for (const { hits, n, otherHits, otherN } of strata) {
    const all = n + otherN
    if (n === 0 || otherN === 0) continue
    const worked = hits + otherHits
    seen += hits
    expected += (n * otherHits) / otherN
    mean += (n * worked) / all
    variance += (n * otherN * worked * (all - worked)) / (all * all * (all - 1))
  }
  if (variance === 0) return null
  const away = Math.abs(seen - mean)
  const z = Math.max(0, away - 0.5) / Math.sqrt(variance)
  const fewer = seen < mean
  return { expected, hits: seen, chiSquare: z * z, p: fewer ? upperTail(z) : 1 - upperTail(z) }
}
