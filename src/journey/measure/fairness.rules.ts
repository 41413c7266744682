import { BAND, byRep, type OfferCount } from '#journey/measure/offers.rules.ts'
import { countOfDraw, meanOfDraw } from '#journey/measure/sampling.rules.ts'
import type { Worth } from '#journey/measure/worth.rules.ts'

/** What a rep was offered, and what a rotation that does not look would have given with as many offers. */
export interface Fair {
  rep: string
  offers: number
  score: Against
  /** expected value of an offer, in money */
  value: Against
  /** offers among the best tenth of all */
  top: Against
}

export interface Against {
  had: number
  /** 95 % of draws by chance lie between; null: too few */
  low: number | null
  high: number | null
  side: 'more' | 'less' | 'fair'
}

/** Each rep's offers against as many that are drawn by chance from all offers of the period. */
export function fairness(counts: OfferCount[], worth: Worth): Fair[] {
  const all = spread(counts, (score) => score)
  const worths = spread(counts, worth.of)
  const { from, n: marked } = topTenth(counts)
  return byRep(counts).map(([rep, own]) => {
    const offers = own.reduce((sum, one) => sum + one.n, 0)
    const tops = own.reduce((sum, one) => sum + (one.score >= from ? one.n : 0), 0)
    return {
      rep,
      offers,
      score: against(spread(own, (score) => score).mean, meanOfDraw(all, offers)),
      value: against(spread(own, worth.of).mean, meanOfDraw(worths, offers)),
      top: against(tops, countOfDraw(all.n, marked, offers)),
    }
  })
}

function spread(counts: OfferCount[], of: (score: number) => number) {
  let [n, sum, squares] = [0, 0, 0]
  for (const one of counts) {
    const value = of(one.score + BAND / 2)
    n += one.n
    sum += one.n * value
    squares += one.n * value * value
  }
  const mean = n === 0 ? 0 : sum / n
  return { n, mean, variance: n < 2 ? 0 : Math.max(0, (squares - n * mean * mean) / (n - 1)) }
}

/** The lowest band that still belongs to the best tenth, and how many offers lie in it or above. */
function topTenth(counts: OfferCount[]): { from: number; n: number } {
  const bands = new Map<number, number>()
  let all = 0
  for (const { score, n } of counts) {
    bands.set(score, (bands.get(score) ?? 0) + n)
    all += n
  }
  let [n, from] = [0, Infinity]
  for (const [score, many] of [...bands].sort(([a], [b]) => b - a)) {
    if (n >= all / 10) break
    n += many
    from = score
  }
  return { from, n }
}

function against(had: number, range: { low: number; high: number } | null): Against {
  if (!range) return { had, low: null, high: null, side: 'fair' }
  const side = had > range.high + 1e-9 ? 'more' : had < range.low - 1e-9 ? 'less' : 'fair'
  return { had, low: range.low, high: range.high, side }
}
