import { chancesOf, type Guess, type Seen } from '#journey/measure/value/chance.rules.ts'
import { amountsOf, type Won } from '#journey/measure/value/amount.rules.ts'
import type { Range } from '#journey/measure/value/amount-interval.rules.ts'
import type { Situation } from '#journey/measure/value/situation.rules.ts'

/** So many leads of one kind. */
export interface Lot extends Situation {
  market: string | null
  level: string | null
  n: number
}

/** Says what leads are worth. Whatever learns better chances takes this one's place. */
export interface Valuer {
  /** what the chances rest on */
  basis: { n: number; won: number; priced: number }
  /** null: there is too little history, and no money is told */
  refused: null | 'too_few_leads' | 'too_few_wins' | 'too_few_amounts'
  chance: (situation: Situation) => Guess
  /** leads of exactly this situation that the chance was read from */
  seen: (situation: Situation) => { n: number; won: number }
  amount: (market: string | null, level: string | null) => Guess
  amountRange: (market: string | null, level: string | null) => Range
}

/** Expected money of the base currency, with its 95 % interval. */
export interface Expected {
  mean: number
  low: number
  high: number
}

/** Below these nothing is said: of fewer wins the interval would span more than a factor of three. */
export const LEAST = { n: 100, won: 10, priced: 5 }

/** A valuer from the record: shares won by situation, amounts by market and level. */
export function valuerOf(seen: readonly Seen[], won: readonly Won[]): Valuer {
  const [chances, amounts] = [chancesOf(seen), amountsOf(won)]
  const basis = { n: chances.n, won: chances.won, priced: amounts.n }
  const refused =
    basis.n < LEAST.n
      ? 'too_few_leads'
      : basis.won < LEAST.won
        ? 'too_few_wins'
        : basis.priced < LEAST.priced
          ? 'too_few_amounts'
          : null
  return {
    basis,
    refused,
    chance: chances.of,
    seen: chances.seen,
    amount: amounts.of,
    amountRange: amounts.range,
  }
}

const Z = 1.959963984540054

/**
 * What all of them are expected to bring: the sum of chance times amount. The interval is that of the estimate, not of what
 * luck will make of it: the variances of chances and amounts added up, under a distribution that never falls below 0.
 */
export function expectedOf(valuer: Valuer, lots: readonly Lot[]): Expected | null {
  if (valuer.refused !== null) return null
  const byChance = new Map<string, { guess: Guess; money: number }>()
  const byAmount = new Map<string, { guess: Guess; wins: number }>()
  let mean = 0
  for (const lot of lots) {
    const [chance, amount] = [valuer.chance(lot), valuer.amount(lot.market, lot.level)]
    mean += lot.n * chance.mean * amount.mean
    const here = `${lot.stage} ${lot.age} ${lot.band}`
    const of = `${lot.market} ${lot.level}`
    byChance.set(here, {
      guess: chance,
      money: (byChance.get(here)?.money ?? 0) + lot.n * amount.mean,
    })
    byAmount.set(of, { guess: amount, wins: (byAmount.get(of)?.wins ?? 0) + lot.n * chance.mean })
  }
  if (mean === 0) return { mean: 0, low: 0, high: 0 }
  // leads in one situation share one uncertain chance, and those of one market one uncertain amount
  let variance = 0
  for (const { guess, money } of byChance.values()) variance += guess.variance * money ** 2
  for (const { guess, wins } of byAmount.values()) variance += guess.variance * wins ** 2
  // the log-normal distribution of this mean and variance
  const squared = Math.log(1 + variance / mean ** 2)
  const [middle, half] = [mean * Math.exp(-squared / 2), Z * Math.sqrt(squared)]
  return { mean, low: middle * Math.exp(-half), high: middle * Math.exp(half) }
}
