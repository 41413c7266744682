import { wilson } from '#journey/measure/interval.rules.ts'

/** 97.5th percentile of the normal distribution. */
const Z = 1.959963984540054

export interface Interval {
  low: number
  high: number
}

/**
 * A sample of `n` out of `all` says more than one out of infinitely many: it is worth so many independent draws
 * (finite population correction, Cochran, Sampling Techniques, 3rd ed. 1977, §2.6; as an effective sample size in an
 * interval, Korn and Graubard 1998). Infinity when everybody was asked.
 */
export function worth(n: number, all: number): number {
  return n >= all ? Infinity : (n * (all - 1)) / (all - n)
}

/** Wilson's interval for the share of `hits` in a sample of `n` out of `all`, 95 %. Exact when `n` is all. */
export function sampledShare(hits: number, n: number, all: number): Interval {
  if (n === 0) return { low: 0, high: 1 }
  const effective = worth(n, all)
  if (effective === Infinity) return { low: hits / n, high: hits / n }
  const { low, high } = wilson((hits / n) * effective, effective)!
  return { low, high }
}

/**
 * Interval for the difference of two shares that were observed on the same leads (`a` both, `b` only the first, `c` only
 * the second, `d` neither): square and add of two Wilson intervals, corrected for their correlation. Newcombe,
 * Statistics in Medicine 17 (1998) 2635–2650, method 10. The difference is first − second.
 */
export function pairedDifference(
  a: number,
  b: number,
  c: number,
  d: number,
): Interval & { difference: number } {
  const n = a + b + c + d
  const first = wilson(a + b, n)!
  const second = wilson(a + c, n)!
  const difference = (b - c) / n
  const spread = (x: number, y: number): number =>
    Math.sqrt(Math.max(0, x * x - 2 * phi(a, b, c, d) * x * y + y * y))
  const low = difference - spread(first.share - first.low, second.high - second.share)
  const high = difference + spread(second.share - second.low, first.high - first.share)
  return { difference, low: Math.max(-1, low), high: Math.min(1, high) }
}

/** Newcombe's correlation with its continuity correction: a positive one is lessened by n / 2, but not below nothing. */
function phi(a: number, b: number, c: number, d: number): number {
  const under = (a + b) * (c + d) * (a + c) * (b + d)
  if (under === 0) return 0
  const over = a * d - b * c
  const half = (a + b + c + d) / 2
  return (over > half ? over - half : over >= 0 ? 0 : over) / Math.sqrt(under)
}

/**
 * The total of a count over `all` leads from its sum and sum of squares over a simple random sample of `n`
 * (Cochran 1977, eq. 2.22, with the finite population correction).
 */
export function sampledTotal(sum: number, squares: number, n: number, all: number): Interval {
  if (n < 2 || n >= all) return { low: sum, high: sum }
  const mean = sum / n
  const variance = Math.max(0, (squares - n * mean * mean) / (n - 1))
  const half = Z * all * Math.sqrt((variance / n) * (1 - n / all))
  // what was seen is there at least
  return { low: Math.max(sum, all * mean - half), high: all * mean + half }
}
