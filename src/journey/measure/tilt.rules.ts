import { upperTail } from '#journey/measure/normal.rules.ts'

/** Leads of one score: how many there were, and how many of them were worked. */
export interface Dose {
  score: number
  n: number
  hits: number
}

export interface Tilt {
  /** mean score of those worked, and of those left */
  worked: number
  left: number
  /** the mean score that the worked ones would have if only the team's own preference had chosen as many */
  expected: number
  z: number
  /** one-sided: a choice that leans as far to high scores, or further */
  p: number
}

/**
 * Does somebody choose by score? Given how many were worked, the sum of the worked ones' scores is compared with what a
 * choice by chance gives: Mantel's test of trend (Journal of the American Statistical Association 58, 1963; Agresti,
 * Categorical Data Analysis, 3.4). `slope` is how much a point of score raises the log odds of being worked in the rest of
 * the team: chance then prefers high scores as the team does, and only what goes beyond it counts. With slope 0 it is
 * Mantel's test itself. Null when nothing was chosen: all worked, none worked, or all of one score.
 */
export function tilt(doses: Dose[], slope = 0): Tilt | null {
  const n = sum(doses, (one) => one.n)
  const hits = sum(doses, (one) => one.hits)
  if (hits === 0 || hits === n) return null
  const intercept = interceptFor(doses, slope, hits)
  const chance = (score: number): number => logistic(intercept + slope * score)
  const mean = sum(doses, ({ score, n: many }) => score * many * chance(score))
  const spread = (power: number): number =>
    sum(doses, ({ score, n: many }) => score ** power * many * chance(score) * (1 - chance(score)))
  const variance = ((spread(2) - spread(1) ** 2 / spread(0)) * n) / (n - 1)
  if (!(variance > 1e-9)) return null
  const seen = sum(doses, ({ score, hits: worked }) => score * worked)
  const z = (seen - mean) / Math.sqrt(variance)
  const all = sum(doses, ({ score, n: many }) => score * many)
  return {
    worked: seen / hits,
    left: (all - seen) / (n - hits),
    expected: mean / hits,
    z,
    p: upperTail(z),
  }
}

/** The intercept with which as many are expected as there were: Newton's method, the sum grows with it. */
function interceptFor(doses: Dose[], slope: number, hits: number): number {
  const n = sum(doses, (one) => one.n)
  const middle = sum(doses, ({ score, n: many }) => score * many) / n
  let intercept = Math.log(hits / (n - hits)) - slope * middle
  for (let i = 0; i < 60; i++) {
    let [expected, weight] = [0, 1e-12]
    for (const { score, n: many } of doses) {
      const chance = logistic(intercept + slope * score)
      expected += many * chance
      weight += many * chance * (1 - chance)
    }
    const step = Math.max(-2, Math.min(2, (hits - expected) / weight))
    intercept += step
    if (Math.abs(step) < 1e-10) break
  }
  return intercept
}

/**
 * How much a point of score raises the log odds of being worked, in a team in which each person works more or less of
 * everything: logistic regression with an intercept for each, by Newton's method. 0 when nobody chose between scores.
 * Bounded: with few leads that happen to be perfectly in order it would run away.
 */
export function slopeOf(team: Dose[][]): number {
  const choosing = team.filter((doses) => tilt(doses) !== null)
  let slope = 0
  for (let i = 0; i < 25; i++) {
    let [pull, information] = [0, 1e-9]
    for (const doses of choosing) {
      const intercept = interceptFor(
        doses,
        slope,
        sum(doses, (one) => one.hits),
      )
      let [weight, first, second] = [0, 0, 0]
      for (const { score, n, hits } of doses) {
        const chance = logistic(intercept + slope * score)
        const own = n * chance * (1 - chance)
        weight += own
        first += own * score
        second += own * score * score
        pull += score * (hits - n * chance)
      }
      information += second - (first * first) / (weight || 1)
    }
    const step = Math.max(-0.1, Math.min(0.1, pull / information))
    slope = Math.max(-STEEPEST, Math.min(STEEPEST, slope + step))
    if (Math.abs(step) < 1e-9) break
  }
  return slope
}

/** Odds that double every three points: no preference of a whole team was ever steeper. */
const STEEPEST = Math.log(2) / 3

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x))
}

function sum<One>(ones: One[], of: (one: One) => number): number {
  let all = 0
  for (const one of ones) all += of(one)
  return all
}
