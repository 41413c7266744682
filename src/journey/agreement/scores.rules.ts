import type { Expressions } from './criteria.rules.ts'
import { scoreComparison } from './expression.thresholds.ts'
import type { Term } from './expression.term.ts'
import type { Finding, Path } from './problems.rules.ts'
import type { AgreementDocument } from './schema.ts'

/** Points, caps and marks that could never work together. */
export function checkScores(
  document: AgreementDocument,
  expressions: Expressions,
  findings: Finding[],
): void {
  const { fit, engagement } = document.scoring
  const max = { fit: fit.max, engagement: engagement.max, total: fit.max + engagement.max }
  for (const part of ['fit', 'engagement'] as const) {
    if (max[part] <= 0)
      findings.push({ path: ['scoring', part, 'max'], message: 'The most points must be above zero.' })
  }
  engagement.rules.forEach((rule, i) => {
    const path = ['scoring', 'engagement', 'rules', i, 'cap']
    if (rule.cap === undefined || rule.points === 0) return
    if (Math.sign(rule.cap) !== Math.sign(rule.points)) {
      findings.push({ path, message: `Cap ${rule.cap} and points ${rule.points} must have the same sign.` })
    } else if (Math.abs(rule.cap) < Math.abs(rule.points)) {
      findings.push({
        path,
        message: `Cap ${rule.cap} is smaller than the points of a single touch, ${rule.points}.`,
      })
    }
  })
  for (const [id, stage] of Object.entries(document.stages)) {
    stage.exits.forEach((exit, i) => {
      const path = ['stages', id, 'exits', i]
      const entry = document.stages[exit.to]?.entry ?? []
      const terms = [
        ...exit.when.map((_, j) => expressions.get([...path, 'when', j, 'if'].join('.'))?.term),
        ...entry.map((_, j) => expressions.get(['stages', exit.to, 'entry', j, 'if'].join('.'))?.term),
      ]
      checkRange(terms, max, path, exit.to, findings)
    })
  }
}

// all criteria of an exit must hold together, so each score has one range left that opens it
function checkRange(
  terms: readonly (Term | undefined)[],
  max: Record<'total' | 'fit' | 'engagement', number>,
  path: Path,
  to: string,
  findings: Finding[],
): void {
  const least = { total: -Infinity, fit: -Infinity, engagement: -Infinity }
  const most = { total: Infinity, fit: Infinity, engagement: Infinity }
  for (const term of terms.flatMap((part) => (part ? conjuncts(part) : []))) {
    const found = term.is === 'compare' ? scoreComparison(term) : null
    if (!found) continue
    const { of, op, value } = found
    if (op === '>=' || op === '==') least[of] = Math.max(least[of], value)
    if (op === '>') least[of] = Math.max(least[of], value + 1)
    if (op === '<=' || op === '==') most[of] = Math.min(most[of], value)
    if (op === '<') most[of] = Math.min(most[of], value - 1)
  }
  for (const of of ['total', 'fit', 'engagement'] as const) {
    if (least[of] > most[of]) {
      const message = `The exit to \`${to}\` can never open: score.${of} must be at least ${least[of]} and at most ${most[of]}.`
      findings.push({ path, message })
    } else if (least[of] > max[of]) {
      const message = `The exit to \`${to}\` can never open: score.${of} must be at least ${least[of]}, but its most is ${max[of]}.`
      findings.push({ path, message })
    }
  }
}

function conjuncts(term: Term): Term[] {
  return term.is === 'and' ? term.items.flatMap(conjuncts) : [term]
}
