import { drawnMeans, middleOf, type Range } from '#journey/measure/value/amount-interval.rules.ts'
import type { Guess } from '#journey/measure/value/chance.rules.ts'

/** Amounts won from leads of a market and a level, in the base currency. */
export interface Won {
  market: string | null
  level: string | null
  n: number
  sum: number
  squares: number
  /** each by itself, for the interval */
  amounts: readonly number[]
}

const PRIOR = 5

export interface Amounts {
  n: number
  of: (market: string | null, level: string | null) => Guess
  /** the middle 95 % of the mean, and the deals of the narrowest group that it rests on */
  range: (market: string | null, level: string | null) => Range
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
  return { n: all.n, of: remembered(of), range: remembered(rangesOf(won)) }
}

/** Drawn along the same three steps as the mean. */
function rangesOf(won: readonly Won[]): Amounts['range'] {
  const every = listOf(won)
  const all = drawnMeans(every, 'all')
  return (market, level) => {
    let [means, n] = [all, every.length]
    const markets = won.filter((one) => one.market === market)
    for (const [step, part] of [markets, markets.filter((one) => one.level === level)].entries()) {
      const own = listOf(part)
      means = drawnMeans(own, JSON.stringify([market, level, step]), { means, beside: PRIOR })
      if (own.length > 0) n = own.length
    }
    return middleOf(means, n)
  }
}

function listOf(won: readonly Won[]): number[] {
  return won.flatMap(({ amounts }) => amounts)
}

function remembered<Said>(
  of: (market: string | null, level: string | null) => Said,
): (market: string | null, level: string | null) => Said {
  const known = new Map<string, Said>()
  return (market, level) => {
    const key = JSON.stringify([market, level])
    const said = known.get(key) ?? of(market, level)
    known.set(key, said)
    return said
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
