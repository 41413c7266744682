import { squash } from './cells.rules.ts'

/** Finds a column by its name, forgiving case, spaces and punctuation where that is unambiguous. */
export function findHeader(headers: readonly string[], name: string): number {
  const exact = headers.indexOf(name)
  if (exact >= 0) return exact
  const loose = squash(name)
  const alike = headers.flatMap((header, index) => (squash(header) === loose ? [index] : []))
  return alike.length === 1 ? alike[0]! : -1
}
