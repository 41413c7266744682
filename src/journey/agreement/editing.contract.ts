/**
 * What a screen needs to show, compare and edit agreements: pure, and the same code that the server decides with.
 * Everything that these functions take and give is JSON-safe, but for the ruleset of a compiled agreement.
 */
export { compileAgreement, type Compiled } from './compile.ts'
export type { AgreementDocument } from './schema.ts'
export type { Problem } from './problems.rules.ts'

export { contractText, type Contract } from './contract-text.ts'
export { contractMarkdown } from './contract-markdown.ts'
export type { Clause, Ref, Section, Sentence } from './contract-text.parts.ts'

export { agreementDiff, type AgreementDiff, type DiffEntry } from './diff.ts'
export type { Mark } from './diff.words.ts'

export {
  applySplice,
  editDocument,
  editDocumentAll,
  valueInDocument,
  type Edit,
  type Edited,
  type EditRefusal,
  type Splice,
} from './document.ts'
export type { Json } from './document.values.ts'

export { parseCondition } from './condition.parse.ts'
export { printCondition } from './condition.print.ts'
export { group, sameCondition, type Condition } from './condition.tree.ts'
export {
  conditionFields,
  type ConditionField,
  type ConditionPlace,
  type Operator,
} from './condition.fields.ts'
export { conditionInWords, conditionProblems } from './condition.check.ts'

/** What the brief goes by where an agreement names no signs and no levels of its own. */
export { DEFAULT_INTENT as USUAL_INTENT, DEFAULT_LEVELS as USUAL_LEVELS } from './intent.rules.ts'

/** The words around the agreement's own text: what the functions above take as `words`; left out, it is English. */
export { de as germanLaw } from './words/de.ts'
export { en as englishLaw, type AgreementWords } from './words/en.ts'
