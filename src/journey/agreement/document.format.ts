import { Document, isCollection, isScalar, Scalar, visit, type Node } from 'yaml'
import type { Json } from './document.values.ts'

// as wide as the default agreement's folded texts
const WIDTH = 100

/** A value on one line, as it stands within brackets. */
export function flowText(value: Json, like?: Node | null): string {
  const document = new Document([styled(value, like)])
  visit(document, {
    Collection: (_key, node) => void (node.flow = true),
    // a text of several lines has no other form on one line
    Scalar: (_key, node) => {
      if (typeof node.value === 'string' && node.value.includes('\n')) node.type = 'QUOTE_DOUBLE'
      else if (node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL') delete node.type
    },
  })
  const text = document.toString({ lineWidth: 0 }).trimEnd()
  return text.slice(1, -1).trim()
}

/** `key: value` as block text without indent on its first line; `indent` spaces before all others. Ends with a line break. */
export function pairText(key: string, value: Json, indent: number, like?: Node | null): string {
  return indented(blockText({ [key]: styled(value, like) }, like), indent)
}

/** `- value` likewise. */
export function listItemText(value: Json, indent: number, like?: Node | null): string {
  return indented(blockText([styled(value, like)], like), indent)
}

function blockText(value: unknown, like?: Node | null): string {
  const document = new Document(value)
  const width = isScalar(like) && like.type === 'BLOCK_FOLDED' ? WIDTH : 0
  if (isCollection(like) && like.flow) {
    const outer = document.contents
    visit(document, { Collection: (_key, node) => void (node !== outer && (node.flow = true)) })
  }
  return document.toString({ lineWidth: width })
}

/** The value as a node in the manner of the one that it replaces: quotes stay quotes. */
function styled(value: Json, like?: Node | null): unknown {
  if (!isScalar(like) || value === null || typeof value === 'object' || like.type === undefined) return value
  const scalar = new Scalar(value)
  const isText = typeof value === 'string'
  // a number or true within quotes would be another value
  if (isText && (like.type !== 'BLOCK_LITERAL' || value.includes('\n'))) scalar.type = like.type
  return scalar
}

function indented(text: string, indent: number): string {
  return text.replace(/\n(?=[^\n])/g, `\n${' '.repeat(indent)}`)
}
