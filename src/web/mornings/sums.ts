import type { Money } from '#journey/measure/mornings/contract.ts'
import { money } from '../ui/format.ts'
import { words } from './words.ts'

/** Sums of several currencies stand side by side: nobody said at which rate they add up. */
export function sums(of: Money[]): string {
  if (of.length === 0) return words.none
  return of.map(({ amount, currency }) => money(String(Math.round(amount)), currency)).join(' + ')
}
