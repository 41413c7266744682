import type { Period } from '#journey/agreement/ruleset.targets.ts'

/** From the first moment to the last, epoch ms, UTC; `name` as people write it: 2026-03, 2026 Q1, 2026. */
export interface Span {
  name: string
  from: number
  to: number
}

export const MONTHS: Record<Period, number> = { month: 1, quarter: 3, year: 12 }

/** The calendar's period that holds a moment, and those before it: the latest first. */
export function periodsUpTo(at: number, period: Period, count: number): Span[] {
  const day = new Date(at)
  const months = MONTHS[period]
  const first = Math.floor((day.getUTCFullYear() * 12 + day.getUTCMonth()) / months) * months
  return Array.from({ length: count }, (_, i) => spanOf(first - i * months, period))
}

/** @param month the first of the period, in months since year 0 */
export function spanOf(month: number, period: Period): Span {
  const start = (index: number): number => Date.UTC(Math.floor(index / 12), index % 12, 1)
  const [year, of] = [Math.floor(month / 12), month % 12]
  const name = {
    month: `${year}-${String(of + 1).padStart(2, '0')}`,
    quarter: `${year} Q${of / 3 + 1}`,
    year: String(year),
  }
  return { name: name[period], from: start(month), to: start(month + MONTHS[period]) - 1 }
}
