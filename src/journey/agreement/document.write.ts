import { isCollection, isMap, isSeq, type Document, type Node } from 'yaml'
import { flowText, listItemText, pairText } from './document.format.ts'
import { collectionAt, itemsOf, lineStart, type Collection, type Item } from './document.layout.ts'
import type { Json } from './document.values.ts'
import type { Path } from './problems.rules.ts'

/*
 * The changes themselves, on the text. Each returns the new text, or null where the layout at that place is one that it
 * does not know; document.ts checks what comes out against what was meant.
 */

type Parsed = Document.Parsed

export function setIn(text: string, document: Parsed, path: Path, value: Json): string | null {
  const parent = collectionAt(document, path.slice(0, -1))
  const key = path.at(-1)
  if (key === undefined) return null
  if (parent === null) {
    const above = path.slice(0, -1)
    return above.length === 0 ? null : setIn(text, document, above, { [key]: value })
  }
  const items = itemsOf(text, parent)
  if (items === null) return null
  const item = isMap(parent) ? items.find((found) => found.key === String(key)) : items[Number(key)]
  return item ? replaced(text, parent, item, value) : addKey(text, document, path, parent, items, value)
}

function replaced(text: string, parent: Collection, item: Item, value: Json): string {
  const old = item.node
  const oneLine = item.value >= 0 && !text.slice(item.value, old?.range?.[1]).includes('\n')
  const scalar = value === null || typeof value !== 'object'
  const short = scalar && !(typeof value === 'string' && value.includes('\n'))
  if (item.value >= 0 && (parent.flow || (oneLine && (short || (isCollection(old) && old.flow))))) {
    const inner = parent.flow || !scalar ? flowText(value, old) : inBlock(value, old)
    return splice(text, item.value, old!.range![1], inner)
  }
  const indent = item.head - lineStart(text, item.head)
  const lines = item.key === null ? listItemText(value, indent, old) : pairText(item.key, value, indent, old)
  return splice(text, item.head, item.end, asWritten(text, lines, item.end))
}

// outside of brackets commas and such need no quotes
function inBlock(value: Json, like: Node | null): string {
  return listItemText(value, 0, like).slice(2).trimEnd()
}

function addKey(
  text: string,
  document: Parsed,
  path: Path,
  parent: Collection,
  items: readonly Item[],
  value: Json,
): string | null {
  const key = String(path.at(-1))
  if (!isMap(parent)) return null
  const last = items.at(-1)
  if (last === undefined) return setIn(text, document, path.slice(0, -1), { [key]: value })
  if (parent.flow)
    return splice(
      text,
      last.end,
      last.end,
      `, ${flowText({ [key]: value })
        .slice(1, -1)
        .trim()}`,
    )
  const indent = columnOf(text, last)
  const lines = ' '.repeat(indent) + pairText(key, value, indent, likeCollection(last.node, value))
  return insertLines(text, last.end, lines)
}

export function addTo(
  text: string,
  document: Parsed,
  path: Path,
  value: Json,
  at: number | undefined,
): string | null {
  const list = collectionAt(document, path)
  const items = list && itemsOf(text, list)
  if (!isSeq(list) || items === null) return null
  const before = at === undefined ? undefined : items[at]
  const last = items.at(-1)
  if (last === undefined) return setIn(text, document, path, [value])
  if (list.flow) {
    return before
      ? splice(text, before.start, before.start, `${flowText(value)}, `)
      : splice(text, last.end, last.end, `, ${flowText(value)}`)
  }
  const near = before ?? last
  if (!near.ownLine) return null
  const indent = columnOf(text, near)
  const lines = ' '.repeat(indent) + listItemText(value, indent, likeCollection(last.node, value))
  return insertLines(text, before ? before.start : last.end, lines)
}

export function removeFrom(text: string, document: Parsed, path: Path): string | null {
  const parent = collectionAt(document, path.slice(0, -1))
  const items = parent && itemsOf(text, parent)
  if (!parent || !items) return null
  const i = indexOf(parent, items, path.at(-1))
  const [item, before, after] = [items[i], items[i - 1], items[i + 1]]
  if (item === undefined) return null
  if (before === undefined && after === undefined) {
    const empty = isMap(parent) ? {} : []
    return path.length === 1 ? null : setIn(text, document, path.slice(0, -1), empty)
  }
  if (parent.flow) {
    return after ? splice(text, item.start, after.start, '') : splice(text, before!.end, item.end, '')
  }
  if (!item.ownLine) {
    // the first key behind a dash: the next one takes its place
    const gap = after ? text.slice(item.end, after.head) : '#'
    return gap.trim() === '' && after ? splice(text, item.head, after.head, '') : null
  }
  const blank = /\n\r?\n$/.test(text.slice(0, item.start))
    ? (/^\r?\n/.exec(text.slice(item.end))?.[0].length ?? 0)
    : 0
  return splice(text, item.start, item.end + blank, '')
}

export function moveWithin(text: string, document: Parsed, path: Path, to: number): string | null {
  const parent = collectionAt(document, path.slice(0, -1))
  const items = parent && itemsOf(text, parent)
  if (!parent || !items) return null
  const from = indexOf(parent, items, path.at(-1))
  if (from < 0 || (!parent.flow && items.some((item) => !item.ownLine))) return null
  const parts = items.map((item) => text.slice(item.start, item.end))
  const order = items.map((_, i) => i)
  order.splice(to, 0, ...order.splice(from, 1))
  let out = text.slice(0, items[0]!.start)
  items.forEach((item, slot) => {
    const part = parts[order[slot]!]!
    const gap = text.slice(item.end, items[slot + 1]?.start ?? text.length)
    // the file's last line may lack its break
    out += (parent.flow || part.endsWith('\n') ? part : `${part}${breakOf(text)}`) + gap
  })
  return text.endsWith('\n') || parent.flow ? out : out.replace(/\r?\n$/, '')
}

function indexOf(parent: Collection, items: readonly Item[], key: string | number | undefined): number {
  return isMap(parent) ? items.findIndex((item) => item.key === String(key)) : Number(key)
}

function columnOf(text: string, item: Item): number {
  return item.head - lineStart(text, item.head)
}

// a new item looks like its neighbours: in brackets where they are
function likeCollection(node: Node | null, value: Json): Node | null {
  return value !== null && typeof value === 'object' && isCollection(node) && node.flow ? node : null
}

function insertLines(text: string, at: number, lines: string): string {
  const missing = at > 0 && text[at - 1] !== '\n' ? breakOf(text) : ''
  return splice(text, at, at, missing + asWritten(text, lines, missing === '' ? at : text.length))
}

/** With the file's own line breaks; without one at the end where the file has none. */
function asWritten(text: string, lines: string, end: number): string {
  const open = end === text.length && !text.endsWith('\n')
  return (open ? lines.replace(/\n$/, '') : lines).replaceAll('\n', breakOf(text))
}

function breakOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n'
}

function splice(text: string, from: number, to: number, insert: string): string {
  return text.slice(0, from) + insert + text.slice(to)
}
