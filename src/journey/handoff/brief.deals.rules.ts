import type { Beyond } from '#journey/handoff/brief.rules.ts'

/** Won opportunities of one level in one currency. */
export interface Wins {
  level: string
  currency: string
  wins: number
  /** average */
  amount: number
}

/** Of fewer wins an average says more about chance than about the level. */
const ENOUGH = 8

/** Averages in the currency with the most wins: amounts of others are not converted, and not counted. */
export function dealsByLevel(all: Wins[]): Beyond['deals'] {
  const totals = new Map<string, number>()
  for (const { currency, wins } of all) totals.set(currency, (totals.get(currency) ?? 0) + wins)
  const currency = [...totals].sort((a, b) => b[1] - a[1])[0]?.[0]
  if (currency === undefined) return () => null
  const ours = all.filter((one) => one.currency === currency)
  const count = ours.reduce((sum, { wins }) => sum + wins, 0)
  const sum = ours.reduce((total, { wins, amount }) => total + wins * amount, 0)
  return (level) => {
    const own = ours.find((one) => one.level === level)
    if (!own || own.wins < ENOUGH) return null
    return {
      currency,
      level: { amount: Math.round(own.amount), wins: own.wins },
      all: { amount: Math.round(sum / count), wins: count },
    }
  }
}
