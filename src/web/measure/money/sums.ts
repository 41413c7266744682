import { money } from '../../ui/format.ts'

/** Sums stand in whole units of the currency; the file has the cents. */
export function whole(amount: number, currency: string): string {
  return money(String(Math.round(amount)), currency)
}

/** Limits of an estimate: two digits say all that is known. */
export function rounded(amount: number, currency: string): string {
  const size = Math.abs(amount)
  const step = size < 100 ? 1 : 10 ** (Math.floor(Math.log10(size)) - 1)
  return money(String(Math.round(amount / step) * step), currency)
}

/** What one costs: cents count while it is cheap. */
export function each(amount: string, currency: string): string {
  const value = Number(amount)
  return value >= 100 ? whole(value, currency) : money(amount, currency)
}
