import { numberDe, phrasebook } from '#platform/phrasebook.rules.ts'

/** What the evidence for a review says by itself, in German: packs are kept as rules.ts says them. */
export const REVIEW_DE: Record<string, string> = {
  'Answer an offered lead': 'Einen angebotenen Lead beantworten',
  'A lead counts as a false positive when sales returned it, gave it back after accepting it, or disqualified it later. Whether the definition or the handling was at fault, the reasons and the double rating tell better than the share.':
    'Ein Lead gilt als falsch positiv, wenn der Vertrieb ihn zurückgab, nach der Annahme wieder abgab oder später disqualifizierte. Ob es an der Definition lag oder am Umgang damit, sagen die Gründe und die doppelte Bewertung besser als der Anteil.',
  'A missed lead is one whose opportunity was opened before the agreement had handed it over in that pass. Leads that nobody ever turned to cannot be seen here.':
    'Ein verpasster Lead ist einer, dessen Opportunity eröffnet wurde, bevor die Vereinbarung ihn in diesem Durchgang übergeben hatte. Leads, um die sich nie jemand gekümmert hat, sind hier nicht zu sehen.',
  'Imported history is left out: it was not made under this agreement.':
    'Importierte Historie bleibt weg: Sie ist nicht unter dieser Vereinbarung entstanden.',
  'Only {} offers were answered: read the intervals, not the shares.':
    'Nur {1} Angebote wurden beantwortet: Lesen Sie die Intervalle, nicht die Anteile.',
  'No double rating was made in this time; a survey of fresh leads would show whether both sides still mean the same.':
    'In dieser Zeit gab es keine doppelte Bewertung; eine Umfrage zu frischen Leads würde zeigen, ob beide Seiten noch dasselbe meinen.',
  'This agreement names no day of review.': 'Diese Vereinbarung nennt keinen Tag der Überprüfung.',
  open: 'offen',
  won: 'gewonnen',
  lost: 'verloren',
}

export const reviewDe = phrasebook(REVIEW_DE, { said: numberDe })
