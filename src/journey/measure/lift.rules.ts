import { measured } from '#journey/measure/lift.interval.rules.ts'
import { verdictOf } from '#journey/measure/lift.verdict.rules.ts'
import type { Arm, Lift, LiftAsked, LiftPoint } from '#journey/measure/lift.contract.ts'
import type { Seen } from '#journey/measure/lift.verdict.rules.ts'

/**
 * The lift of one outcome at the last look, its interval at every look before, and what they justify saying. Looks may be as
 * many as one likes: the interval holds at all of them at once. Strata in which one arm is empty wait until it is not. Money
 * without a cap is not compared.
 */
export function liftOf({ outcome, cap, looks, drawBroken }: LiftAsked): Lift {
  const seen = looks.flatMap(({ at, strata }): Seen[] => {
    const found = outcome === 'won' && !cap ? null : measured(strata, cap?.typical ?? 1)
    return found ? [{ at, ...found }] : []
  })
  const last = looks.at(-1)?.strata.filter(({ heldOutShare }) => heldOutShare > 0) ?? []
  const points = seen.map(asPoint)
  return {
    outcome,
    cap: cap?.most ?? null,
    took: counted(last.map((one) => one.took)),
    heldOut: counted(last.map((one) => one.heldOut)),
    now: points.at(-1) ?? null,
    points,
    verdict: drawBroken ? { verdict: 'draw_broken' } : verdictOf(seen),
  }
}

function asPoint({ at, took, heldOut, difference, low, high }: Seen): LiftPoint {
  return { at, took, heldOut, difference, low, high }
}

function counted(arms: Arm[]): { n: number; hits: number; sum: number } {
  const all = { n: 0, hits: 0, sum: 0 }
  for (const arm of arms) {
    all.n += arm.n
    all.hits += arm.hits
    all.sum += arm.sum
  }
  return all
}
