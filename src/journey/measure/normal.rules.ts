/**
 * The upper tail of the standard normal distribution: the chance of a value of `z` or more. The series of Marsaglia (2004) up to 3
 * and Laplace's continued fraction beyond: right to twelve digits, and in the far tail to as many of its own.
 */
export function upperTail(z: number): number {
  if (z < 0) return 1 - upperTail(-z)
  if (z > 38) return 0
  const density = Math.exp(-(z * z) / 2) / Math.sqrt(2 * Math.PI)
  if (z < 3) {
    let [sum, term] = [z, z]
    for (let k = 3; Math.abs(term) > 1e-17 * sum; k += 2) sum += term *= (z * z) / k
    return 0.5 - sum * density
  }
  let fraction = z
  for (let k = 120; k >= 1; k--) fraction = z + k / fraction
  return density / fraction
}

/** Holm's step-down adjustment (Scandinavian Journal of Statistics 6, 1979): p values of one family, in their order. */
export function holm(values: (number | null)[]): (number | null)[] {
  const order = values
    .map((p, i) => ({ p, i }))
    .filter((one): one is { p: number; i: number } => one.p !== null)
    .sort((a, b) => a.p - b.p)
  const adjusted: (number | null)[] = values.map(() => null)
  let most = 0
  for (const [rank, { p, i }] of order.entries()) {
    most = Math.max(most, Math.min(1, p * (order.length - rank)))
    adjusted[i] = most
  }
  return adjusted
}
