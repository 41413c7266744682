import type { RawColumn } from './kinds.rules.ts'

/**
 * Who is who by a column: rows of equal value are one. Record numbers as Febrl writes them (rec-7-org, rec-7-dup-0) count
 * by what they share. @returns by row a group, −1 where nothing is said
 */
export function groupsByColumn({ values, ids }: RawColumn): Int32Array {
  const febrl = values.length > 0 && values.every((value) => FEBRL.test(value))
  const numbers = new Map<string, number>()
  const groups = values.map((value) => {
    const key = febrl ? value.replace(FEBRL, '$1') : value
    if (!numbers.has(key)) numbers.set(key, numbers.size)
    return numbers.get(key)!
  })
  return ids.map((id) => (id < 0 ? -1 : groups[id]!))
}

const FEBRL = /^(.*\d)-(?:org|dup(?:-\d+)?)$/

/** Which column numbers the rows: the first that is another on every row and never empty. */
export function idColumn(raw: readonly RawColumn[], left: (at: number) => boolean): RawColumn | undefined {
  return raw.find(({ values, ids }, at) => left(at) && values.length === ids.length && !ids.includes(-1))
}

/** Endings of two columns that name a pair. */
const ENDINGS: [string, string][] = [
  ['_l', '_r'],
  ['_left', '_right'],
  ['_1', '_2'],
  ['_a', '_b'],
  ['1', '2'],
]

/**
 * Who is who by a file of its own: pairs of record ids (columns that end in _l and _r, _1 and _2 …; a column of scores
 * says which of them are one, from a half on), or an id and its group. Groups are closed: a is b, b is c, so a is c.
 * @returns null where the file's columns say neither
 */
export function groupsByFile(
  labels: readonly RawColumn[],
  rowOf: ReadonlyMap<string, number>,
  rows: number,
): Int32Array | null {
  const pair = pairColumns(labels, rowOf)
  if (pair) return groupsByPairs(labels, pair, rowOf, rows)
  const id = labels.find((column) => knownIn(column, rowOf))
  const group = labels.find((column) => column !== id)
  if (!id || !group) return null
  const groups = new Int32Array(rows).fill(-1)
  const by = groupsByColumn(group)
  id.ids.forEach((value, line) => {
    const row = value < 0 ? undefined : rowOf.get(id.values[value]!)
    if (row !== undefined) groups[row] = by[line]!
  })
  return groups
}

function knownIn({ values }: RawColumn, rowOf: ReadonlyMap<string, number>): boolean {
  return values.length > 0 && values.filter((value) => rowOf.has(value)).length >= values.length / 2
}

function pairColumns(
  labels: readonly RawColumn[],
  rowOf: ReadonlyMap<string, number>,
): [RawColumn, RawColumn] | null {
  for (const [left, right] of ENDINGS)
    for (const first of labels) {
      if (!first.name.toLowerCase().endsWith(left) || !knownIn(first, rowOf)) continue
      const name = first.name.slice(0, first.name.length - left.length) + right
      const second = labels.find((column) => column.name.toLowerCase() === name.toLowerCase())
      if (second) return [first, second]
    }
  return null
}

function groupsByPairs(
  labels: readonly RawColumn[],
  [first, second]: [RawColumn, RawColumn],
  rowOf: ReadonlyMap<string, number>,
  rows: number,
): Int32Array {
  const groups = Int32Array.from({ length: rows }, (_, row) => row)
  const mentioned = new Uint8Array(rows)
  let parts = false
  const rootOf = (row: number): number => {
    let at = row
    while (groups[at] !== at) at = groups[at] = groups[groups[at]!]!
    return at
  }
  const score = labels.find(({ name }) => /score|match|label|prob/i.test(name))
  for (let line = 0; line < first.ids.length; line++) {
    const a = rowOf.get(first.values[first.ids[line]!] ?? '')
    const b = rowOf.get(second.values[second.ids[line]!] ?? '')
    const said = score ? Number(score.values[score.ids[line]!] ?? 0) : 1
    if (a === undefined || b === undefined) continue
    mentioned[a] = mentioned[b] = 1
    if (said < 0.5) parts = true
    if (!(said < 0.5)) groups[rootOf(a)] = rootOf(b)
  }
  // a file that says also who is not one speaks of its records only; one that lists who is one speaks of all
  return groups.map((_, row) => (parts && mentioned[row] === 0 ? -1 : rootOf(row)))
}
