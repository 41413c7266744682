import type { Coarse } from './coarse.rules.ts'

const FEWEST_TOGETHER = 200

/**
 * How much two columns say about each other beyond the outcome, where both are filled: conditional mutual information given the
 * outcome over the geometric mean of their entropies, 0 to 1, with the first-order bias of counting (Miller 1955) taken off.
 *
 * What a seller writes down in one act (“not interested”, “bad quality”) hangs together also among leads of the same outcome, and
 * that is how a column is found that was filled together with one that tells the outcome.
 */
export function associationGiven(a: Coarse, b: Coarse, rows: Int32Array, outcome: Int8Array): number {
  let [together, mutual, ofA, ofB] = [0, 0, 0, 0]
  for (const value of [0, 1]) {
    const joint = new Map<number, number>()
    const left = new Float64Array(a.size)
    const right = new Float64Array(b.size)
    let count = 0
    for (const row of rows) {
      const [one, two] = [a.codes[row]!, b.codes[row]!]
      if (outcome[row] !== value || a.blank.has(one) || b.blank.has(two)) continue
      left[one]!++
      right[two]!++
      joint.set(one * b.size + two, (joint.get(one * b.size + two) ?? 0) + 1)
      count++
    }
    if (count === 0) continue
    const [entropyA, entropyB] = [entropy(left, count), entropy(right, count)]
    const bias = ((used(left) - 1) * (used(right) - 1)) / 2
    mutual += count * (entropyA + entropyB - entropy(joint.values(), count)) - bias
    ofA += count * entropyA
    ofB += count * entropyB
    together += count
  }
  if (together < FEWEST_TOGETHER || ofA * ofB === 0) return 0
  return Math.max(0, mutual / Math.sqrt(ofA * ofB))
}

function entropy(counts: Iterable<number>, all: number): number {
  let sum = 0
  for (const count of counts) if (count > 0) sum -= (count / all) * Math.log(count / all)
  return sum
}

function used(counts: Float64Array): number {
  return counts.reduce((cells, count) => cells + (count > 0 ? 1 : 0), 0)
}
