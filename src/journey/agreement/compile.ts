import { assemble } from './assemble.ts'
import { compileExpressions } from './criteria.rules.ts'
import { readFields } from './fields.rules.ts'
import type { Finding, Problem } from './problems.rules.ts'
import type { Ruleset } from './ruleset.ts'
import { agreementSchema, type AgreementDocument } from './schema.ts'
import { checkShape } from './shape.rules.ts'
import { readSource } from './source.ts'

// nobody reads more, and finding the places of many thousand would take minutes
const MOST_PROBLEMS = 200

export type Compiled =
  | { ok: true; ruleset: Ruleset; document: AgreementDocument; warnings: Problem[] }
  | { ok: false; problems: Problem[] }

/**
 * The text of an agreement.yaml → what the journey runs, or everything that is wrong with it, in the file's order.
 * Pure: the same text always gives the same ruleset.
 */
export function compileAgreement(text: string): Compiled {
  const source = readSource(text)
  if ('problems' in source) return { ok: false, problems: inOrder(source.problems).slice(0, MOST_PROBLEMS) }
  const { document, findings } = checkShape(source.value)
  const warnings: Finding[] = []

  const lead = document?.lead ?? readableLead(source.value)
  const fields = lead ? readFields(lead, findings) : null
  const expressions = fields ? compileExpressions(source.value, fields, findings, warnings) : null
  const ruleset =
    document && fields && expressions ? assemble(document, fields, expressions, findings, warnings) : null

  if (findings.length > 0 || !ruleset || !document) {
    return { ok: false, problems: inOrder(findings.slice(0, MOST_PROBLEMS).map(source.locate)) }
  }
  return {
    ok: true,
    ruleset,
    document,
    warnings: inOrder(warnings.slice(0, MOST_PROBLEMS).map(source.locate)),
  }
}

// with a fault of shape elsewhere the fields may still be readable, and then so are all expressions
function readableLead(value: unknown): AgreementDocument['lead'] | null {
  if (value === null || typeof value !== 'object' || !('lead' in value)) return null
  const read = agreementSchema.shape.lead.safeParse(value.lead)
  return read.success ? read.data : null
}

function inOrder(problems: Problem[]): Problem[] {
  return problems.sort((a, b) => a.line - b.line || a.column - b.column)
}
