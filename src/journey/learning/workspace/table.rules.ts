import { fitScope } from '#journey/agreement/expression.scope.ts'
import type { Example, OutcomeKind } from './examples.rules.ts'
import type { LearningTable } from '../columns.rules.ts'
import type { LeadField } from '#journey/agreement/ruleset.ts'

/** Columns that are not learned from, without the dot or colon that the others have. */
export const OUTCOME = 'outcome'
export const TIME = 'time'
export const SIGNED = 'the signed rules'

/**
 * Examples as a table that learning reads: a column for each thing that was ever known, empty where it was not. Fields that
 * the agreement in force does not know any more cannot become rules and are left out.
 */
export function tableOf(
  examples: readonly Example[],
  outcome: OutcomeKind,
  fields: Readonly<Record<string, LeadField>>,
): LearningTable {
  const found = new Set<string>()
  for (const { cells } of examples) for (const name of Object.keys(cells)) found.add(name)
  const names = [...found].filter((name) => usable(name, fields)).sort()
  const columns = names.map((name) => {
    const blank = name.startsWith('touch:') ? '0' : ''
    return examples.map(({ cells }) => cells[name] ?? blank)
  })
  return {
    headers: [...names, OUTCOME, TIME, SIGNED],
    columns: [
      ...columns,
      examples.map(({ came }) => (came[outcome] ? 'yes' : 'no')),
      examples.map(({ at }) => new Date(at).toISOString()),
      examples.map(({ score }) => String(score)),
    ],
  }
}

function usable(name: string, fields: Readonly<Record<string, LeadField>>): boolean {
  if (!name.startsWith('lead.')) return true
  const field = name.slice('lead.'.length)
  return Object.hasOwn(fitScope(fields).lead, field) && !fields[field]!.personal
}
