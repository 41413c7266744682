import type { ASTNode } from '@marcbachmann/cel-js'
import type { Check } from './expression.check.ts'
import { isCount, leadField, SNAKE } from './expression.names.ts'
import { word, type Term, type TextChange, type TextTest } from './expression.term.ts'
import { didYouMean } from './problems.rules.ts'

const TESTS: readonly string[] = ['startsWith', 'endsWith', 'contains'] satisfies TextTest[]
const CHANGES: readonly string[] = ['lowerAscii', 'upperAscii', 'trim'] satisfies TextChange[]

/** `has(x)`, `size(x)`, `x.size()` and the few functions on texts; everything else is refused by name. */
export function resolveCall(node: ASTNode, check: Check): Term | null {
  if (node.op === 'call') {
    const [name, args] = node.args
    if (name === 'has') return has(node, args[0], check)
    if (name === 'size' && args[0] !== undefined && args.length === 1) return size(node, args[0], check)
    return check.fault(node, unknownFunction(name))
  }
  if (node.op !== 'rcall') return null
  const [name, on, args] = node.args
  if (name === 'size' && args.length === 0) return size(node, on, check)
  if (CHANGES.includes(name) && args.length === 0) return change(node, name as TextChange, on, check)
  if (TESTS.includes(name) && args.length === 1)
    return test(node, name as TextTest, on, args[0] as ASTNode, check)
  return check.fault(node, unknownFunction(name))
}

function has(node: ASTNode, arg: ASTNode | undefined, check: Check): Term | null {
  const root = arg?.op === '.' && arg.args[0].op === 'id' ? arg.args[0].args : null
  if (arg?.op === '.' && root === 'lead') {
    const field = leadField(arg, arg.args[1], check)
    return field && { is: 'has', type: 'boolean', root, id: field.id, of: field.type }
  }
  if (arg?.op === '.' && root !== null && isCount(root, check.scope) && SNAKE.test(arg.args[1])) {
    return { is: 'has', type: 'boolean', root, id: arg.args[1], of: 'number' }
  }
  return check.fault(
    node,
    '`has()` asks whether a lead field is filled in or a touch happened: `has(lead.country)`.',
  )
}

function size(node: ASTNode, arg: ASTNode, check: Check): Term | null {
  const on = check.term(arg)
  if (on === null) return null
  if (on.type !== 'string' && on.type !== 'list') {
    return check.fault(node, `\`size()\` measures a text or a list, but this is a ${word(on.type)}.`)
  }
  return { is: 'size', type: 'number', on }
}

function change(node: ASTNode, fn: TextChange, receiver: ASTNode, check: Check): Term | null {
  const on = check.term(receiver)
  if (on === null) return null
  if (on.type !== 'string')
    return check.fault(node, `\`${fn}()\` needs a text, but this is a ${word(on.type)}.`)
  return { is: 'change', type: 'string', fn, on }
}

function test(node: ASTNode, fn: TextTest, receiver: ASTNode, argument: ASTNode, check: Check): Term | null {
  const [on, arg] = [check.term(receiver), check.term(argument)]
  if (on === null || arg === null) return null
  const odd = [on, arg].find((term) => term.type !== 'string')
  if (odd) return check.fault(node, `\`${fn}()\` needs texts, but one is a ${word(odd.type)}.`)
  return { is: 'text', type: 'boolean', fn, on, arg }
}

function unknownFunction(name: string): string {
  if (name === 'matches')
    return '`matches` is left out: a pattern can take for ever. Use startsWith, endsWith or contains.'
  const names = ['has', 'size', ...TESTS, ...CHANGES]
  return `\`${name}()\` cannot be used like this.${didYouMean(name, names)} There are ${names.join(', ')}.`
}
