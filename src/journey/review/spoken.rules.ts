import { reviewDe } from '#journey/review/words.de.rules.ts'
import { spanIn } from '#journey/spoken.rules.ts'
import type { Review } from './contract.ts'
import type { Language } from '#platform/language.contract.ts'

/** A review for a reader: what the product says of the evidence; the agreement's own text stays as it was signed. */
export function spokenReview(review: Review, language: Language): Review {
  const { pack } = review
  if (language === 'en' || pack === null) return review
  return {
    ...review,
    pack: {
      ...pack,
      missed: {
        ...pack.missed,
        leads: pack.missed.leads.map((lead) => ({ ...lead, why: reviewDe(lead.why) })),
      },
      clocks: pack.clocks.map((clock) => ({
        ...clock,
        what: reviewDe(clock.what),
        within: spanIn(clock.within, language),
      })),
      notes: pack.notes.map(reviewDe),
    },
  }
}
