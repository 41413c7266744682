/** Offers of one band of scores some time ago: how many, how many of them were won, and for how much. */
export interface WorthCount {
  /** lower end of a band of WORTH_BAND points */
  score: number
  n: number
  won: number
}

export const WORTH_BAND = 10

/** What an offer is worth on average by its score. */
export interface Worth {
  /** mean amount of the won; 0 when none was priced */
  amount: number
  currency: string | null
  /** offers that the rates rest on */
  n: number
  of: (score: number) => number
}

/**
 * Win rate of the score's band times the mean amount of what was won. A band of few offers says little by itself: each is
 * drawn towards the rate of all as if PRIOR offers of the average stood beside its own (Robbins's empirical Bayes).
 */
export function worthOf(counts: WorthCount[], amount: number, currency: string | null): Worth {
  const n = counts.reduce((all, one) => all + one.n, 0)
  const won = counts.reduce((all, one) => all + one.won, 0)
  const base = n === 0 ? 0 : won / n
  const rates = new Map(counts.map((one) => [one.score, (one.won + PRIOR * base) / (one.n + PRIOR)]))
  const band = (score: number): number => Math.floor(score / WORTH_BAND) * WORTH_BAND
  return { amount, currency, n, of: (score) => (rates.get(band(score)) ?? base) * amount }
}

const PRIOR = 20
