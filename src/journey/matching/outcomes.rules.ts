import { probability } from './score.rules.ts'
import type { Matched } from './match.rules.ts'
import type { Outcome } from './words.rules.ts'
import type { Records } from './fields.rules.ts'

export interface Found {
  /** records, the smaller first */
  i: number
  j: number
  probability: number
  outcome: Exclude<Outcome, 'different'>
}

/** Of larger groups only the pairs that were found are listed, not all that they make. */
const LISTED_GROUP = 50

/**
 * Pairs with what becomes of them: "same" where both ended in one group, also over a third record; "ask" where they did
 * not and the evidence is short of enough, or where joining them would have joined others that differ.
 */
export function* outcomesOf(
  { pairs, clusters, bitsBetween }: Matched,
  records: Records,
  linked: boolean,
): Generator<Found> {
  const groups = groupsOf(clusters)
  for (let at = 0; at < pairs.i.length; at++) {
    const i = pairs.i[at]!
    const j = pairs.j[at]!
    const same = clusters[i] === clusters[j]
    if (same && groups.get(clusters[i]!)!.length <= LISTED_GROUP) continue
    yield { i, j, probability: probability(pairs.bits[at]!), outcome: same ? 'same' : 'ask' }
  }
  for (const members of groups.values()) {
    if (members.length > LISTED_GROUP) continue
    for (const [at, i] of members.entries())
      for (const j of members.slice(at + 1)) {
        if (linked && records.sides[i] === records.sides[j]) continue
        yield { i, j, probability: probability(bitsBetween(i, j)), outcome: 'same' }
      }
  }
}

/** Groups of two and more, by their smallest record. */
export function groupsOf(clusters: Int32Array): Map<number, number[]> {
  const sizes = new Int32Array(clusters.length)
  for (const group of clusters) sizes[group]!++
  const groups = new Map<number, number[]>()
  clusters.forEach((group, record) => {
    if (sizes[group]! < 2) return
    const members = groups.get(group)
    if (members) members.push(record)
    else groups.set(group, [record])
  })
  return groups
}
