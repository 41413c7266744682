import type { ConditionPlace } from './condition.fields.ts'
import { wordingOf } from './contract-text.parts.ts'
import { expressionCompiler } from './expression.ts'
import { fitScope, stageScope, touchScope } from './expression.scope.ts'
import type { ExpressionFault } from './expression.term.ts'
import { readFields } from './fields.rules.ts'
import type { AgreementDocument } from './schema.ts'
import type { AgreementWords } from './words/en.ts'

/** What is wrong with a condition at its place; nothing when the agreement would take it. Offsets in characters. */
export function conditionProblems(
  document: AgreementDocument,
  place: ConditionPlace,
  text: string,
): ExpressionFault[] {
  const lead = readFields(document.lead, [])
  const activities = Object.values(document.stages).flatMap((stage) => stage.activities.map(({ id }) => id))
  const scopes = {
    criterion: stageScope(lead, activities),
    engagement: touchScope(lead),
    fit: fitScope(lead),
  }
  const compiled = expressionCompiler(scopes[place === 'group' ? 'fit' : place])(text)
  return 'faults' in compiled ? compiled.faults : []
}

/** A condition as the contract says it: "level is one of C-level, VP". The text itself when it does not compile. */
export function conditionInWords(
  document: AgreementDocument,
  place: ConditionPlace,
  text: string,
  words?: AgreementWords,
): string {
  const scopes = { criterion: 'stage', engagement: 'touch', fit: 'fit', group: 'fit' } as const
  return wordingOf(document, words).condition(text, scopes[place]).words
}
