import type { Fit, Part, Reach } from '#journey/measure/maturity/part.rules.ts'

/** Factors from each age to the next, what scatters around them, and the sum that they rest on. */
export interface Ladder extends Fit {
  factors: number[]
  variances: number[]
}

/**
 * The chain ladder with the standard error of Mack (ASTIN Bulletin 23, 1993): a cohort grows from age to age by the factor that
 * the cohorts before it grew by, together. `sums`: by cohort, up to each age that is known; the first cohort is the oldest.
 *
 * Refuses a sum of nothing that a factor would have to multiply (`zero`), and one that falls (`negative`), with its age.
 * A last factor that rests on one cohort gets the variance that Mack extrapolates; where there is none to extrapolate from, none.
 */
export function ladderOf(
  sums: readonly (readonly number[])[],
): Ladder | { refused: 'zero' | 'negative'; age: number } {
  const ages = Math.max(...sums.map((row) => row.length)) - 1
  const factors: number[] = []
  const variances: number[] = []
  const bases: number[] = []
  for (let k = 0; k < ages; k++) {
    const pairs = sums.filter((row) => row.length > k + 1).map((row) => [row[k]!, row[k + 1]!] as const)
    // the youngest cohort has no next age yet, and is multiplied all the same
    if (sums.some((row) => row.length > k && row[k]! === 0)) return { refused: 'zero', age: k }
    if (pairs.some(([from, to]) => from < 0 || to < from)) return { refused: 'negative', age: k + 1 }
    const base = pairs.reduce((sum, [from]) => sum + from, 0)
    const factor = pairs.reduce((sum, [, to]) => sum + to, 0) / base
    const off = pairs.reduce((sum, [from, to]) => sum + from * (to / from - factor) ** 2, 0)
    factors.push(factor)
    bases.push(base)
    variances.push(pairs.length > 1 ? off / (pairs.length - 1) : extrapolated(variances))
  }
  const growth = factors.map((_, k) => factors.slice(k).reduce((all, factor) => all * factor, 1))
  return {
    ages,
    factors,
    variances,
    part: (reaches) => partOf(sums, { factors, variances, bases }, reaches),
    pattern: [...growth.map((factor) => 1 / factor), 1],
  }
}

/** Variances fall from age to age about as a geometric series does, and are not to rise at the end (Mack 1993, p. 217). */
function extrapolated(variances: readonly number[]): number {
  const [before, last] = variances.slice(-2)
  if (before === undefined || last === undefined) return 0
  return Math.min(before === 0 ? 0 : last ** 2 / before, before, last)
}

/**
 * Mack's two variances for any part of what is to come. Chance: that of a cohort grows with each factor, cohort by cohort. The
 * factors are everybody's, so what is off about one adds up over cohorts before it is squared; of the whole remainder this
 * gives the formulas of his theorem and its corollary.
 */
function partOf(
  sums: readonly (readonly number[])[],
  { factors, variances, bases }: { factors: number[]; variances: number[]; bases: number[] },
  reaches: readonly Reach[],
): Part {
  const part: Part = { mean: 0, process: 0, estimation: 0 }
  const slopes = factors.map(() => 0)
  for (const { row, from, to } of reaches) {
    const known = sums[row]!.length - 1
    const sum = new Map([[known, sums[row]![known]!]])
    const chance = new Map([[known, 0]])
    let [grown, since] = [1, 0]
    for (let k = known; k < to; k++) {
      const [factor, variance] = [factors[k]!, variances[k]!]
      sum.set(k + 1, sum.get(k)! * factor)
      chance.set(k + 1, factor ** 2 * chance.get(k)! + variance * sum.get(k)!)
      if (k < from) continue
      grown *= factor
      since = factor ** 2 * since + variance * sum.get(k)!
    }
    const [start, end] = [sum.get(from)!, sum.get(to)!]
    part.mean += end - start
    part.process += since + (grown - 1) ** 2 * chance.get(from)!
    for (let k = known; k < to; k++) slopes[k]! += (end - (k < from ? start : 0)) / factors[k]!
  }
  slopes.forEach((slope, k) => (part.estimation += (slope ** 2 * variances[k]!) / bases[k]!))
  return part
}
