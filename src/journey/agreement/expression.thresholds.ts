import type { Term } from './expression.term.ts'
import type { Threshold } from './ruleset.ts'

/**
 * The whole-point marks at which a condition on the score can turn: it may change when the score passes between
 * `value - 1` and `value`. `score.total > 40` therefore yields 41. A score that is not compared directly with a whole
 * number is refused, since the moment at which a decaying score crosses the mark is solved, not searched.
 */
export function thresholdsOf(term: Term): { thresholds: Threshold[]; refused: string[] } {
  const thresholds: Threshold[] = []
  const refused: string[] = []
  visit(term)
  return { thresholds, refused }

  function visit(part: Term): void {
    if (part.is === 'compare') {
      const found = direct(part)
      if (found) thresholds.push(...found)
      else [part.left, part.right].forEach(visit)
      return
    }
    if (part.is === 'fact' && part.path[0] === 'score') refused.push(part.path.join('.'))
    children(part).forEach(visit)
  }
}

/** The comparison as `score.x OP literal`, turned round when the literal stands first. */
export function scoreComparison(
  term: Term & { is: 'compare' },
): { of: Threshold['of']; op: (typeof term)['op']; value: number } | null {
  const turned = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '==': '==', '!=': '!=' } as const
  const [left, right, op] =
    term.left.is === 'literal' ? [term.right, term.left, turned[term.op]] : [term.left, term.right, term.op]
  if (left.is !== 'fact' || left.path[0] !== 'score' || right.is !== 'literal') return null
  if (!Number.isSafeInteger(right.value)) return null
  return { of: left.path[1] as Threshold['of'], op, value: right.value as number }
}

function direct(term: Term & { is: 'compare' }): Threshold[] | null {
  const found = scoreComparison(term)
  if (found === null) return null
  const { of, op, value } = found
  if (op === '>=' || op === '<') return [{ of, value }]
  if (op === '>' || op === '<=') return [{ of, value: value + 1 }]
  return [
    { of, value },
    { of, value: value + 1 },
  ]
}

/** The parts of a term, in reading order. */
export function children(term: Term): Term[] {
  switch (term.is) {
    case 'and':
    case 'or':
    case 'list':
      return term.items
    case 'compare':
    case 'math':
    case 'join':
      return [term.left, term.right]
    case 'in':
      return [term.item, term.list]
    case 'text':
      return [term.on, term.arg]
    case 'if':
      return [term.test, term.yes, term.no]
    case 'not':
    case 'change':
    case 'size':
    case 'negative':
      return [term.on]
    default:
      return []
  }
}

/** Every threshold once, in order. */
export function distinct(thresholds: Threshold[]): Threshold[] {
  const seen = new Map(thresholds.map((threshold) => [`${threshold.of} ${threshold.value}`, threshold]))
  return [...seen.values()].sort((a, b) => (a.of === b.of ? a.value - b.value : a.of < b.of ? -1 : 1))
}
