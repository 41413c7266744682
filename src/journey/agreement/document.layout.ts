import {
  isCollection,
  isMap,
  isPair,
  isScalar,
  type Document,
  type Node,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import type { Path } from './problems.rules.ts'

export type Collection = YAMLMap | YAMLSeq

/** One item of a collection in the text. Offsets in characters; `content` leaves out the dash and comments above. */
export interface Item {
  key: string | null
  /** of a block item: the start of its first line, with the comment lines right above it; of a flow item: its start */
  start: number
  /** the key of a map's item, the dash of a list's */
  head: number
  /** start of the value, or -1 when there is none */
  value: number
  /** of a block item: behind its last line break; of a flow item: its end */
  end: number
  node: Node | null
  /** a block item that begins on a line of its own */
  ownLine: boolean
}

export function collectionAt(document: Document.Parsed, path: Path): Collection | null {
  const node = path.length === 0 ? document.contents : (document.getIn(path, true) as Node | undefined)
  return isCollection(node) ? (node as Collection) : null
}

/** The collection's items as they stand in the text, or null where one of them cannot be placed. */
export function itemsOf(text: string, collection: Collection): Item[] | null {
  const items = collection.items.map((item) => itemOf(text, collection, item as Pair | Node))
  return items.every((item) => item !== null) ? items : null
}

function itemOf(text: string, collection: Collection, item: Pair | Node): Item | null {
  const key = isPair(item) ? (item.key as Node | null) : null
  const node = isPair(item) ? (item.value as Node | null) : item
  const first = key ?? node
  if (!first?.range || (isMap(collection) && !(isScalar(key) && key.range))) return null
  const hasValue = node?.range !== undefined && node.range !== null && node.range[1] > node.range[0]
  const last = hasValue ? node.range![1] : key ? colonAfter(text, key.range![1]) : first.range[1]
  const name = isScalar(key) ? String(key.value) : null
  const value = hasValue ? node.range![0] : -1
  if (collection.flow) {
    return { key: name, start: first.range[0], head: first.range[0], value, end: last, node, ownLine: false }
  }
  const head = key ? key.range![0] : dashBefore(text, first.range[0])
  if (head === null) return null
  const line = lineStart(text, head)
  const ownLine = text.slice(line, head).trim() === ''
  const start = ownLine ? withCommentsAbove(text, line, head - line) : head
  return { key: name, start, head, value, end: lineEnd(text, last), node, ownLine }
}

function colonAfter(text: string, at: number): number {
  const colon = text.indexOf(':', at)
  return colon < 0 ? at : colon + 1
}

function dashBefore(text: string, at: number): number | null {
  const before = text.slice(0, at).trimEnd()
  return before.endsWith('-') ? before.length - 1 : null
}

export function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1
}

function lineEnd(text: string, at: number): number {
  if (at > 0 && text[at - 1] === '\n') return at
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end + 1
}

// comments right above an item speak of it and move with it
function withCommentsAbove(text: string, line: number, indent: number): number {
  let start = line
  while (start > 0) {
    const above = lineStart(text, start - 1)
    const content = text.slice(above, start)
    if (!content.trimStart().startsWith('#') || content.search(/\S/) !== indent) break
    start = above
  }
  return start
}
