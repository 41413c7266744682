import { logistic, sigmoid } from './logistic.rules.ts'
import { cellOf } from './coarse.rules.ts'

/** From points to a probability. Isotonic: `probabilities[k]` from `points[k]` on. */
export type Calibration =
  | { method: 'platt'; slope: number; intercept: number }
  | { method: 'isotonic'; points: number[]; probabilities: number[] }

/**
 * Isotonic regression by pooling adjacent violators (Ayer et al. 1955; Zadrozny and Elkan 2002 for calibration).
 * @returns the fitted values, never falling
 */
export function pava(values: ArrayLike<number>, weights?: ArrayLike<number>): Float64Array {
  const blocks: { sum: number; weight: number; count: number }[] = []
  for (let i = 0; i < values.length; i++) {
    const weight = weights?.[i] ?? 1
    let block = { sum: values[i]! * weight, weight, count: 1 }
    for (
      let last = blocks.at(-1);
      last && last.sum / last.weight >= block.sum / block.weight;
      last = blocks.at(-1)
    ) {
      block = {
        sum: last.sum + block.sum,
        weight: last.weight + block.weight,
        count: last.count + block.count,
      }
      blocks.pop()
    }
    blocks.push(block)
  }
  return Float64Array.from(
    blocks.flatMap(({ sum, weight, count }) => Array<number>(count).fill(sum / weight)),
  )
}

/** Steps are kept off 0 and 1 by one row, since no number of leads makes certain. */
export function isotonic(points: ArrayLike<number>, outcome: ArrayLike<number>): Calibration {
  const levels = new Map<number, { all: number; yes: number }>()
  for (let i = 0; i < points.length; i++) {
    const level = levels.get(points[i]!) ?? { all: 0, yes: 0 }
    level.all++
    level.yes += outcome[i]!
    levels.set(points[i]!, level)
  }
  const sorted = [...levels].sort((a, b) => a[0] - b[0])
  const fitted = pava(
    sorted.map(([, { all, yes }]) => yes / all),
    sorted.map(([, { all }]) => all),
  )
  const steps: { at: number; all: number; yes: number }[] = []
  for (const [i, [at, { all, yes }]] of sorted.entries()) {
    const step = i > 0 && fitted[i] === fitted[i - 1] ? steps.at(-1)! : { at, all: 0, yes: 0 }
    if (step.all === 0) steps.push(step)
    step.all += all
    step.yes += yes
  }
  return {
    method: 'isotonic',
    points: steps.map(({ at }) => at),
    probabilities: [
      ...pava(
        steps.map(({ all, yes }) => (yes + 0.5) / (all + 1)),
        steps.map(({ all }) => all),
      ),
    ],
  }
}

/** Platt (1999): a logistic curve through the points, with his targets just inside 0 and 1. */
export function platt(points: ArrayLike<number>, outcome: ArrayLike<number>): Calibration {
  let yes = 0
  for (let i = 0; i < outcome.length; i++) yes += outcome[i]!
  const [high, low] = [(yes + 1) / (yes + 2), 1 / (outcome.length - yes + 2)]
  const targets = Float64Array.from(outcome, (one) => (one === 1 ? high : low))
  const fit = logistic([Float64Array.from(points)], targets, 0)
  return { method: 'platt', slope: fit.weights[0]!, intercept: fit.intercept }
}

export function probabilityOf(calibration: Calibration, points: number): number {
  if (calibration.method === 'platt') return sigmoid(calibration.intercept + calibration.slope * points)
  const step = Math.max(0, cellOf(calibration.points, points) - 1)
  return calibration.probabilities[step]!
}

/**
 * The same curve at another level: all odds times one factor, so that the mean of what is said is the rate that came. Rates of
 * conversion move with season and staff while the order of leads stays; one number learned from few outcomes follows that.
 * The evidence of twenty more rows stands for no change.
 */
export function levelled(
  calibration: Calibration,
  points: ArrayLike<number>,
  outcome: ArrayLike<number>,
): Calibration {
  const odds = Float64Array.from(points, (one) => {
    const p = Math.min(1 - 1e-6, Math.max(1e-6, probabilityOf(calibration, one)))
    return Math.log(p / (1 - p))
  })
  let shift = 0
  for (let step = 0; step < 30; step++) {
    let [gradient, information] = [-shift * 5, 5]
    for (let i = 0; i < odds.length; i++) {
      const p = sigmoid(odds[i]! + shift)
      gradient += outcome[i]! - p
      information += p * (1 - p)
    }
    shift += gradient / information
    if (Math.abs(gradient / information) < 1e-9) break
  }
  if (calibration.method === 'platt') return { ...calibration, intercept: calibration.intercept + shift }
  const probabilities = calibration.probabilities.map((p) => sigmoid(Math.log(p / (1 - p)) + shift))
  return { ...calibration, probabilities }
}

/** Mean of -ln of what was said of that which came. */
export function logLoss(probabilities: ArrayLike<number>, outcome: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < outcome.length; i++) {
    const p = Math.min(1 - 1e-12, Math.max(1e-12, probabilities[i]!))
    sum -= outcome[i] === 1 ? Math.log(p) : Math.log(1 - p)
  }
  return sum / Math.max(1, outcome.length)
}
