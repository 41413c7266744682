import type { Lift, LiftAsked } from '#journey/measure/lift.contract.ts'

/** The lift of one outcome at the last look, its interval at every look before, and what they justify saying. */
export function liftOf(asked: LiftAsked): Lift {
  throw new Error(`the lift of ${asked.outcome} is not computed yet`)
}
