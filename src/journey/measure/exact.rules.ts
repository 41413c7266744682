import { logChoose } from '#journey/measure/sampling.rules.ts'
import { upperTail } from '#journey/measure/normal.rules.ts'

/**
 * The exact binomial test, two-sided: the chance of a count that is at most as likely as `hits`, among `n` that are drawn with
 * `share` (0 to 1, both excluded). Counts as likely but for rounding belong to it, as in R's binom.test.
 */
export function binomialTest(hits: number, n: number, share: number): number {
  const chance = (k: number): number =>
    Math.exp(logChoose(n, k) + k * Math.log(share) + (n - k) * Math.log1p(-share))
  const limit = chance(hits) * (1 + 1e-7)
  let inside = 0
  let outside = 0
  for (let k = 0; k <= n; k++) {
    const own = chance(k)
    if (own <= limit) outside += own
    else inside += own
  }
  // the larger part has the smaller relative error
  return Math.min(1, outside < 0.5 ? outside : 1 - inside)
}

/** The upper tail of chi-square: the chance of `x` or more on `freedom` degrees (Abramowitz and Stegun 26.4.4 and 26.4.5). */
export function chiSquareTail(x: number, freedom: number): number {
  if (x <= 0) return 1
  let tail = freedom % 2 === 0 ? Math.exp(-x / 2) : 2 * upperTail(Math.sqrt(x))
  let term = freedom % 2 === 0 ? (x / 2) * Math.exp(-x / 2) : Math.sqrt((2 * x) / Math.PI) * Math.exp(-x / 2)
  for (let k = freedom % 2 === 0 ? 2 : 1; k < freedom; k += 2) {
    tail += term
    term *= x / (k + 2)
  }
  return Math.min(1, tail)
}

/**
 * How strongly counts speak against the shares they were drawn with: the factor by which a beta mixture around `share` foretold
 * the draws better than `share` did. If the share is right it exceeds 1000 at any time with a chance below 1 in 1000, however
 * often one looks (Robbins 1970; Lindon and Malek 2022 watch experiments with it). Returns its logarithm.
 */
export function shareEvidence(hits: number, n: number, share: number): number {
  const [a, b] = [CONCENTRATION * share, CONCENTRATION * (1 - share)]
  return (
    logBeta(a + hits, b + n - hits) - logBeta(a, b) - hits * Math.log(share) - (n - hits) * Math.log1p(-share)
  )
}

/** As if so many draws stood behind the chosen share: it looks for shares that are off by some points. */
const CONCENTRATION = 100

function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b)
}

/** Stirling's series after moving up to 10 and more; right to fourteen digits. */
function logGamma(x: number): number {
  let [shift, up] = [0, x]
  while (up < 10) shift += Math.log(up++)
  const square = 1 / (up * up)
  const series =
    (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square / 1188)))) / up
  return (up - 0.5) * Math.log(up) - up + 0.5 * Math.log(2 * Math.PI) + series - shift
}
