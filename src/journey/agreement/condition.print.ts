import type { ASTNode } from '@marcbachmann/cel-js'
import { literal } from './condition.cel.ts'
import { conditionOf, lowerAscii, row, sourceOf } from './condition.parse.ts'
import { sameCondition, type Condition } from './condition.tree.ts'
import { isFault, parseExpression } from './expression.parse.ts'

/**
 * A condition as CEL text, in one canonical form.
 * @param original the text that the tree was made from: what has not been touched keeps the form it has there
 */
export function printCondition(tree: Condition, original?: string): string {
  const root = original === undefined ? null : parseExpression(original)
  if (original === undefined || root === null || isFault(root)) return print(tree, [])
  if (sameCondition(tree, conditionOf(root, original))) return original
  return print(tree, writtenParts(root, original))
}

/** A part of the original text that can stand by itself. */
interface Written {
  tree: Condition
  text: string
}

function writtenParts(root: ASTNode, text: string): Written[] {
  const op = root.op === '&&' || root.op === '||' ? root.op : null
  const inner = op ? row(root, op) : root.op === '!_' ? [root.args] : []
  const source = sourceOf(root, text)
  const written = source === null ? [] : [{ tree: conditionOf(root, text), text: source }]
  return [...written, ...inner.flatMap((part) => writtenParts(part, text))]
}

function print(tree: Condition, written: readonly Written[]): string {
  return written.find((part) => sameCondition(part.tree, tree))?.text ?? canonical(tree, written)
}

function canonical(tree: Condition, written: readonly Written[]): string {
  switch (tree.is) {
    case 'all':
    case 'any':
      return tree.items
        .map((item) => within(item, tree.is, written))
        .join(tree.is === 'all' ? ' && ' : ' || ')
    case 'not':
      return `!${within(tree.item, 'not', written)}`
    case 'holds':
      return tree.name
    case 'filled':
      return `has(${tree.name})`
    case 'compare':
      return `${tree.name} ${tree.op} ${literal(tree.value)}`
    case 'between':
      return `${tree.name} >= ${literal(tree.from)} && ${tree.name} <= ${literal(tree.to)}`
    case 'oneOf':
      return `${tree.name} in [${tree.values.map(literal).join(', ')}]`
    case 'includes':
      return `${literal(tree.value)} in ${tree.name}`
    case 'test':
      return tree.anyCase
        ? `${tree.name}.lowerAscii().${tree.test}(${literal(lowerAscii(tree.value))})`
        : `${tree.name}.${tree.test}(${literal(tree.value)})`
    case 'text':
      return tree.cel
  }
}

/** An item with brackets where the text around it would tear it apart. */
function within(item: Condition, around: 'all' | 'any' | 'not', written: readonly Written[]): string {
  const text = print(item, written)
  const root = parseExpression(text)
  const op = isFault(root) ? '?:' : root.op
  // `a && b` within `||` needs none, but people read it more surely with them
  const loose = op === '||' || op === '&&' || op === '?:'
  const same = around === 'all' && op === '&&'
  if (around === 'not') {
    const tight =
      op === 'id' || op === '.' || op === 'call' || op === 'rcall' || op === 'value' || op === '!_'
    return tight ? text : `(${text})`
  }
  return loose && !same ? `(${text})` : text
}
