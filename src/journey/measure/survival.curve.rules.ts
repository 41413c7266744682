import type { Lasted } from '#journey/measure/survival.rules.ts'

/** 97.5th percentile of the normal distribution: two sides of it leave 95 %. */
const Z = 1.959963984540054

/** The curve after one time at which something was met. */
export interface Step {
  ms: number
  atRisk: number
  met: number
  /** share that still runs after this time */
  running: number
  /** Greenwood's sum of d / (n (n − d)): the variance of `running` is its square times this */
  spread: number
}

/** Kaplan and Meier's curve (1958) with Greenwood's sums (1926), a step for each time at which something was met. */
export function curveOf(lasted: Lasted[]): Step[] {
  const order = [...lasted].sort((a, b) => a.ms - b.ms)
  let atRisk = order.reduce((all, { met, censored }) => all + met + censored, 0)
  let [running, spread] = [1, 0]
  const steps: Step[] = []
  for (let i = 0; i < order.length;) {
    const { ms } = order[i]!
    let [met, gone] = [0, 0]
    for (; i < order.length && order[i]!.ms === ms; i++) {
      met += order[i]!.met
      gone += order[i]!.met + order[i]!.censored
    }
    if (met > 0) {
      running *= 1 - met / atRisk
      spread += met / (atRisk * (atRisk - met))
      steps.push({ ms, atRisk, met, running, spread })
    }
    atRisk -= gone
  }
  return steps
}

/** Greenwood's standard error of the share that still runs. */
export function errorOf({ running, spread }: Step): number {
  return running === 0 ? 0 : running * Math.sqrt(spread)
}

/**
 * 95 % interval of the share that still runs, on the scale of log(−log): it stays between 0 and 1 and keeps its level with
 * as few as 25 (Borgan and Liestøl, Scandinavian Journal of Statistics 17, 1990). At 0 nothing runs any more, and
 * nothing can be said of how sure that is: both ends are null.
 */
export function intervalOf({ running, spread }: Step): { low: number | null; high: number | null } {
  if (running <= 0 || running >= 1) return { low: null, high: null }
  const width = (Z * Math.sqrt(spread)) / Math.log(running)
  // the logarithm is negative, so that the larger power is the lower end
  return { low: running ** Math.exp(-width), high: running ** Math.exp(width) }
}

export interface Within {
  /** null: the curve does not get there, more than the rest still runs */
  ms: number | null
  low: number | null
  high: number | null
}

/**
 * The time within which a share is met, with the 95 % interval of Brookmeyer and Crowley (Biometrics 38, 1982) on the
 * scale of log(−log): all times at which the curve's own interval holds the rest. An end that is not reached is null.
 */
export function within(steps: Step[], share: number): Within {
  const rest = 1 - share + 1e-12
  const first = (found: (step: Step) => boolean): number | null => steps.find(found)?.ms ?? null
  return {
    ms: first(({ running }) => running <= rest),
    // a curve that is at 0 has passed every rest
    low: first((step) => (intervalOf(step).low ?? (step.running <= 0 ? 0 : 1)) <= rest),
    high: first((step) => (intervalOf(step).high ?? 1) <= rest),
  }
}

/** The share that still runs after a time. */
export function runningAt(steps: Step[], ms: number): number {
  return steps.findLast((step) => step.ms <= ms)?.running ?? 1
}
