import type { Edit, Json } from '#journey/agreement/editing.contract.ts'

/** Keys and list positions, as edits name them. */
export type Path = readonly (string | number)[]

// The form shows whatever the file holds, also while it is wrong: nothing here trusts a shape.
export function valueAt(value: Json | undefined, path: Path): Json | undefined {
  let now: unknown = value
  for (const step of path) {
    if (now === null || typeof now !== 'object') return undefined
    now = (now as Record<string | number, unknown>)[step]
  }
  return now as Json | undefined
}

export function textAt(value: Json | undefined, path: Path): string {
  const found = valueAt(value, path)
  return found === undefined || found === null || typeof found === 'object' ? '' : String(found)
}

export function listAt(value: Json | undefined, path: Path): Json[] {
  const found = valueAt(value, path)
  return Array.isArray(found) ? found : []
}

export function keysAt(value: Json | undefined, path: Path): string[] {
  const found = valueAt(value, path)
  return found !== null && typeof found === 'object' && !Array.isArray(found) ? Object.keys(found) : []
}

/** Adds to a list that may not be there yet, with whatever is missing above it. */
export function adding(value: Json | undefined, path: Path, item: Json): Edit {
  if (Array.isArray(valueAt(value, path))) return { do: 'add', path, value: item }
  let depth = path.length
  while (depth > 1 && valueAt(value, path.slice(0, depth - 1)) === undefined) depth--
  const made = path.slice(depth).reduceRight<Json>((inner, step) => ({ [step]: inner }), [item])
  return { do: 'set', path: path.slice(0, depth), value: made }
}

/** An id that nobody has yet: "rule", "rule_2". */
export function freeId(taken: readonly string[], like: string): string {
  if (!taken.includes(like)) return like
  let n = 2
  while (taken.includes(`${like}_${n}`)) n++
  return `${like}_${n}`
}

export const keyOf = (path: Path): string => path.join('.')
