/** Clocks that ran for so long: how many stopped then because they were met, and how many were last seen running then. */
export interface Lasted {
  ms: number
  met: number
  /** still running, or ended without being met: they would have taken longer */
  censored: number
}

/**
 * Kaplan and Meier's estimate (Journal of the American Statistical Association 53, 1958): the time within which a share of
 * all clocks is met, counting those that still run as long as they have run. Null when the curve does not get there:
 * more than the rest still runs.
 */
export function metWithin(lasted: Lasted[], share: number): number | null {
  const order = [...lasted].sort((a, b) => a.ms - b.ms)
  let atRisk = order.reduce((all, { met, censored }) => all + met + censored, 0)
  let running = 1
  for (let i = 0; i < order.length;) {
    const { ms } = order[i]!
    let [met, gone] = [0, 0]
    for (; i < order.length && order[i]!.ms === ms; i++) {
      met += order[i]!.met
      gone += order[i]!.met + order[i]!.censored
    }
    if (met > 0) running *= 1 - met / atRisk
    // at a time that is met and censored at once, the met come first
    if (running <= 1 - share + 1e-12) return ms
    atRisk -= gone
  }
  return null
}
