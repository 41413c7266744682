/** What lasted so long: how many ended then in each of the ways, and how many were last seen going on. */
export interface Ended {
  ms: number
  /** one number for each way to end, in one order */
  ends: number[]
  censored: number
}

export interface Incidence {
  ms: number
  /** share that has ended in each way up to this time; with the share that goes on they sum to 1 */
  ended: number[]
  /** share that goes on */
  goesOn: number
}

/**
 * Aalen and Johansen's cumulative incidence (Scandinavian Journal of Statistics 5, 1978): how many end in each way, where one
 * end makes the others impossible. One minus Kaplan and Meier's curve takes those that ended otherwise for such as could still
 * come, and says too much.
 */
export function incidenceOf(lasted: Ended[]): Incidence[] {
  const order = [...lasted].sort((a, b) => a.ms - b.ms)
  const ways = order[0]?.ends.length ?? 0
  let atRisk = order.reduce((all, { ends, censored }) => all + sum(ends) + censored, 0)
  let goesOn = 1
  let ended = Array.from({ length: ways }, () => 0)
  const steps: Incidence[] = []
  for (let i = 0; i < order.length;) {
    const { ms } = order[i]!
    const now = Array.from({ length: ways }, () => 0)
    let censored = 0
    for (; i < order.length && order[i]!.ms === ms; i++) {
      order[i]!.ends.forEach((n, way) => (now[way]! += n))
      censored += order[i]!.censored
    }
    const all = sum(now)
    if (all > 0) {
      const before = goesOn
      ended = ended.map((share, way) => share + (before * now[way]!) / atRisk)
      goesOn *= 1 - all / atRisk
      steps.push({ ms, ended, goesOn })
    }
    atRisk -= all + censored
  }
  return steps
}

/** Shares at a time; before the first end nothing has ended. */
export function incidenceAt(steps: Incidence[], ms: number, ways: number): number[] {
  return steps.findLast((step) => step.ms <= ms)?.ended ?? Array.from({ length: ways }, () => 0)
}

const sum = (numbers: number[]): number => numbers.reduce((all, n) => all + n, 0)
