/** Pairs as columns: records i < j, and the evidence in bits. */
export interface Pairs {
  i: Int32Array
  j: Int32Array
  bits: Float64Array
}

/** Of two large groups this many pairs are asked, not all. */
const ASKED = 100

/**
 * Groups of records that are one, by record; strongest pairs first. Two groups are joined only if their records are one
 * with each other on the whole: mean evidence over the pairs between them, strangers' included, must favour it. So a
 * chain (a like b, b like c, a unlike c), or one record that two families share, does not make one of many.
 * @returns by record, the smallest record of its group
 */
export function clustersOf(
  count: number,
  pairs: Pairs,
  least: number,
  bitsBetween: (i: number, j: number) => number,
): Int32Array {
  const group = Int32Array.from({ length: count }, (_, i) => i)
  const members = new Map<number, number[]>()
  const { i, j, bits } = pairs
  const order = Int32Array.from(bits, (_, at) => at)
    .filter((at) => bits[at]! >= least)
    .sort((a, b) => bits[b]! - bits[a]! || i[a]! - i[b]! || j[a]! - j[b]!)
  for (const at of order) {
    const a = group[i[at]!]!
    const b = group[j[at]!]!
    if (a === b) continue
    const first = members.get(a) ?? [a]
    const second = members.get(b) ?? [b]
    if (first.length * second.length > 1 && meanBits(first, second, bitsBetween) < 0) continue
    const [into, from] = a < b ? [a, b] : [b, a]
    const all = [...first, ...second].sort((x, y) => x - y)
    members.set(into, all)
    members.delete(from)
    for (const record of all) group[record] = into
  }
  return group
}

function meanBits(
  first: readonly number[],
  second: readonly number[],
  bitsBetween: (i: number, j: number) => number,
): number {
  const step = Math.max(1, Math.ceil((first.length * second.length) / ASKED))
  let sum = 0
  let asked = 0
  for (let at = 0; at < first.length * second.length; at += step) {
    const a = first[Math.floor(at / second.length)]!
    const b = second[at % second.length]!
    sum += bitsBetween(Math.min(a, b), Math.max(a, b))
    asked++
  }
  return sum / asked
}
