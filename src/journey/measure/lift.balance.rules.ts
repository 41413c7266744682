import { binomialTest, chiSquareTail, shareEvidence } from '#journey/measure/exact.rules.ts'
import { differencesOf, featuresOf } from '#journey/measure/lift.features.rules.ts'
import { quadraticForm } from '#journey/measure/solve.rules.ts'
import type { Alike, Balance } from '#journey/measure/lift.contract.ts'
import type { Feature } from '#journey/measure/lift.features.rules.ts'

/** An alarm rings for one sound draw in a thousand, over all looks together. */
export const ALARM = 1000
/** The joint test rests on a normal law: with fewer among the held out it is not asked. */
const LEAST = 30
/** As RHO in lift.interval.rules.ts, in people: from some hundred held out on it sees a tenth of a standard deviation. */
const PEOPLE = 100

/**
 * Were the arms drawn as they should be? Their shares against the chosen ones, and whether fit, level and country, as they were at
 * the draw, are alike. Groups may come in any order, one for each combination; nothing of after the draw belongs in them.
 */
export function balanceOf(all: Alike[]): Balance {
  // who was taken in without a draw is in no arm
  const groups = all.filter(({ heldOutShare }) => heldOutShare > 0 && heldOutShare < 1)
  const shares = sharesOf(groups)
  const features = featuresOf(groups)
  const joint = jointOf(groups, features)
  const log = shares.reduce(
    (sum, { chosen, took, heldOut }) => sum + shareEvidence(heldOut, took + heldOut, chosen),
    0,
  )
  const broken: Balance['broken'] = []
  if (log >= Math.log(ALARM)) broken.push('share')
  if (joint && joint.evidence >= ALARM) broken.push('people')
  return { shares, shareEvidence: bounded(log), differences: differencesOf(groups, features), joint, broken }
}

function sharesOf(groups: Alike[]): Balance['shares'] {
  const shares = new Map<number, { took: number; heldOut: number }>()
  for (const { heldOutShare, took, heldOut } of groups) {
    const sum = shares.get(heldOutShare) ?? { took: 0, heldOut: 0 }
    shares.set(heldOutShare, { took: sum.took + took, heldOut: sum.heldOut + heldOut })
  }
  return [...shares].map(([chosen, { took, heldOut }]) => ({
    chosen,
    took,
    heldOut,
    p: binomialTest(heldOut, took + heldOut, chosen),
  }))
}

/**
 * All differences at once: the omnibus test of Hansen and Bowers (Statistical Science 23, 2008), stratified by share. Its
 * evidence is that of a normal mixture in as many dimensions, which may be looked at daily.
 */
function jointOf(groups: Alike[], features: Feature[]): Balance['joint'] {
  const size = features.length
  const sum = new Float64Array(size)
  const spread = Array.from({ length: size }, () => new Float64Array(size))
  let heldOut = 0
  let clock = 0
  for (const stratum of strataOf(groups)) {
    const n = total(stratum, ({ took, heldOut: out }) => took + out)
    const out = total(stratum, (one) => one.heldOut)
    if (out === 0 || out === n) continue
    heldOut += out
    // given how many were held out, who was is a draw without replacement
    const chance = (out / n) * (1 - out / n) * (n / (n - 1))
    clock += chance * (n - 1)
    const means = features.map(({ of }) => total(stratum, (one) => (one.took + one.heldOut) * of(one)) / n)
    for (const one of stratum) {
      const away = features.map(({ of }, i) => of(one) - means[i]!)
      for (let i = 0; i < size; i++) {
        sum[i]! += one.heldOut * away[i]!
        for (let j = 0; j < size; j++)
          spread[i]![j]! += chance * (one.took + one.heldOut) * away[i]! * away[j]!
      }
    }
  }
  if (heldOut < LEAST) return null
  const { value: chiSquare, rank: freedom } = quadraticForm(spread, sum)
  if (freedom === 0) return null
  const log = (chiSquare / 2) * (clock / (clock + PEOPLE)) - (freedom / 2) * Math.log(1 + clock / PEOPLE)
  return { chiSquare, freedom, p: chiSquareTail(chiSquare, freedom), evidence: bounded(log) }
}

function strataOf(groups: Alike[]): Alike[][] {
  const strata = new Map<number, Alike[]>()
  for (const one of groups) {
    const known = strata.get(one.heldOutShare)
    if (known) known.push(one)
    else strata.set(one.heldOutShare, [one])
  }
  return [...strata.values()]
}

function total(groups: Alike[], of: (one: Alike) => number): number {
  return groups.reduce((sum, one) => sum + of(one), 0)
}

/** JSON knows no infinity, and nobody needs more. */
function bounded(log: number): number {
  return Math.exp(Math.max(-50, Math.min(50, log)))
}
