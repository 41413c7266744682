import type { Lift } from '#journey/measure/lift.contract.ts'
import { fixed, money, percentTenth } from '../ui/format.ts'
import { proofWords as words } from './proof-words.ts'

/** How the figures of an outcome are written: shares and points of percent, or amounts. */
export interface Spoken {
  rate: (value: number) => string
  difference: (value: number) => string
}

export function spokenOf({ outcome }: Pick<Lift, 'outcome'>, currency: string | null): Spoken {
  if (outcome !== 'won')
    return {
      rate: percentTenth,
      difference: (value) => words.arms.points(signed(value, fixed(Math.abs(value) * 100, 1))),
    }
  const amount = (value: number) => money(String(Math.round(value)), currency)
  return { rate: amount, difference: (value) => signed(value, amount(Math.abs(value))) }
}

function signed(value: number, size: string): string {
  return value > 0 ? `+${size}` : value < 0 ? `−${size}` : size
}
