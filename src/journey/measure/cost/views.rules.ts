import { HORIZON_DAYS } from '#journey/measure/value/chance.rules.ts'
import type { ExpectedView, ValueView } from '#journey/measure/cost/contract.ts'
import type { Calibration } from '#journey/measure/value/calibration.rules.ts'
import type { Expected, Valuer } from '#journey/measure/value/valuer.rules.ts'

/** Estimates are told in whole units: more digits would claim what nobody knows. */
export function expectedView(expected: Expected | null): ExpectedView {
  if (expected === null) return null
  const { mean, low, high } = expected
  return { mean: Math.round(mean), low: Math.round(low), high: Math.round(high) }
}

export function valueView(learned: {
  valuer: Valuer
  asOf: number
  calibration: Calibration | null
  by: ValueView['by']
}): ValueView {
  const { valuer, asOf, calibration, by } = learned
  return {
    asOf: new Date(asOf).toISOString(),
    horizonDays: HORIZON_DAYS,
    by,
    ...valuer.basis,
    refused: valuer.refused,
    calibration,
  }
}
