import { dependenceTree } from './dependence.rules.ts'
import type { Comparison } from './comparers.rules.ts'

/** Pairs that look alike in every comparison, counted once. */
export interface Pattern {
  levels: Uint8Array
  /** how many pairs of the file stand behind it */
  weight: number
  /** how many were seen, where a sample stands for more */
  count?: number
}

/** What was learned: of pairs that are one and of pairs that are not, the share at each level. */
export interface Model {
  /** share of all pairs of the file that are one */
  lambda: number
  /** by comparison, by level */
  m: number[][]
  u: number[][]
  /** by comparison: the one on which it leans among strangers, −1 for none */
  leansOn: number[]
  /** by comparison, by level: as `u`, of strangers who are equal in what it leans on */
  uLeaning: number[][]
  /** log-likelihood with the prior's part, after each round; never falls */
  likelihood: number[]
}

/** What is held of pairs that are one before the file is seen: by comparison and level, as if so many pairs had shown it. */
export interface Belief {
  m: readonly (readonly number[])[]
  pairs: number
  /** by comparison the one on which it leans, where that is known and need not be found out */
  leansOn?: readonly number[]
}

/** What is assumed of one person's records before anything was seen, as if this many pairs had been. */
const BELIEVED_PAIRS = 20
/** Half a pair at every level among strangers, so that what no sample showed is rare and not impossible. */
const UNSEEN = 0.5
const ROUNDS = 300
const ENOUGH = 1e-7

/**
 * Learns weights without labels by expectation maximisation (Fellegi and Sunter 1969; Winkler 1988; Dempster, Laird and
 * Rubin 1977), over all pairs of the file: candidates as they are, and all others, of which `others` is a sample, as pairs
 * that are not one. So the share of pairs that are one, and how alike strangers are, are those of the whole file, and not
 * of pairs that were chosen for being alike.
 */
export function learn(
  comparisons: readonly Comparison[],
  candidates: readonly Pattern[],
  others: readonly Pattern[],
  belief?: Belief,
): Model {
  const sizes = comparisons.map(({ levels }) => levels)
  const leansOn = belief?.leansOn ? [...belief.leansOn] : dependenceTree(sizes, others)
  const prior: readonly (readonly number[])[] = belief?.m ?? sizes.map(believed)
  const pairs = belief?.pairs ?? BELIEVED_PAIRS
  const strangers = new Counts(sizes, leansOn, UNSEEN)
  for (const { levels, weight } of others) strangers.add(levels, weight)
  const otherPairs = sum(others)
  const total = sum(candidates) + otherPairs
  let m = prior.map((levels) => [...levels])
  let { u, uLeaning } = strangers.shares()
  let lambda = Math.min(0.1, Math.max(1e-9, sum(candidates) / total / 10))
  const likelihood: number[] = []
  const one = new Float64Array(candidates.length)
  for (let round = 0; round < ROUNDS; round++) {
    let value =
      strangers.likelihood(u, uLeaning) + otherPairs * Math.log1p(-lambda) + pairs * logged(prior, m)
    for (const [p, { levels, weight }] of candidates.entries()) {
      let same = Math.log(lambda)
      let different = Math.log1p(-lambda)
      for (let at = 0; at < sizes.length; at++) {
        const level = levels[at]!
        if (level === sizes[at]) continue
        same += Math.log(m[at]![level]!)
        different += Math.log((leaning(leansOn, levels, at) ? uLeaning : u)[at]![level]!)
      }
      const most = Math.max(same, different)
      const both = most + Math.log(Math.exp(same - most) + Math.exp(different - most))
      one[p] = Math.exp(same - both)
      value += weight * both
    }
    likelihood.push(value)
    const before = likelihood.at(-2)
    if (before !== undefined && value - before < ENOUGH * Math.abs(value)) break
    const alike = new Counts(
      sizes,
      sizes.map(() => -1),
      0,
    )
    const unlike = strangers.copy()
    let matches = 0
    for (const [p, { levels, weight }] of candidates.entries()) {
      alike.add(levels, weight * one[p]!)
      unlike.add(levels, weight * (1 - one[p]!))
      matches += weight * one[p]!
    }
    lambda = Math.min(0.5, Math.max(1e-12, matches / total))
    m = alike.plain.map((counts, at) =>
      normalise(counts.map((count, level) => count + prior[at]![level]! * pairs)),
    )
    ;({ u, uLeaning } = unlike.shares())
  }
  return { lambda, m, u, leansOn, uLeaning, likelihood }
}

/** Whether a comparison is asked of a pair that is equal in what it leans on. */
export function leaning(leansOn: readonly number[], levels: Uint8Array, at: number): boolean {
  const on = leansOn[at]!
  return on >= 0 && levels[on] === 0
}

/** How often each level was seen, apart for pairs that are equal in what a comparison leans on. */
class Counts {
  readonly #sizes: readonly number[]
  readonly #leansOn: readonly number[]
  plain: number[][]
  leaning: number[][]

  constructor(sizes: readonly number[], leansOn: readonly number[], from: number) {
    this.#sizes = sizes
    this.#leansOn = leansOn
    this.plain = sizes.map((size) => new Array<number>(size).fill(from))
    this.leaning = sizes.map((size) => new Array<number>(size).fill(from))
  }

  add(levels: Uint8Array, weight: number): void {
    for (let at = 0; at < this.#sizes.length; at++) {
      const level = levels[at]!
      if (level < this.#sizes[at]!)
        (leaning(this.#leansOn, levels, at) ? this.leaning : this.plain)[at]![level]! += weight
    }
  }

  copy(): Counts {
    const made = new Counts(this.#sizes, this.#leansOn, 0)
    made.plain = this.plain.map((counts) => [...counts])
    made.leaning = this.leaning.map((counts) => [...counts])
    return made
  }

  shares(): { u: number[][]; uLeaning: number[][] } {
    return { u: this.plain.map(normalise), uLeaning: this.leaning.map(normalise) }
  }

  likelihood(u: readonly number[][], uLeaning: readonly number[][]): number {
    return logged(this.plain, u) + logged(this.leaning, uLeaning)
  }
}

function logged(counts: readonly (readonly number[])[], shares: readonly (readonly number[])[]): number {
  let value = 0
  counts.forEach((levels, at) =>
    levels.forEach((count, level) => (value += count * Math.log(shares[at]![level]!))),
  )
  return value
}

/** Mostly equal, the rest shared out, falling: what files of people and companies look like. */
function believed(levels: number): number[] {
  const rest = Array.from({ length: levels - 1 }, (_, level) => (level === levels - 2 ? 1 : 1 / (level + 1)))
  const all = rest.reduce((a, b) => a + b, 0)
  return [0.8, ...rest.map((share) => (0.2 * share) / all)]
}

function normalise(counts: readonly number[]): number[] {
  const all = counts.reduce((a, b) => a + b, 0)
  return counts.map((count) => count / all)
}

function sum(patterns: readonly Pattern[]): number {
  return patterns.reduce((all, { weight }) => all + weight, 0)
}
