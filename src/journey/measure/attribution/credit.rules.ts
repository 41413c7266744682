/**
 * Weights are made whole numbers of this many parts before money is divided by them: beyond it they differ by less than a
 * cent of any amount there is, and amounts are divided in whole numbers, so that no float touches money.
 */
const PARTS = 2 ** 40

/**
 * Divides an amount in cents by weights so that the parts sum to it exactly: each gets its share rounded down, and the cents
 * that remain go to the largest remainders, of equal ones to the earlier (Hamilton's method, 1792). Weights are not negative and not all 0.
 */
export function split(cents: bigint, weights: ArrayLike<number>): bigint[] {
  if (weights.length === 1) return [cents]
  const whole = Array.from({ length: weights.length }, (_, i) => BigInt(Math.round(weights[i]! * PARTS)))
  const all = whole.reduce((sum, weight) => sum + weight, 0n)
  if (all <= 0n) throw new Error('an amount cannot be divided by weights that are all 0')
  const size = cents < 0n ? -cents : cents
  const parts: bigint[] = []
  const remainders: { i: number; rest: bigint }[] = []
  let left = size
  for (const [i, weight] of whole.entries()) {
    const product = size * weight
    const part = product / all
    parts.push(part)
    left -= part
    remainders.push({ i, rest: product - part * all })
  }
  if (left > 0n) {
    remainders.sort((a, b) => (a.rest === b.rest ? a.i - b.i : a.rest > b.rest ? -1 : 1))
    for (let n = 0; left > 0n; n++, left--) parts[remainders[n]!.i]! += 1n
  }
  return cents < 0n ? parts.map((part) => -part) : parts
}
