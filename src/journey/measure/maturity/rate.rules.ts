import type { Fit, Part } from '#journey/measure/maturity/part.rules.ts'
import type { Row } from '#journey/measure/maturity/triangle.rules.ts'

export interface Rate extends Fit {
  /** by age: what a lead brings, and how it scatters */
  rates: number[]
  variances: number[]
  /** what comes after age 0 of so many leads */
  ofNew: (leads: number) => Part
}

/**
 * What a lead brings at each age, the same for all cohorts: the additive method, in which what comes at age k of v leads has mean v·m and
 * variance v·s² (Schmidt and Zocher, "The Bornhuetter–Ferguson principle", Variance 2, 2008; the estimates are those of
 * weighted least squares, Aitken 1935). It needs nothing to have come of a cohort yet, where the chain ladder has nothing to multiply.
 *
 * `s²` is what cohorts scatter, and at least what chance alone scatters things that come one by one (compound Poisson: the mean of
 * the squares): two cohorts that happen to agree prove nothing.
 * @param rows up to an age that two cohorts have come to; `scale`: smallest units in one
 */
export function rateOf(rows: readonly Row[], scale: number): Rate {
  const ages = Math.max(...rows.map(({ sums }) => sums.length)) - 1
  const steps = Array.from({ length: ages + 1 }, (_, age) => stepOf(rows, age, scale))
  const all = steps.reduce((sum, { rate }) => sum + rate, 0)
  let sum = 0
  return {
    ages,
    rates: steps.map(({ rate }) => rate),
    variances: steps.map(({ variance }) => variance),
    pattern: all > 0 ? steps.map(({ rate }) => (sum += rate) / all) : null,
    ofNew: (leads) => partOf(steps, steps.map((_, age) => (age === 0 ? 0 : leads))), // prettier-ignore
    part: (reaches) => {
      const exposed = steps.map((_, age) =>
        reaches.reduce((v, { row, from, to }) => (age > from && age <= to ? v + rows[row]!.leads : v), 0),
      )
      return partOf(steps, exposed)
    },
  }
}

/** What comes at one age. */
interface Step {
  rate: number
  variance: number
  /** leads that it rests on */
  leads: number
}

function stepOf(rows: readonly Row[], age: number, scale: number): Step {
  const seen = rows
    .filter(({ sums, leads }) => sums.length > age && leads > 0)
    .map(({ leads, sums, squares }) => ({
      leads,
      came: Number(sums[age]! - (age === 0 ? 0n : sums[age - 1]!)) / scale,
      squares: squares[age]!,
    }))
  const leads = seen.reduce((sum, one) => sum + one.leads, 0)
  if (leads === 0) return { rate: 0, variance: 0, leads }
  const rate = seen.reduce((sum, { came }) => sum + came, 0) / leads
  const off = seen.reduce((sum, one) => sum + one.leads * (one.came / one.leads - rate) ** 2, 0)
  const alone = seen.reduce((sum, { squares }) => sum + squares, 0) / leads
  return { rate, variance: Math.max(alone, seen.length > 1 ? off / (seen.length - 1) : 0), leads }
}

/** @param exposed leads that are yet to come to each age */
function partOf(steps: readonly Step[], exposed: readonly number[]): Part {
  const part: Part = { mean: 0, process: 0, estimation: 0 }
  steps.forEach(({ rate, variance, leads }, age) => {
    const v = exposed[age]!
    if (v === 0 || leads === 0) return
    part.mean += v * rate
    part.process += v * variance
    part.estimation += (v ** 2 * variance) / leads
  })
  return part
}
