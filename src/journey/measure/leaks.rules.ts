import { BAND, countOf, type Came, type OfferCount } from '#journey/measure/offers.rules.ts'
import { shareOf, type Share } from '#journey/measure/behaviour.rules.ts'
import type { Worth } from '#journey/measure/worth.rules.ts'

export interface Leak extends Share {
  what: 'expired' | 'untouched' | 'returned'
  /** what offers of their scores bring on average; null: nothing was won yet, so nothing can be said */
  worth: number | null
}

/** Where leads of a period were lost between the hand-off and the first work on them, each with its share. */
export function leaksOf(counts: OfferCount[], worth: Worth): Leak[] {
  const answered = (one: OfferCount): boolean => one.answer !== null && one.answer !== 'withdrawn'
  const came = (what: Came) => (one: OfferCount) => one.came === what
  const leak = (
    what: Leak['what'],
    hit: (one: OfferCount) => boolean,
    among: (one: OfferCount) => boolean,
  ): Leak => {
    const lost = counts.reduce(
      (sum, one) => (hit(one) ? sum + one.n * worth.of(one.score + BAND / 2) : sum),
      0,
    )
    return {
      what,
      ...shareOf(countOf(counts, hit), countOf(counts, among)),
      worth: worth.amount === 0 ? null : lost,
    }
  }
  return [
    leak('expired', came('expired'), answered),
    leak('returned', came('returned'), answered),
    leak('untouched', came('untouched'), (one) => one.answer === 'accepted' && one.came !== 'early'),
  ]
}
