import { checkExpression } from './expression.check.ts'
import { compileTerm } from './expression.compile.ts'
import { describeTerm } from './expression.describe.ts'
import { standardCel, standardEnvironment } from './expression.standard.ts'
import { stageScope, type Scope } from './expression.scope.ts'
import type { ExpressionFault, Term } from './expression.term.ts'
import { thresholdsOf } from './expression.thresholds.ts'
import type { LeadField, Threshold } from './ruleset.ts'

export interface CompiledExpression {
  term: Term
  test: (evidence: object) => boolean
  thresholds: Threshold[]
}

/** Compiles the expressions of one scope; the scope's CEL declarations are made once. */
export function expressionCompiler(
  scope: Scope,
): (text: string) => CompiledExpression | { faults: ExpressionFault[] } {
  const cel = standardEnvironment(scope)
  return (text) => {
    const checked = checkExpression(text, scope)
    if ('faults' in checked) return checked
    const { term } = checked
    const { thresholds, refused } = thresholdsOf(term)
    if (refused.length > 0) return { faults: refused.map((name) => indirect(name, text)) }
    // our own check gives the plain messages, cel-js the second opinion that this is sound CEL
    const second = cel.check(standardCel(term))
    if (!second.valid) {
      return {
        faults: [
          { offset: 0, message: `The expression is not sound: ${second.error?.message ?? 'type error'}.` },
        ],
      }
    }
    return { term, test: compileTerm(term), thresholds }
  }
}

function indirect(name: string, text: string): ExpressionFault {
  const why = 'the moment at which a decaying score crosses it is solved exactly'
  const message = `Compare \`${name}\` directly with a whole number, such as \`${name} >= 40\`: ${why}.`
  return { offset: Math.max(0, text.indexOf(name)), message }
}

/**
 * A criterion of a stage as a plain English phrase: "level is one of c_level, vp, director".
 * @returns the text itself when it does not compile
 */
export function describeExpression(
  text: string,
  lead: Record<string, LeadField>,
  scope: Scope = stageScope(lead, null),
): string {
  const checked = checkExpression(text, scope)
  return 'term' in checked ? describeTerm(checked.term, scope) : text
}
