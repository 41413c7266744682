import { labelOfRule, sentence } from './words.rules.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'

/** Something that people put in order: a criterion of a lead, or a cause of its death. */
export interface Item {
  id: string
  label: string
  kind: 'field' | 'behaviour' | 'cause'
  /** causes: how the ledger measures it, docs/survey.md; null = belief only */
  measure: string | null
  /** proposed when nobody chooses */
  proposed: boolean
}

const FIELDS = ['seniority', 'industry', 'employees', 'budget', 'authority', 'need', 'timeline']

/** Criteria from the agreement in force: its fields, and the touches that its scoring speaks of. */
export function criteriaOf(rules: Ruleset): Item[] {
  const fields = Object.values(rules.fields)
    .filter((field) => !field.personal)
    .map(({ id, label }) => ({
      id: `field:${id}`,
      label,
      kind: 'field' as const,
      measure: null,
      proposed: FIELDS.includes(id),
    }))
  const strongest = [...rules.engagement.rules].sort((a, b) => b.points - a.points).slice(0, 4)
  const behaviours = rules.engagement.rules.map(({ id }) => ({
    id: `rule:${id}`,
    label: labelOfRule(rules, id),
    kind: 'behaviour' as const,
    measure: null,
    proposed: strongest.some((rule) => rule.id === id),
  }))
  return [...fields, ...behaviours]
}

/** Why leads die: what happens to them (told by the ledger's own entries) and the agreement's reasons. */
export function causesOf(rules: Ruleset): Item[] {
  const cause = (id: string, label: string, proposed: boolean): Item => ({
    id,
    label,
    kind: 'cause',
    measure: id,
    proposed,
  })
  const reasons = [
    ...Object.values(rules.returnReasons).map(({ id, label }) =>
      cause(`returned:${id}`, `Returned: ${lowerFirst(label)}`, RETURNS.includes(id)),
    ),
    ...Object.values(rules.disqualifyReasons).map(({ id, label }) =>
      cause(`disqualified:${id}`, `Disqualified: ${lowerFirst(label)}`, false),
    ),
  ]
  return [...HAPPENINGS.map(([id, label]) => cause(id, label, true)), ...reasons]
}

const RETURNS = ['no_budget', 'not_reachable', 'not_qualified', 'timing_later']

/** Keys by which measurement can be set beside belief. */
const HAPPENINGS: [string, string][] = [
  ['offer_expired', 'Sales never answered the offer'],
  ['accepted_idle', 'Accepted, and then nothing was done'],
  ['never_contacted', 'Nobody ever got in touch'],
  ['contacted_late', 'We were too slow to get in touch'],
  ['limit_passed', 'It lay in one stage until its time ran out'],
  ['bounced', 'Wrong or outdated contact data'],
  ['went_quiet', 'Interest faded, nobody nurtured it'],
]

function lowerFirst(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1)
}

export function itemLabel(items: readonly { id: string; label: string }[], id: string): string {
  return items.find((item) => item.id === id)?.label ?? sentence(id)
}
