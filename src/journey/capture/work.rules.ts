import { companyKeysOf, companyTold, withCompany } from '#journey/capture/company.rules.ts'
import { heard } from '#journey/capture/precedence.rules.ts'
import { rankOf, sourceOf } from '#journey/identity/source.rules.ts'
import { changedDetails, mergePerson, sortSubmission } from '#journey/capture/rules.ts'
import type { Card, Told, Work } from '#work/card.ts'
import type { CompanyIndex } from '#journey/identity/company.contract.ts'
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
    companyKeys: companyKeysOf(sorted, companyId),
    company: (known) => withCompany(null, sorted, known, companyId).found?.company?.id ?? null,
    decide: (card, now, known = new Map()) =>
      captured(card, sorted, { companyId, known }, capture, capture.at ?? now),
  }
}

function captured(
  card: Card | null,
  sorted: Sorted,
  { companyId, known }: { companyId: CompanyId; known: CompanyIndex },
  capture: Capture,
  at: number,
): Told {
  const rank = rankOf(sourceOf(capture.by, capture.touch.kind))
  const told = withCompany(card, sorted, known, companyId)
  const weighed = heard(card, told.sorted, rank)
  const { company, body } = companyTold(card, weighed, sorted, told.found, known)
  // of a lead that others go on in, all that was said is kept: without the merge it may be news to one of them
  const news =
    card && !card.state.merged
      ? changedDetails(card.state, card.person, card.company?.name ?? null, weighed.sorted)
      : weighed.sorted
  const said = news ?? { ...weighed.sorted, body: { ...weighed.sorted.body, attributes: {}, consent: {} } }
  return {
    facts: [
      {
        kind: 'LeadCaptured',
        at,
        by: capture.by,
        history: false,
        body: { ...said.body, ...body, touch: capture.touch },
        // each submission keeps what it said: whom to erase is known from the lead, not from comparing
        personal: { ...sorted.personal },
      },
    ],
    person: mergePerson(card?.person ?? {}, weighed.taken),
    company,
    keys: sorted.keys,
  }
}
