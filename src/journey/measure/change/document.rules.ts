import {
  chartOf,
  signalsOf,
  type Chart,
  type Point,
  type Signal,
} from '#journey/measure/change/chart.rules.ts'
import { MEASURE } from '#journey/measure/change/measures.rules.ts'
import type { ChangeInput, FigureView } from '#journey/measure/change/contract.ts'

/** What is signed, as it is stored: the declaration, and its baseline as it was counted then. */
export interface ChangeDocument extends ChangeInput {
  by: string
  /** epoch ms */
  at: number
  currency: string
  frozen: { weeks: FigureView[]; leads: number; digest: string; without: number }
}

export function documentText({
  title,
  what,
  measure,
  starts,
  baseline,
  filters,
  by,
  at,
  currency,
  frozen,
}: ChangeDocument): string {
  return JSON.stringify({ title, what, measure, starts, baseline, filters, by, at, currency, frozen })
}

export const chartKind = (measure: ChangeInput['measure']): Chart['kind'] =>
  MEASURE[measure].kind === 'share' ? 'shares' : 'individuals'

/** The chart of the frozen baseline; null: it does not vary, or holds nothing. */
export function baselineChart({ measure, frozen }: ChangeDocument): Chart | null {
  return chartOf(chartKind(measure), frozen.weeks)
}

/** Rules are looked for before and after by themselves: a row that goes on over the first day says nothing of it. */
export function signalsIn(chart: Chart | null, points: readonly Point[]): Signal[][] {
  return chart === null ? points.map(() => []) : signalsOf(chart, points)
}
