import { serialize, type ASTNode } from '@marcbachmann/cel-js'
import type { Scalar } from './ruleset.ts'

/**
 * A syntax tree as CEL text, with brackets around every operand that is not a single word or call. cel-js's own
 * serialiser (8.0.0) leaves out brackets that matter: `true == (a == b)` came back as `true == a == b`.
 */
export function celOf(node: ASTNode): string {
  switch (node.op) {
    case 'value':
      return valueText(node)
    case 'id':
      return node.args
    case '.':
      return `${operand(node.args[0])}.${node.args[1]}`
    case '&&':
    case '||':
      return `${side(node.args[0], node.op)} ${node.op} ${side(node.args[1], null)}`
    case 'in':
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return `${operand(node.args[0])} ${node.op} ${operand(node.args[1])}`
    case '!_':
    case '-_':
      return `${node.op === '!_' ? '!' : '-'}${operand(node.args)}`
    case '?:':
      return `${operand(node.args[0])} ? ${operand(node.args[1])} : ${operand(node.args[2])}`
    case 'list':
      return `[${node.args.map(celOf).join(', ')}]`
    case 'call':
      return `${node.args[0]}(${node.args[1].map(celOf).join(', ')})`
    case 'rcall':
      return `${operand(node.args[1])}.${node.args[0]}(${node.args[2].map(celOf).join(', ')})`
    default:
      return serialize(node)
  }
}

const TIGHT: readonly string[] = ['value', 'id', '.', 'list', 'call', 'rcall']

function operand(node: ASTNode): string {
  return TIGHT.includes(node.op) ? celOf(node) : `(${celOf(node)})`
}

// the left side of a row of `&&` is the rest of the row
function side(node: ASTNode, row: string | null): string {
  const loose = node.op === '&&' || node.op === '||' || node.op === '?:'
  return loose && node.op !== row ? `(${celOf(node)})` : celOf(node)
}

function valueText(node: ASTNode): string {
  const value = node.args as unknown
  if (typeof value === 'bigint') return String(value)
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean')
    return literal(value)
  return serialize(node)
}

/** A value as CEL writes it. */
export function literal(value: Scalar): string {
  if (typeof value !== 'string') return String(value)
  const escaped = value.replace(/[\\'\u0000-\u001f\u007f]/g, (c) => {
    const known: Record<string, string> = { '\\': '\\\\', "'": "\\'", '\n': '\\n', '\r': '\\r', '\t': '\\t' }
    return known[c] ?? `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
  return `'${escaped}'`
}
