const Z = 1.959963984540054

/**
 * What a rotation would have given: the mean of `n` offers drawn without replacement from all that were made, and the
 * range in which 95 % of such draws lie (Cochran, Sampling Techniques, theorem 2.2). Null for fewer than two.
 */
export function meanOfDraw(
  all: { n: number; mean: number; variance: number },
  n: number,
): { mean: number; low: number; high: number } | null {
  if (n < 2 || all.n < 2) return null
  const half = Z * Math.sqrt((all.variance / n) * Math.max(0, (all.n - n) / (all.n - 1)))
  return { mean: all.mean, low: all.mean - half, high: all.mean + half }
}

/**
 * How many of the `marked` among `all` fall to somebody who gets `n` of them by chance: the hypergeometric distribution's
 * mean, and the counts between which at least 95 % lie (each tail at most 2.5 %).
 */
export function countOfDraw(
  all: number,
  marked: number,
  n: number,
): { mean: number; low: number; high: number } {
  const from = Math.max(0, n + marked - all)
  const to = Math.min(n, marked)
  const chance = (k: number): number =>
    Math.exp(logChoose(marked, k) + logChoose(all - marked, n - k) - logChoose(all, n))
  let [low, high, below, above] = [from, to, 0, 0]
  while (low < to && below + chance(low) <= 0.025) below += chance(low++)
  while (high > from && above + chance(high) <= 0.025) above += chance(high--)
  return { mean: all === 0 ? 0 : (n * marked) / all, low, high }
}

export function logChoose(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k)
}

const known = [0]

function logFactorial(n: number): number {
  for (let i = known.length; i <= n; i++) known.push(known[i - 1]! + Math.log(i))
  return known[n]!
}
