import type { RangeView } from '#journey/measure/maturity/contract.ts'
import { number } from '../../ui/format.ts'
import { monthText } from '../cost/month.ts'
import { rounded, whole } from '../money/sums.ts'
import { words } from './words.ts'

/** A sum as it stands: leads, or whole units of the currency. */
export function sum(value: number, currency: string | null): string {
  return currency === null ? number(value) : whole(value, currency)
}

/** A sum that is estimated: two digits say all that is known. */
export function about(value: number, currency: string | null): string {
  return currency === null ? number(Math.round(value)) : rounded(value, currency)
}

/** Where it lies with 95 %. */
export function between({ low, high, mean }: RangeView, currency: string | null): string {
  if (high === null) return mean === 0 ? words.nobody : words.atLeast(about(low, currency))
  return words.between(about(low, currency), about(high, currency))
}

/** "2026 Q1" as it is, "2026-03" as people write it. */
export function periodText(name: string): string {
  return /^\d{4}-\d\d$/.test(name) ? monthText(name) : name
}
