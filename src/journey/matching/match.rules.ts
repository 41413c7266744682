import { blockRules } from './blocks.rules.ts'
import { candidatesOf, type BlockReport, type Candidates } from './pairs.rules.ts'
import { clustersOf, type Pairs } from './clusters.rules.ts'
import { comparersOf, type Compare, type Comparison } from './comparers.rules.ts'
import { learn, type Model, type Pattern } from './learn.rules.ts'
import { bitsOf, weightsOf, type Weights } from './score.rules.ts'
import { mixHash } from './text.rules.ts'
import type { Records } from './fields.rules.ts'

/** From here two records are the same, between the two somebody is asked, below they are different. */
export const SAME = 0.8
export const ASK = 0.2

/** Pairs from which is learned; of more candidates a fixed part is drawn by a hash of the pair. */
const LEARNED_FROM = 2_000_000
const STRANGERS = 300_000

export interface Matched {
  comparisons: Comparison[]
  compare: Compare
  /** the evidence that two records are one, in bits */
  bitsBetween: (i: number, j: number) => number
  model: Model
  weights: Weights
  blocks: BlockReport[]
  /** pairs that were compared */
  compared: number
  /** those from `ask` on, in the order of their records */
  pairs: Pairs
  /** by record, the smallest record of its group */
  clusters: Int32Array
}

export interface Settings {
  same: number
  ask: number
  seed: number
  /** records of one file are never one with each other */
  linked: boolean
  say?: (what: 'block' | 'learn' | 'compare' | 'group', share: number) => void
}

/** Finds who is who among records. The same records and seed give the same answer, in whatever order they come. */
export function match(records: Records, settings: Settings): Matched {
  const { comparisons, compare, candidates, alike, others } = patternsOf(records, settings)
  const model = learn(comparisons, alike, others)
  const weights = weightsOf(comparisons, model)
  const levels = new Uint8Array(comparisons.length)
  const bitsBetween = (i: number, j: number): number => {
    compare(i, j, levels)
    return bitsOf(comparisons, weights, levels, i, j)
  }
  const found = new PairList()
  const least = bitsAt(settings.ask)
  let compared = 0
  candidates.each(
    (i, j) => {
      compared++
      const evidence = bitsBetween(i, j)
      if (evidence >= least) found.add(Math.min(i, j), Math.max(i, j), evidence)
    },
    (share) => settings.say?.('compare', share),
  )
  const pairs = found.taken()
  settings.say?.('group', 0)
  const clusters = clustersOf(records.count, pairs, bitsAt(settings.same), bitsBetween)
  return {
    comparisons,
    compare,
    bitsBetween,
    model,
    weights,
    blocks: candidates.reports,
    compared,
    pairs,
    clusters,
  }
}

/** What a file's own records can teach: how often pairs look how, candidates as they are and a sample of strangers. */
export function patternsOf(
  records: Records,
  settings: Pick<Settings, 'seed' | 'linked' | 'say'>,
  comparer = comparersOf(records.fields),
): {
  comparisons: Comparison[]
  compare: Compare
  candidates: Candidates
  alike: Pattern[]
  others: Pattern[]
} {
  const { comparisons, compare } = comparer
  settings.say?.('block', 0)
  const candidates = candidatesOf(records, blockRules(records), settings.linked)
  settings.say?.('learn', 0)
  const alike = patternsOfCandidates(candidates, comparisons, compare)
  const others = patternsOfStrangers(records, candidates, comparisons, compare, settings)
  return { comparisons, compare, candidates, alike, others }
}

/** Evidence in bits at which two records are one with this probability. */
export function bitsAt(probability: number): number {
  return Math.log2(probability / (1 - probability))
}

function patternsOfCandidates(
  candidates: Candidates,
  comparisons: readonly Comparison[],
  compare: Compare,
): Pattern[] {
  const most = candidates.reports.reduce((sum, { pairs }) => sum + pairs, 0)
  const every = Math.max(1, Math.ceil(most / LEARNED_FROM))
  const counter = new PatternCounter(comparisons)
  const levels = new Uint8Array(comparisons.length)
  candidates.each((i, j) => {
    if (every > 1 && mixHash(Math.imul(i, 0x9e3779b1) + j) % every !== 0) return
    compare(i, j, levels)
    counter.add(levels, every)
  })
  return counter.patterns()
}

/** Random pairs that no rule brings together, standing for all of those. */
function patternsOfStrangers(
  { count, sides }: Records,
  candidates: Candidates,
  comparisons: readonly Comparison[],
  compare: Compare,
  { seed, linked }: Pick<Settings, 'seed' | 'linked'>,
): Pattern[] {
  const counter = new PatternCounter(comparisons)
  const levels = new Uint8Array(comparisons.length)
  const first = sides.reduce((sum, side) => sum + 1 - side, 0)
  const all = linked ? first * (count - first) : (count * (count - 1)) / 2
  const draws = Math.min(STRANGERS, 2 * all)
  let drawn = 0
  let kept = 0
  for (let k = 0; k < draws; k++) {
    const i = mixHash(seed + 2 * k) % count
    const j = mixHash(mixHash(seed + 2 * k + 1)) % count
    if (i === j || (linked && sides[i] === sides[j])) continue
    drawn++
    if (candidates.has(i, j)) continue
    kept++
    compare(i, j, levels)
    counter.add(levels, 1)
  }
  const each = drawn === 0 ? 0 : all / drawn
  return kept === 0
    ? []
    : counter.patterns().map(({ levels, weight }) => ({ levels, weight: weight * each, count: weight }))
}

/** Counts pairs by what they look like. */
class PatternCounter {
  readonly #comparisons: readonly Comparison[]
  readonly #counts = new Map<number, number>()

  constructor(comparisons: readonly Comparison[]) {
    this.#comparisons = comparisons
  }

  add(levels: Uint8Array, weight: number): void {
    let key = 0
    for (let at = 0; at < levels.length; at++) key = key * (this.#comparisons[at]!.levels + 1) + levels[at]!
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + weight)
  }

  /** in the order of their keys: sums of floating point come out the same in every run */
  patterns(): Pattern[] {
    return [...this.#counts.entries()]
      .sort(([a], [b]) => a - b)
      .map(([key, weight]) => {
        const levels = new Uint8Array(this.#comparisons.length)
        for (let at = levels.length - 1, rest = key; at >= 0; at--) {
          const base = this.#comparisons[at]!.levels + 1
          levels[at] = rest % base
          rest = Math.floor(rest / base)
        }
        return { levels, weight }
      })
  }
}

class PairList {
  #i = new Int32Array(1024)
  #j = new Int32Array(1024)
  #bits = new Float64Array(1024)
  #count = 0

  add(i: number, j: number, bits: number): void {
    if (this.#count === this.#i.length) this.#grow()
    this.#i[this.#count] = i
    this.#j[this.#count] = j
    this.#bits[this.#count++] = bits
  }

  #grow(): void {
    const larger = <T extends Int32Array | Float64Array>(old: T, made: T): T => (made.set(old), made)
    this.#i = larger(this.#i, new Int32Array(this.#count * 2))
    this.#j = larger(this.#j, new Int32Array(this.#count * 2))
    this.#bits = larger(this.#bits, new Float64Array(this.#count * 2))
  }

  taken(): Pairs {
    const order = Int32Array.from({ length: this.#count }, (_, at) => at).sort(
      (a, b) => this.#i[a]! - this.#i[b]! || this.#j[a]! - this.#j[b]!,
    )
    return {
      i: Int32Array.from(order, (at) => this.#i[at]!),
      j: Int32Array.from(order, (at) => this.#j[at]!),
      bits: Float64Array.from(order, (at) => this.#bits[at]!),
    }
  }
}
