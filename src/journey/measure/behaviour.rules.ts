import { byRep, countOf, type OfferCount } from '#journey/measure/offers.rules.ts'
import { wilson } from '#journey/measure/interval.rules.ts'

/** A share with the count that it rests on and its 95 % interval. */
export interface Share {
  hits: number
  n: number
  share: number | null
  low: number | null
  high: number | null
}

export type Sign = 'rubber_stamp' | 'sandbag' | 'untouched'

export interface Behaviour {
  rep: string
  /** of answered offers: accepted, returned or expired */
  accepted: Share
  returned: Share
  expired: Share
  /** of accepted offers of which it can be said: not worked in time */
  untouched: Share
  signs: Sign[]
}

/** A sign is given when even the lower end of the interval lies at the threshold or above it. */
export const THRESHOLDS = { accepted: 0.8, returned: 0.5, untouched: 0.25 }

/**
 * Accepted always and then untouched (a rubber stamp), returned always (a sandbag), accepted and untouched. A share of few
 * offers has a wide interval, so that nobody is called anything for three of them.
 */
export function behaviours(counts: OfferCount[]): Behaviour[] {
  return byRep(counts).map(([rep, own]) => behaviourOf(rep, own))
}

export function behaviourOf(rep: string, own: OfferCount[]): Behaviour {
  const answered = countOf(own, ({ answer }) => answer !== null && answer !== 'withdrawn')
  const by = (what: OfferCount['answer']) =>
    shareOf(
      countOf(own, (one) => one.answer === what),
      answered,
    )
  const untouched = countOf(own, (one) => one.came === 'untouched')
  const kept = countOf(own, (one) => one.answer === 'accepted' && one.came !== 'early')
  const found = {
    rep,
    accepted: by('accepted'),
    returned: by('returned'),
    expired: by('expired'),
    untouched: shareOf(untouched, kept),
  }
  const over = (what: 'accepted' | 'returned' | 'untouched') => (found[what].low ?? 0) >= THRESHOLDS[what]
  const signs: Sign[] = []
  if (over('accepted') && over('untouched')) signs.push('rubber_stamp')
  else if (over('untouched')) signs.push('untouched')
  if (over('returned')) signs.push('sandbag')
  return { ...found, signs }
}

export function shareOf(hits: number, n: number): Share {
  const found = wilson(hits, n)
  return { hits, n, share: found?.share ?? null, low: found?.low ?? null, high: found?.high ?? null }
}
