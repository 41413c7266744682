import { centsOf } from '#journey/measure/attribution/cents.rules.ts'
import { inBase, type Rates } from '#journey/measure/grain/money.rules.ts'

/** What a deal is worth in the base currency, in cents, or why that cannot be said. */
export type Priced = { cents: bigint } | { cents: null; why: 'amount' | 'rate' }

/** `at`: epoch ms of the day whose rate counts. No currency or no rate of that day: it cannot be said. */
export function priced(
  { amount, currency }: { amount: string | null; currency: string | null },
  at: number,
  rates: Rates,
): Priced {
  if (amount === null) return { cents: null, why: 'amount' }
  const found =
    currency === null ? null : inBase(amount, currency, new Date(at).toISOString().slice(0, 10), rates)
  return found === null ? { cents: null, why: 'rate' } : { cents: centsOf(found.amount) }
}
