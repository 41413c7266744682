import type { ASTNode } from '@marcbachmann/cel-js'
import { isFault, parseExpression } from './expression.parse.ts'
import type { Scope } from './expression.scope.ts'
import { word } from './expression.term.ts'
import type { Comparison, ExpressionFault, ScalarType, Term } from './expression.term.ts'
import { resolveCall } from './expression.calls.ts'
import { refuseValuesOutside } from './expression.values.ts'
import { resolveName, resolveSelect } from './expression.names.ts'

/** What the parts of the check share: the scope, the report, and the way down the tree. */
export interface Check {
  scope: Scope
  fault: (node: ASTNode, message: string) => null
  term: (node: ASTNode) => Term | null
}

/**
 * Parses and checks one expression. All faults are found, not only the first.
 * A result has type boolean; a place that wants another type does not exist.
 */
export function checkExpression(text: string, scope: Scope): { term: Term } | { faults: ExpressionFault[] } {
  const tree = parseExpression(text)
  if (isFault(tree)) return { faults: [tree] }
  const faults: ExpressionFault[] = []
  const check: Check = {
    scope,
    fault: (node, message) => {
      faults.push({ offset: node.start, message })
      return null
    },
    term: (node) => resolve(node, check),
  }
  const term = check.term(tree)
  if (term !== null && term.type !== 'boolean') {
    check.fault(tree, `A rule must be true or false, but this gives a ${word(term.type)}.`)
  }
  if (faults.length > 0 || term === null) return { faults }
  return { term }
}

function resolve(node: ASTNode, check: Check): Term | null {
  switch (node.op) {
    case 'value':
      return literal(node, check)
    case 'id':
      return resolveName(node, node.args, check)
    case '.':
      return resolveSelect(node, node.args[0], node.args[1], check)
    case '&&':
    case '||':
      return logic(node, node.op, check)
    case '!_':
      return not(node, node.args, check)
    case '-_':
      return negative(node, node.args, check)
    case '?:':
      return choice(node, node.args, check)
    case 'list':
      return list(node, node.args, check)
    case 'in':
      return membership(node, node.args, check)
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return comparison(node, node.op, node.args, check)
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return arithmetic(node, node.op, node.args, check)
    case 'call':
    case 'rcall':
      return resolveCall(node, check)
    default:
      return check.fault(node, `\`${node.op}\` is not part of the language of rules.`)
  }
}

function literal(node: ASTNode, check: Check): Term | null {
  const value = node.args as unknown
  if (typeof value === 'bigint') {
    const number = Number(value)
    if (!Number.isSafeInteger(number)) return check.fault(node, 'This number is too large.')
    return { is: 'literal', type: 'number', value: number }
  }
  if (typeof value === 'number' && Number.isFinite(value)) return { is: 'literal', type: 'number', value }
  if (typeof value === 'boolean') return { is: 'literal', type: 'boolean', value }
  if (typeof value === 'string') {
    // neither can be stored by the database or written back to the file
    if (/[\0\p{Surrogate}]/u.test(value)) return check.fault(node, 'This text has a broken character.')
    return { is: 'literal', type: 'string', value }
  }
  if (value === null)
    return check.fault(node, 'There is no `null` here: ask `has(lead.field)` whether a field is filled in.')
  return check.fault(node, 'Write a text, a number, true or false here.')
}

function logic(node: ASTNode, op: '&&' | '||', check: Check): Term | null {
  const is = op === '&&' ? 'and' : 'or'
  const items: Term[] = []
  let whole = true
  for (const part of row(node, op)) {
    const item = check.term(part)
    if (item === null) whole = false
    else if (item.type !== 'boolean')
      whole = check.fault(part, `\`${op}\` joins conditions, but this is a ${word(item.type)}.`) ?? false
    else items.push(item)
  }
  return whole ? { is, type: 'boolean', items } : null
}

function row(node: ASTNode, op: '&&' | '||'): ASTNode[] {
  if (node.op !== op) return [node]
  const [left, right] = node.args as [ASTNode, ASTNode]
  return [...row(left, op), ...row(right, op)]
}

function not(node: ASTNode, inner: ASTNode, check: Check): Term | null {
  const on = check.term(inner)
  if (on === null) return null
  if (on.type !== 'boolean')
    return check.fault(node, `\`!\` turns a condition round, but this is a ${word(on.type)}.`)
  return { is: 'not', type: 'boolean', on }
}

function negative(node: ASTNode, inner: ASTNode, check: Check): Term | null {
  const on = check.term(inner)
  if (on === null) return null
  if (on.type !== 'number') return check.fault(node, `\`-\` needs a number, but this is a ${word(on.type)}.`)
  if (on.is === 'literal') return { ...on, value: -(on.value as number) }
  return { is: 'negative', type: 'number', on }
}

function choice(node: ASTNode, [a, b, c]: [ASTNode, ASTNode, ASTNode], check: Check): Term | null {
  const [test, yes, no] = [check.term(a), check.term(b), check.term(c)]
  if (test === null || yes === null || no === null) return null
  if (test.type !== 'boolean')
    return check.fault(a, `Before \`?\` stands a condition, but this is a ${word(test.type)}.`)
  if (yes.type === 'list' || yes.type !== no.type)
    return check.fault(node, 'Both sides of `:` must be of the same type.')
  return { is: 'if', type: yes.type, test, yes, no }
}

function list(node: ASTNode, parts: ASTNode[], check: Check): Term | null {
  const items: Term[] = []
  for (const part of parts) {
    const item = check.term(part)
    if (item !== null) items.push(item)
  }
  if (items.length < parts.length) return null
  const of = items[0]?.type
  if (of === undefined) return check.fault(node, 'The list is empty, so nothing can be in it.')
  if (of === 'list') return check.fault(node, 'A list cannot hold lists.')
  const odd = items.findIndex((item) => item.type !== of)
  if (odd >= 0) return check.fault(parts[odd] ?? node, `The list mixes types: this should be a ${word(of)}.`)
  return { is: 'list', type: 'list', of, items }
}

function membership(node: ASTNode, [a, b]: [ASTNode, ASTNode], check: Check): Term | null {
  const [item, of] = [check.term(a), check.term(b)]
  if (item === null || of === null) return null
  if (of.type !== 'list') return check.fault(b, 'After `in` stands a list: `[...]` or `activities`.')
  const wanted: ScalarType = of.is === 'list' ? of.of : 'string'
  if (item.type !== wanted)
    return check.fault(node, `A ${word(item.type)} can never be in a list of ${word(wanted)}s.`)
  return refuseValuesOutside(node, { is: 'in', type: 'boolean', item, list: of }, check)
}

function comparison(node: ASTNode, op: Comparison, [a, b]: [ASTNode, ASTNode], check: Check): Term | null {
  const [left, right] = [check.term(a), check.term(b)]
  if (left === null || right === null) return null
  if (left.type === 'list' || right.type === 'list')
    return check.fault(node, 'Lists cannot be compared: use `in`.')
  if (left.type !== right.type) {
    return check.fault(node, `A ${word(left.type)} cannot be compared with a ${word(right.type)}.`)
  }
  if (left.type === 'boolean' && op !== '==' && op !== '!=')
    return check.fault(node, `\`${op}\` needs numbers or texts.`)
  return refuseValuesOutside(node, { is: 'compare', type: 'boolean', op, left, right }, check)
}

function arithmetic(
  node: ASTNode,
  op: '+' | '-' | '*' | '/' | '%',
  [a, b]: [ASTNode, ASTNode],
  check: Check,
): Term | null {
  const [left, right] = [check.term(a), check.term(b)]
  if (left === null || right === null) return null
  if (op === '+' && left.type === 'string' && right.type === 'string')
    return { is: 'join', type: 'string', left, right }
  if (left.type !== 'number' || right.type !== 'number') {
    return check.fault(
      node,
      `\`${op}\` cannot be used between a ${word(left.type)} and a ${word(right.type)}.`,
    )
  }
  return { is: 'math', type: 'number', op, left, right }
}
