/** Ranks from the largest: 1, 2, …; equal ones share the mean of their places (2.5 and 2.5). */
export function ranksOf(values: readonly number[]): number[] {
  const order = values.map((value, i) => ({ value, i })).sort((a, b) => b.value - a.value)
  const ranks = values.map(() => 0)
  for (let from = 0; from < order.length;) {
    let to = from
    while (to + 1 < order.length && order[to + 1]!.value === order[from]!.value) to++
    for (let k = from; k <= to; k++) ranks[order[k]!.i] = (from + to) / 2 + 1
    from = to + 1
  }
  return ranks
}

/**
 * Kendall's τ-b: how far two orders agree, 1 the same, −1 turned round, ties accounted for (Kendall, "The treatment of ties
 * in ranking problems", Biometrika 33, 1945). Null for fewer than two values, or where one side is all ties. By pairs: a
 * report has hundreds of rows, not many thousands.
 */
export function kendall(a: readonly number[], b: readonly number[]): number | null {
  let [balance, onlyA, onlyB] = [0, 0, 0]
  for (let i = 1; i < a.length; i++)
    for (let j = 0; j < i; j++) {
      const [left, right] = [Math.sign(a[i]! - a[j]!), Math.sign(b[i]! - b[j]!)]
      balance += left * right
      if (left !== 0) onlyA++
      if (right !== 0) onlyB++
    }
  return onlyA === 0 || onlyB === 0 ? null : balance / Math.sqrt(onlyA * onlyB)
}

/** How far the order depends on the model: below half, two orders of ten agree no better than three of four pairs. */
export function dependence(taus: readonly (number | null)[]): 'hardly' | 'partly' | 'much' | 'unknown' {
  const known = taus.filter((tau) => tau !== null)
  if (known.length === 0) return 'unknown'
  const least = Math.min(...known)
  return least >= 0.8 ? 'hardly' : least >= 0.5 ? 'partly' : 'much'
}
