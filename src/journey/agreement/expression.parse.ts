import { Environment, ParseError, type ASTNode } from '@marcbachmann/cel-js'
import type { ExpressionFault } from './expression.term.ts'

export const MAX_LENGTH = 2000
export const MAX_DEPTH = 20
export const MAX_NODES = 400

// the parser's own limits only guard its stack; ours below are the documented ones
const parser = new Environment({ limits: { maxAstNodes: 3000, maxDepth: 100, maxListElements: 400 } })

/** CEL text → syntax tree, or where it stops being one. */
export function parseExpression(text: string): ASTNode | ExpressionFault {
  if (text.length > MAX_LENGTH) {
    return { offset: MAX_LENGTH, message: `The expression is longer than ${MAX_LENGTH} characters.` }
  }
  try {
    return tooLarge(parser.parse(text).ast)
  } catch (error) {
    if (!(error instanceof ParseError)) throw error
    return { offset: error.range?.start ?? 0, message: plainSyntax(error, text) }
  }
}

export function isFault(result: ASTNode | ExpressionFault): result is ExpressionFault {
  return 'message' in result
}

function tooLarge(root: ASTNode): ASTNode | ExpressionFault {
  let nodes = 0
  let deepest: { node: ASTNode; depth: number } = { node: root, depth: 0 }
  const queue: { node: ASTNode; depth: number }[] = [{ node: root, depth: 1 }]
  for (let next = queue.pop(); next; next = queue.pop()) {
    nodes++
    if (next.depth > deepest.depth) deepest = next
    for (const child of children(next.node)) {
      // a row of `||` is one level to a reader, though the tree nests to the left
      const sameRow = child.op === next.node.op && (child.op === '||' || child.op === '&&')
      queue.push({ node: child, depth: next.depth + (sameRow ? 0 : 1) })
    }
  }
  if (deepest.depth > MAX_DEPTH) {
    return { offset: deepest.node.start, message: `The expression nests deeper than ${MAX_DEPTH} levels.` }
  }
  if (nodes > MAX_NODES) return { offset: 0, message: `The expression has more than ${MAX_NODES} parts.` }
  return root
}

function children(node: ASTNode): ASTNode[] {
  const found: ASTNode[] = []
  const collect = (part: unknown): void => {
    if (Array.isArray(part)) part.forEach(collect)
    else if (part !== null && typeof part === 'object' && 'op' in part) found.push(part as ASTNode)
  }
  collect(node.args)
  return found
}

function plainSyntax(error: ParseError, text: string): string {
  if (error.range !== undefined && error.range.start >= text.length) {
    return 'The expression ends too early: something is missing here.'
  }
  if (error.code === 'limit_exceeded') return 'The expression is too large or nests too deeply.'
  return `The expression cannot be read here: ${error.summary}.`
}
