import type { Edit, EditRefusal } from './document.ts'
import type { Path } from './problems.rules.ts'

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

export function valueAt(root: Json, path: Path): Json | undefined {
  let found: Json | undefined = root
  for (const step of path) {
    if (found === null || typeof found !== 'object' || !Object.hasOwn(found, step)) return undefined
    found = (found as Record<string | number, Json>)[step]
  }
  return found
}

/** What the document means after an edit, worked out on its value alone; maps keep their keys' order. */
export function apply(root: Json, edit: Edit): { value: Json } | EditRefusal {
  const copy = { value: structuredClone(root) }
  const parentPath = edit.path.slice(0, -1)
  const key = edit.path.at(-1)
  switch (edit.do) {
    case 'set':
      return set(copy, edit.path, edit.value)
    case 'add': {
      const list = valueAt(copy.value, edit.path)
      if (!Array.isArray(list)) return list === undefined ? 'not_found' : 'not_a_list'
      const at = edit.at ?? list.length
      if (!Number.isInteger(at) || at < 0 || at > list.length) return 'out_of_range'
      list.splice(at, 0, edit.value)
      return copy
    }
    case 'remove': {
      const parent = valueAt(copy.value, parentPath)
      if (key === undefined || valueAt(copy.value, edit.path) === undefined) return 'not_found'
      if (Array.isArray(parent)) parent.splice(Number(key), 1)
      else Reflect.deleteProperty(parent as object, key)
      return copy
    }
    case 'move':
      return move(copy, edit.path, edit.to)
    case 'condition':
      return 'not_expressible'
  }
}

function set(copy: { value: Json }, path: Path, value: Json): { value: Json } | EditRefusal {
  let at = copy.value
  for (const [i, step] of path.entries()) {
    if (at === null || typeof at !== 'object') return 'not_found'
    if (Array.isArray(at) && !(Number.isInteger(step) && Number(step) >= 0 && Number(step) < at.length))
      return 'out_of_range'
    const record = at as Record<string | number, Json>
    if (i === path.length - 1) {
      Object.defineProperty(record, step, { value, enumerable: true, writable: true, configurable: true })
      return copy
    }
    const next = Object.hasOwn(record, step) ? record[step] : undefined
    if (next === undefined || next === null) {
      const wrapped = path.slice(i + 1).reduceRight<Json>((inner, name) => ({ [name]: inner }), value)
      if (path.slice(i + 1).some((name) => typeof name === 'number')) return 'not_found'
      Object.defineProperty(record, step, {
        value: wrapped,
        enumerable: true,
        writable: true,
        configurable: true,
      })
      return copy
    }
    at = next
  }
  return 'not_found'
}

function move(copy: { value: Json }, path: Path, to: number): { value: Json } | EditRefusal {
  const parent = valueAt(copy.value, path.slice(0, -1))
  const key = path.at(-1)
  if (key === undefined || valueAt(copy.value, path) === undefined) return 'not_found'
  const size = Object.keys(parent as object).length
  if (!Number.isInteger(to) || to < 0 || to >= size) return 'out_of_range'
  if (Array.isArray(parent)) {
    parent.splice(to, 0, ...parent.splice(Number(key), 1))
    return copy
  }
  const entries = Object.entries(parent as Record<string, Json>)
  const from = entries.findIndex(([name]) => name === String(key))
  entries.splice(to, 0, ...entries.splice(from, 1))
  for (const [name] of entries) Reflect.deleteProperty(parent as object, name)
  Object.assign(parent as object, Object.fromEntries(entries))
  return copy
}

/** Equal, the order of keys included: a moved stage is another document. */
export function same(a: Json, b: Json): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
