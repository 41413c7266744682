import { editDocumentAll, valueInDocument } from '#journey/agreement/document.ts'
import type { Json } from '#journey/agreement/document.values.ts'
import type { Language } from '#platform/language.contract.ts'
import type { Proposal } from './train.rules.ts'
import type { RuleDocument } from './drafted.rules.ts'

const MOST_POINTS = 1000

/**
 * The text of an agreement with the card's rules in place of its scoring rules; those that too few leads met to be judged
 * stay. Everything else stays as it is, byte by byte. Null: the text is laid out so that it cannot be changed in place.
 */
export function draftText(text: string, { drafted, kept }: Proposal, language: Language): string | null {
  const { fit, engagement } = drafted[language]
  const staying = (of: 'fit' | 'engagement') =>
    rulesIn(text, of).filter(({ id }) => kept.includes(id) && !id.startsWith('learned_'))
  const rules = { fit: [...fit, ...staying('fit')], engagement: [...engagement, ...staying('engagement')] }
  const edited = editDocumentAll(text, [
    { do: 'set', path: ['scoring', 'fit', 'rules'], value: rules.fit.map(asJson) },
    { do: 'set', path: ['scoring', 'fit', 'max'], value: most(rules.fit) },
    { do: 'set', path: ['scoring', 'engagement', 'rules'], value: rules.engagement.map(asJson) },
    { do: 'set', path: ['scoring', 'engagement', 'max'], value: most(rules.engagement) },
  ])
  return 'refused' in edited ? null : edited.text
}

function rulesIn(text: string, of: 'fit' | 'engagement'): RuleDocument[] {
  const found = valueInDocument(text, ['scoring', of, 'rules'])
  return Array.isArray(found) ? (found as unknown as RuleDocument[]) : []
}

function asJson({ id, points, cap, because, when }: RuleDocument): Json {
  return cap === undefined ? { id, points, because, when } : { id, points, cap, because, when }
}

/** A maximum that takes nothing away: the card knows no maximum. */
function most(rules: readonly RuleDocument[]): number {
  const sum = rules.reduce((all, { points, cap }) => all + Math.max(0, points, cap ?? 0), 0)
  return Math.min(MOST_POINTS, Math.max(1, sum))
}
