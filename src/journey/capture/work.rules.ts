import { heard } from '#journey/capture/precedence.rules.ts'
import { rankOf, sourceOf } from '#journey/identity/source.rules.ts'
import { changedDetails, mergePerson, sortSubmission } from '#journey/capture/rules.ts'
import type { Card, Told, Work } from '#work/card.ts'
import type { FieldProblem, Sorted, Submission } from '#journey/capture/rules.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'
import type { Touch } from '#journey/capture/facts.ts'

/** Company ids follow from the key, so that two writers who meet a company at once agree without asking. */
export type CompanyId = (key: string) => string

export interface Capture {
  submission: Submission
  touch: Touch
  /** epoch ms; null = now */
  at: number | null
  by: string
}

/** The work of one live submission: a new lead, or one more touch and perhaps news of a known one. */
export function captureWork(
  rules: Ruleset,
  companyId: CompanyId,
  capture: Capture,
  kept: Work['submission'],
): Work | { problems: FieldProblem[] } {
  const sorted = sortSubmission(rules, capture.submission, 'strict')
  if ('problems' in sorted) return sorted
  return {
    target: { keys: sorted.keys },
    ...(kept ? { submission: kept } : {}),
    company: () => sorted.company && companyId(sorted.company.key),
    decide: (card, now) => captured(card, sorted, companyId, capture, capture.at ?? now),
  }
}

function captured(
  card: Card | null,
  sorted: Sorted,
  companyId: CompanyId,
  capture: Capture,
  at: number,
): Told {
  const rank = rankOf(sourceOf(capture.by, capture.touch.kind))
  const { sorted: weighed, taken } = heard(card?.state ?? null, sorted, rank)
  const news = card ? changedDetails(card.state, card.person, card.company?.name ?? null, weighed) : weighed
  const said = news ?? { ...weighed, body: { ...weighed.body, attributes: {}, consent: {} } }
  const company = weighed.company && { id: companyId(weighed.company.key), ...weighed.company }
  return {
    facts: [
      {
        kind: 'LeadCaptured',
        at,
        by: capture.by,
        history: false,
        body: { ...said.body, companyId: company?.id ?? null, touch: capture.touch },
        // each submission keeps what it said: whom to erase is known from the lead, not from comparing
        personal: { ...sorted.personal },
      },
    ],
    person: mergePerson(card?.person ?? {}, taken),
    company,
    keys: sorted.keys,
  }
}
