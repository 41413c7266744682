import { isMap, isScalar, isSeq, parseDocument, type Document } from 'yaml'
import { printCondition } from './condition.print.ts'
import type { Condition } from './condition.tree.ts'
import { apply, same, valueAt, type Json } from './document.values.ts'
import { addTo, moveWithin, removeFrom, setIn } from './document.write.ts'
import type { Path } from './problems.rules.ts'

/**
 * One change to the file. Paths are keys and list positions: ['stages', 'mql', 'exits', 0, 'because'].
 * set: put a value there, in place of what is there or as a new key · add: into the list, before position `at` (left
 * out: at the end) · remove · move: a list's item or a map's key to another position among its own ·
 * condition: what the builder made; parts that it did not touch keep their form
 */
export type Edit =
  | { do: 'set'; path: Path; value: Json }
  | { do: 'add'; path: Path; value: Json; at?: number }
  | { do: 'remove'; path: Path }
  | { do: 'move'; path: Path; to: number }
  | { do: 'condition'; path: Path; tree: Condition }

/** Replace `length` characters from `at` on by `text`. */
export interface Splice {
  at: number
  length: number
  text: string
}

export type EditRefusal = 'unreadable' | 'not_found' | 'not_a_list' | 'out_of_range' | 'not_expressible'
export type Edited = { text: string; undo: Splice } | { refused: EditRefusal; path: string }

/**
 * Changes the text of an agreement at one place. Comments, order and layout of all the rest stay as they are, byte by
 * byte; `undo` brings back exactly the text given. The result need not be a valid agreement: compile it.
 * not_expressible: the place is written in a way that cannot be changed without touching its surroundings.
 */
export function editDocument(text: string, edit: Edit): Edited {
  const refuse = (refused: EditRefusal): Edited => ({ refused, path: edit.path.join('.') })
  const document = read(text)
  if (document === null) return refuse('unreadable')
  const before = document.toJS() as Json
  const plain = edit.do === 'condition' ? setCondition(before, edit) : edit
  const expected = apply(before, plain)
  if (typeof expected === 'string') return refuse(expected)
  if (same(before, expected.value)) return { text, undo: { at: 0, length: 0, text: '' } }
  const changed = write(text, document, plain)
  // the last word has the parser: what it reads must be what was asked for, whatever the text looks like
  const after = changed === null ? null : read(changed)
  if (changed === null || after === null || !same(after.toJS() as Json, expected.value))
    return refuse('not_expressible')
  return { text: changed, undo: undoOf(text, changed) }
}

/** Several changes, all or none. Undo them in the reverse order. */
export function editDocumentAll(
  text: string,
  edits: readonly Edit[],
): { text: string; undo: Splice[] } | { refused: EditRefusal; path: string; edit: number } {
  const undo: Splice[] = []
  let now = text
  for (const [i, edit] of edits.entries()) {
    const edited = editDocument(now, edit)
    if ('refused' in edited) return { ...edited, edit: i }
    now = edited.text
    undo.unshift(edited.undo)
  }
  return { text: now, undo }
}

export function applySplice(text: string, { at, length, text: insert }: Splice): string {
  return text.slice(0, at) + insert + text.slice(at + length)
}

/** The value at a path of the text, or undefined. */
export function valueInDocument(text: string, path: Path): Json | undefined {
  const document = read(text)
  return document === null ? undefined : valueAt(document.toJS() as Json, path)
}

function read(text: string): Document.Parsed | null {
  const document = parseDocument(text, { prettyErrors: false, merge: false, uniqueKeys: false })
  const root = document.contents
  return document.errors.length === 0 && (isMap(root) || isSeq(root) || isScalar(root)) ? document : null
}

function setCondition(before: Json, edit: Edit & { do: 'condition' }): Edit {
  const old = valueAt(before, edit.path)
  const value = printCondition(edit.tree, typeof old === 'string' ? old : undefined)
  return { do: 'set', path: edit.path, value }
}

function write(text: string, document: Document.Parsed, edit: Edit): string | null {
  switch (edit.do) {
    case 'set':
      return setIn(text, document, edit.path, edit.value)
    case 'add':
      return addTo(text, document, edit.path, edit.value, edit.at)
    case 'remove':
      return removeFrom(text, document, edit.path)
    case 'move':
      return moveWithin(text, document, edit.path, edit.to)
    default:
      return null
  }
}

function undoOf(before: string, after: string): Splice {
  let head = 0
  const most = Math.min(before.length, after.length)
  while (head < most && before[head] === after[head]) head++
  let tail = 0
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  return { at: head, length: after.length - head - tail, text: before.slice(head, before.length - tail) }
}
