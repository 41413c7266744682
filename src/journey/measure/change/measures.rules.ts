import type { Measure } from '#journey/measure/change/names.contract.ts'

export type { Measure }

export interface MeasureRule {
  kind: 'share' | 'hours' | 'count' | 'money'
  /** which way people want it to go */
  better: 'up' | 'down'
  /** days after the end of a week until nothing about it is still to come */
  ripeDays: number
}

/**
 * Conversions have a fixed time to happen in, so that an old week and a young one are asked the same. The times are those in
 * which most of what ever comes has come in companies whose deals take months; a return is looked for four weeks long.
 */
export const MEASURE: Record<Measure, MeasureRule> = {
  accepted: { kind: 'share', better: 'up', ripeDays: 0 },
  returned: { kind: 'share', better: 'down', ripeDays: 28 },
  answer_hours: { kind: 'hours', better: 'down', ripeDays: 0 },
  sales_ready: { kind: 'count', better: 'up', ripeDays: 0 },
  qualified: { kind: 'share', better: 'up', ripeDays: 28 },
  opportunity: { kind: 'share', better: 'up', ripeDays: 90 },
  won: { kind: 'share', better: 'up', ripeDays: 180 },
  cost_lead: { kind: 'money', better: 'down', ripeDays: 0 },
  cost_opportunity: { kind: 'money', better: 'down', ripeDays: 0 },
  revenue: { kind: 'money', better: 'up', ripeDays: 0 },
}

export const isMoney = (measure: Measure): boolean => MEASURE[measure].kind === 'money'
