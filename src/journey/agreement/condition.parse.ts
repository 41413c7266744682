import type { ASTNode } from '@marcbachmann/cel-js'
import { celOf } from './condition.cel.ts'
import { group, type Condition } from './condition.tree.ts'
import { isFault, parseExpression } from './expression.parse.ts'
import type { Comparison, ExpressionFault, TextTest } from './expression.term.ts'
import type { Scalar } from './ruleset.ts'

/**
 * The text of a condition as a tree for a form. It asks for sound syntax only; names and types are the compiler's matter.
 * @returns the tree, or where the text stops being an expression
 */
export function parseCondition(text: string): { tree: Condition } | { fault: ExpressionFault } {
  const root = parseExpression(text)
  return isFault(root) ? { fault: root } : { tree: conditionOf(root, text) }
}

/** One node of a syntax tree as a condition. */
export function conditionOf(node: ASTNode, text: string): Condition {
  return shaped(node, text) ?? { is: 'text', cel: sourceOf(node, text) ?? celOf(node) }
}

/** The text of a node as it was written, or null where that cannot stand by itself. */
export function sourceOf(node: ASTNode, text: string): string | null {
  const slice = text.slice(node.start, node.end)
  // a node's ends can lie within brackets that belong to it: `a && (b || c`
  const read = parseExpression(slice)
  return isFault(read) || celOf(read) !== celOf(node) ? null : slice
}

/** The items of `a && b && c`, in the order in which they stand. */
export function row(node: ASTNode, op: '&&' | '||'): ASTNode[] {
  if (node.op !== op) return [node]
  const [left, right] = node.args as [ASTNode, ASTNode]
  return [...row(left, op), ...row(right, op)]
}

function shaped(node: ASTNode, text: string): Condition | null {
  switch (node.op) {
    case '&&':
    case '||':
      return group(
        node.op === '&&' ? 'all' : 'any',
        row(node, node.op).map((part) => conditionOf(part, text)),
      )
    case '!_':
      return { is: 'not', item: conditionOf(node.args, text) }
    case 'id':
    case '.': {
      const name = nameOf(node)
      return name === null ? null : { is: 'holds', name }
    }
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return compare(node.op, ...node.args)
    case 'in':
      return membership(...node.args)
    case 'call':
      return filled(node.args[0], node.args[1])
    case 'rcall':
      return test(node.args[0], node.args[1], node.args[2])
    default:
      return null
  }
}

function nameOf(node: ASTNode): string | null {
  if (node.op === 'id') return node.args
  if (node.op === '.' && node.args[0].op === 'id') return `${node.args[0].args}.${node.args[1]}`
  return null
}

function valueOf(node: ASTNode): Scalar | null {
  if (node.op === '-_') {
    const value = valueOf(node.args)
    return typeof value === 'number' ? -value : null
  }
  if (node.op !== 'value') return null
  const value = node.args as unknown
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : null
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  return typeof value === 'string' || typeof value === 'boolean' ? value : null
}

const TURNED = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '==': '==', '!=': '!=' } as const

function compare(op: Comparison, left: ASTNode, right: ASTNode): Condition | null {
  const [name, value] = [nameOf(left), valueOf(right)]
  if (name !== null && value !== null) return { is: 'compare', name, op, value }
  const [other, first] = [nameOf(right), valueOf(left)]
  return other === null || first === null
    ? null
    : { is: 'compare', name: other, op: TURNED[op], value: first }
}

function membership(item: ASTNode, list: ASTNode): Condition | null {
  const name = nameOf(item)
  if (name !== null && list.op === 'list') {
    const values = list.args.map(valueOf).filter((value) => value !== null)
    return values.length === list.args.length && values.length > 0 ? { is: 'oneOf', name, values } : null
  }
  const [of, value] = [nameOf(list), valueOf(item)]
  return of !== null && typeof value === 'string' ? { is: 'includes', name: of, value } : null
}

function filled(fn: string, args: readonly ASTNode[]): Condition | null {
  const name = fn === 'has' && args.length === 1 ? nameOf(args[0]!) : null
  return name === null ? null : { is: 'filled', name }
}

const TESTS: readonly string[] = ['startsWith', 'endsWith', 'contains'] satisfies TextTest[]

function test(fn: string, on: ASTNode, args: readonly ASTNode[]): Condition | null {
  if (!TESTS.includes(fn) || args.length !== 1) return null
  const value = valueOf(args[0]!)
  if (typeof value !== 'string') return null
  const anyCase = on.op === 'rcall' && on.args[0] === 'lowerAscii' && on.args[2].length === 0
  // a value in capitals would never be found in lower case: then the text is not what the form means
  if (anyCase && lowerAscii(value) !== value) return null
  const name = nameOf(anyCase ? on.args[1] : on)
  return name === null ? null : { is: 'test', name, test: fn as TextTest, value, anyCase }
}

/** As CEL's lowerAscii: letters beyond A to Z stay. */
export function lowerAscii(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
}
