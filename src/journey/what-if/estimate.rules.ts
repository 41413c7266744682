import { pairedDifference, sampledShare, sampledTotal, worth } from '#journey/what-if/intervals.rules.ts'
import { rounded, wilson } from '#journey/measure/interval.rules.ts'
import type { Estimate, Rate } from '#journey/what-if/contract.ts'

/** What counts over `n` leads say about `all` of them. */
export interface Estimates {
  all: number
  factor: number
  /** a count, scaled to all leads and rounded to whole ones */
  scale: (counted: number) => number
  /** a number of leads */
  leads: (hits: number) => Estimate
  /** a number of things of which one lead may have several */
  total: (sum: number, squares: number) => Estimate
  /** gained − lost, as both were seen on the same leads */
  difference: (both: number, gained: number, lost: number) => Estimate
}

export function estimatesOf(n: number, all: number): Estimates {
  const exact = n >= all
  const factor = n === 0 || exact ? 1 : all / n
  const scale = (counted: number): number => Math.round(counted * factor)
  const plain = (value: number): Estimate => ({ value, low: null, high: null })
  return {
    all,
    factor,
    scale,
    leads: (hits) => {
      if (exact || n === 0) return plain(hits)
      const { low, high } = sampledShare(hits, n, all)
      // what was seen is there at least, and no more than is left of what was not
      return {
        value: scale(hits),
        low: Math.max(hits, Math.floor(low * all)),
        high: Math.min(all - (n - hits), Math.ceil(high * all)),
      }
    },
    total: (sum, squares) => {
      if (exact || n === 0) return plain(sum)
      const { low, high } = sampledTotal(sum, squares, n, all)
      return { value: scale(sum), low: Math.floor(low), high: Math.ceil(high) }
    },
    difference: (both, gained, lost) => {
      if (exact || n === 0) return plain(gained - lost)
      const weight = worth(n, all) / n
      const [a, b, c] = [both * weight, gained * weight, lost * weight]
      const { low, high } = pairedDifference(a, b, c, n * weight - a - b - c)
      return { value: scale(gained - lost), low: Math.floor(low * all), high: Math.ceil(high * all) }
    },
  }
}

/** The counts of a rate are those that were seen, in a sample too: its interval comes from them. */
export function rateOf(hits: number, of: number): Rate {
  const interval = wilson(hits, of)
  if (!interval) return { hits, of, share: null, low: null, high: null }
  const { share, low, high } = interval
  return { hits, of, share: rounded(share, 4), low: rounded(low, 4), high: rounded(high, 4) }
}
