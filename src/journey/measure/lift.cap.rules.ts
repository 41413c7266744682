import type { Cap } from '#journey/measure/lift.contract.ts'

/** An amount that was won, in the company's currency, whoever it came from. */
export interface Win {
  /** ms since 1970 */
  at: number
  amount: number
}

/** Wins that must be known before anything is said of money. */
const LEAST = 20
const QUANTILE = 0.95

/**
 * What one person may count at most: the 95th percentile of the company's wins before the programme began. If these are fewer
 * than twenty, of its first twenty ever: what came after does not move it, so that no look changes what former looks counted.
 * Null while there are not as many. Both arms have the same cap, so whatever it is, without an effect the difference is 0.
 */
export function capOf(wins: Win[], began: number): Cap | null {
  const order = wins.filter(({ amount }) => amount > 0).sort((a, b) => a.at - b.at)
  const before = order.filter(({ at }) => at < began)
  const stated = before.length >= LEAST ? before : order.slice(0, LEAST)
  if (stated.length < LEAST) return null
  const amounts = stated.map(({ amount }) => amount).sort((a, b) => a - b)
  const most = amounts[Math.ceil(QUANTILE * amounts.length) - 1]!
  const squares = amounts.reduce((sum, amount) => sum + Math.min(amount, most) ** 2, 0)
  return { most, typical: Math.sqrt(squares / amounts.length) }
}
