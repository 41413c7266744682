export interface Fit {
  intercept: number
  weights: Float64Array
  /** inverse of the information matrix at the end, intercept first, row by row; with a ridge, of the penalised one */
  covariance: Float64Array[]
  iterations: number
}

const MOST_STEPS = 60

/**
 * Logistic regression by Newton's method (iteratively reweighted least squares), with a ridge (le Cessie and van Houwelingen,
 * Applied Statistics 41, 1992) that leaves the intercept alone. Steps that would lose likelihood are halved.
 * @param columns one array per column, all as long as `outcome` (0 or 1)
 * @param ridge half the penalty per squared weight, in units of log-likelihood
 */
export function logistic(
  columns: readonly Float64Array[],
  outcome: ArrayLike<number>,
  ridge: number,
  start?: { intercept: number; weights: Float64Array },
): Fit {
  const size = columns.length + 1
  const beta = new Float64Array(size)
  if (start) beta.set([start.intercept, ...start.weights])
  let now = measure(columns, outcome, beta, ridge)
  let steps = 0
  for (; steps < MOST_STEPS; steps++) {
    const factor = cholesky(now.information)
    const step = solve(factor, now.gradient)
    let scale = 1
    let next = now
    const trial = new Float64Array(size)
    for (; scale > 1e-4; scale /= 2) {
      for (let i = 0; i < size; i++) trial[i] = beta[i]! + scale * step[i]!
      next = measure(columns, outcome, trial, ridge)
      if (next.value >= now.value - 1e-12) break
    }
    beta.set(trial)
    const gained = next.value - now.value
    now = next
    if (gained < 1e-9 * (1 + Math.abs(now.value))) break
  }
  const factor = cholesky(now.information)
  const covariance = Array.from({ length: size }, (_, i) => {
    const unit = new Float64Array(size)
    unit[i] = 1
    return solve(factor, unit)
  })
  return { intercept: beta[0]!, weights: beta.slice(1), covariance, iterations: steps + 1 }
}

/** Penalised log-likelihood, its gradient and information at a point, in one pass over the rows. */
function measure(
  columns: readonly Float64Array[],
  outcome: ArrayLike<number>,
  beta: Float64Array,
  ridge: number,
) {
  const size = beta.length
  const rows = outcome.length
  const gradient = new Float64Array(size)
  const information = Array.from({ length: size }, () => new Float64Array(size))
  const x = new Float64Array(size)
  x[0] = 1
  let value = 0
  for (let row = 0; row < rows; row++) {
    let eta = beta[0]!
    for (let j = 1; j < size; j++) eta += beta[j]! * (x[j] = columns[j - 1]![row]!)
    const y = outcome[row]!
    value += y * eta - (eta > 30 ? eta : Math.log1p(Math.exp(eta)))
    const p = sigmoid(eta)
    const weight = p * (1 - p)
    for (let i = 0; i < size; i++) {
      gradient[i]! += (y - p) * x[i]!
      const line = information[i]!
      const scaled = weight * x[i]!
      for (let j = 0; j <= i; j++) line[j]! += scaled * x[j]!
    }
  }
  for (let i = 0; i < size; i++) {
    if (i > 0) {
      value -= ridge * beta[i]! * beta[i]!
      gradient[i]! -= 2 * ridge * beta[i]!
      information[i]![i]! += 2 * ridge
    }
    // keeps the factor well-defined where two columns say the same and no ridge holds them apart
    information[i]![i]! += 1e-9 * (1 + information[i]![i]!)
    for (let j = 0; j < i; j++) information[j]![i] = information[i]![j]!
  }
  return { value, gradient, information }
}

export function sigmoid(eta: number): number {
  return eta >= 0 ? 1 / (1 + Math.exp(-eta)) : 1 - 1 / (1 + Math.exp(eta))
}

function cholesky(matrix: Float64Array[]): Float64Array[] {
  const size = matrix.length
  const lower = Array.from({ length: size }, () => new Float64Array(size))
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i]![j]!
      for (let k = 0; k < j; k++) sum -= lower[i]![k]! * lower[j]![k]!
      lower[i]![j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / lower[j]![j]!
    }
  return lower
}

function solve(lower: Float64Array[], right: Float64Array): Float64Array {
  const size = right.length
  const found = right.slice()
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) found[i]! -= lower[i]![k]! * found[k]!
    found[i]! /= lower[i]![i]!
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) found[i]! -= lower[k]![i]! * found[k]!
    found[i]! /= lower[i]![i]!
  }
  return found
}
