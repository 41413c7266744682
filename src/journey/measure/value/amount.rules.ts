import type { Guess } from '#journey/measure/value/chance.rules.ts'

/** Amounts won from leads of a market and a level, in the base currency. */
export interface Won {
  market: string | null
  level: string | null
  n: number
  sum: number
  squares: number
}

const PRIOR = 5

export interface Amounts {
  n: number
  of: (market: string | null, level: string | null) => Guess
}

/**
 * What a win brings: the mean of the level within the market within all, each drawn towards the one above as if PRIOR
 * average deals stood beside it. The spread of single deals is taken from all of them together.
 */
export function amountsOf(won: readonly Won[]): Amounts {
  const all = total(won)
  const spread = all.n < 2 ? all.mean ** 2 : (all.squares - all.n * all.mean ** 2) / (all.n - 1)
  const of = (market: string | null, level: string | null): Guess => {
    let [mean, n] = [all.mean, all.n]
    const markets = won.filter((one) => one.market === market)
    for (const part of [markets, markets.filter((one) => one.level === level)]) {
      const own = total(part)
      mean = (own.sum + PRIOR * mean) / (own.n + PRIOR)
      n = own.n + PRIOR
    }
    return { mean, variance: n === 0 ? 0 : Math.max(0, spread) / n }
  }
  const known = new Map<string, Guess>()
  return {
    n: all.n,
    of: (market, level) => {
      const key = JSON.stringify([market, level])
      const guess = known.get(key) ?? of(market, level)
      known.set(key, guess)
      return guess
    },
  }
}

function total(of: readonly Won[]): { n: number; sum: number; squares: number; mean: number } {
  let [n, sum, squares] = [0, 0, 0]
  for (const one of of) {
    n += one.n
    sum += one.sum
    squares += one.squares
  }
  return { n, sum, squares, mean: n === 0 ? 0 : sum / n }
}
