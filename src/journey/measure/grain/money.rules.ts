import { DAY_MS } from '#journey/measure/day.rules.ts'

/** Rates of currencies by day, against one base currency. */
export interface Rates {
  base: string
  /** by currency, days ascending */
  of: ReadonlyMap<string, readonly DayRate[]>
}

interface DayRate {
  /** days since 1970-01-01 */
  day: number
  /** day as text */
  on: string
  /** in units of 10^-RATE_PLACES */
  rate: bigint
}

/** An amount in the base currency, as text with two places, and the day whose rate was taken; null: it was in the base. */
export interface InBase {
  amount: string
  rateOf: string | null
}

const AMOUNT_PLACES = 4
const RATE_PLACES = 12
const CENT_PLACES = 2
/** A rate that is older is no rate of the day. */
export const MOST_DAYS = 7

/** @param rows days as 2026-03-31, rates as decimal text: units of the base for one of the currency */
export function ratesOf(base: string, rows: { currency: string; day: string; rate: string }[]): Rates {
  const of = new Map<string, DayRate[]>()
  for (const { currency, day, rate } of rows) {
    const list = of.get(currency) ?? []
    if (list.length === 0) of.set(currency, list)
    list.push({ day: dayOf(day), on: day, rate: scaled(rate, RATE_PLACES) })
  }
  for (const list of of.values()) list.sort((a, b) => a.day - b.day)
  return { base, of }
}

/**
 * What an amount was worth in the base currency on a day, to the cent, half a cent away from zero: by the last rate on or
 * before that day, which must not be older than a week. Null: there is no such rate, which has to be said at the figure.
 * @param amount decimal text with up to four places
 * @param day as 2026-03-31
 */
export function inBase(amount: string, currency: string, day: string, rates: Rates): InBase | null {
  const units = scaled(amount, AMOUNT_PLACES)
  if (currency === rates.base) return { amount: cents(units, AMOUNT_PLACES), rateOf: null }
  const wanted = dayOf(day)
  const found = rates.of.get(currency)?.findLast((one) => one.day <= wanted)
  if (!found || wanted - found.day > MOST_DAYS) return null
  return { amount: cents(units * found.rate, AMOUNT_PLACES + RATE_PLACES), rateOf: found.on }
}

/** The sum of amounts as text with two places, exact. */
export function sumOf(amounts: readonly string[]): string {
  let sum = 0n
  for (const amount of amounts) sum += scaled(amount, AMOUNT_PLACES)
  return cents(sum, AMOUNT_PLACES)
}

/** A sum of money over several currencies; what has no rate stands beside it in its own. */
export interface Total {
  /** in the base currency */
  amount: string
  base: string
  /** how many amounts are in it */
  n: number
  without: { currency: string | null; amount: string; n: number }[]
}

/** @param rows `day` as 2026-03-31; an amount of null is no amount and counts nowhere */
export function totalOf(
  rows: { amount: string | null; currency: string | null; day: string }[],
  rates: Rates,
): Total {
  const known: string[] = []
  const without = new Map<string | null, string[]>()
  for (const { amount, currency, day } of rows) {
    if (amount === null) continue
    const found = currency === null ? null : inBase(amount, currency, day, rates)
    if (found) known.push(found.amount)
    else without.set(currency, [...(without.get(currency) ?? []), amount])
  }
  return {
    amount: sumOf(known),
    base: rates.base,
    n: known.length,
    without: [...without].map(([currency, amounts]) => ({
      currency,
      amount: sumOf(amounts),
      n: amounts.length,
    })),
  }
}

function dayOf(text: string): number {
  return Date.parse(`${text.slice(0, 10)}T00:00:00Z`) / DAY_MS
}

/** Decimal text as a whole number of its smallest units; what is finer than the places is cut off. */
function scaled(text: string, places: number): bigint {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text.trim())
  if (!match) throw new Error(`${text} is not a decimal number`)
  const [, sign, whole, fraction = ''] = match
  const units = BigInt(whole! + fraction.slice(0, places).padEnd(places, '0'))
  return sign === '-' ? -units : units
}

/** Rounded to cents, half away from zero. */
function cents(units: bigint, places: number): string {
  const per = 10n ** BigInt(places - CENT_PLACES)
  const size = units < 0n ? -units : units
  const rounded = (size + per / 2n) / per
  const digits = String(rounded).padStart(CENT_PLACES + 1, '0')
  const text = `${digits.slice(0, -CENT_PLACES)}.${digits.slice(-CENT_PLACES)}`
  return units < 0n && rounded > 0n ? `-${text}` : text
}
