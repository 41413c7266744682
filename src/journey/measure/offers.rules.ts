/**
 * What came of an offer in the hands of the rep who had it:
 * worked: a call, mail or visit was made or tried · returned, expired: without any · untouched: accepted, and after
 * UNTOUCHED_DAYS still without any · early: accepted later than that · open: not answered · withdrawn: taken away before.
 */
export type Came = 'worked' | 'returned' | 'expired' | 'untouched' | 'early' | 'open' | 'withdrawn'

/** Three working days and a weekend. */
export const UNTOUCHED_DAYS = 5

export const LEFT: readonly Came[] = ['returned', 'expired', 'untouched']

/** Offers of one rep, of one band of scores, that were answered alike and came to the same. */
export interface OfferCount {
  rep: string
  /** lower end of a band of BAND points */
  score: number
  answer: 'accepted' | 'returned' | 'expired' | 'withdrawn' | null
  came: Came
  n: number
}

/** Points of score that are taken together. */
export const BAND = 5

export function countOf(counts: OfferCount[], of: (one: OfferCount) => boolean = () => true): number {
  let all = 0
  for (const one of counts) if (of(one)) all += one.n
  return all
}

/** The counts of each rep, in the order of their names' ids. */
export function byRep(counts: OfferCount[]): [string, OfferCount[]][] {
  const found = new Map<string, OfferCount[]>()
  for (const one of counts) {
    const mine = found.get(one.rep)
    if (mine) mine.push(one)
    else found.set(one.rep, [one])
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1))
}

/** What became of a lead that somebody left, best first. */
export const BECAME = [
  'won_self',
  'won_other',
  'deal',
  'elsewhere',
  'lost',
  'nurture',
  'disqualified',
  'nothing',
] as const
export type Became = (typeof BECAME)[number]

export const BECAME_WORDS: Record<Became, string> = {
  won_self: 'won by the same rep later',
  won_other: 'won by somebody else',
  deal: 'in an open opportunity',
  elsewhere: 'accepted by somebody else',
  lost: 'lost',
  nurture: 'back in nurture',
  disqualified: 'disqualified',
  nothing: 'nothing yet',
}
