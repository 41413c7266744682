import { grouped } from './group.rules.ts'
import { seeded } from './random.rules.ts'

/** One person's order of the same items, first = most important. */
export interface Ballot {
  person: string
  group: string
  order: string[]
}

export interface Standing {
  item: string
  /** 1 = first everywhere; lower is more important */
  meanRank: number
  /** n − rank, summed over ballots (J.-C. de Borda, 1781) */
  borda: number
  /** how often it was put first */
  first: number
}

export type Concordance =
  | { w: number; interval: { low: number; high: number } | null; ballots: number; items: number; why: null }
  | { w: null; interval: null; ballots: number; items: number; why: 'one_ballot' | 'one_item' }

const ROUNDS = 2_000

/** Mean rank and Borda count of every item, most important first; equal ranks stay in the order of `items`. */
export function standingsOf(ballots: readonly Ballot[], items: readonly string[]): Standing[] {
  const standings = items.map((item) => {
    const ranks = ballots.map(({ order }) => order.indexOf(item) + 1)
    const sum = ranks.reduce((total, rank) => total + rank, 0)
    return {
      item,
      meanRank: ballots.length === 0 ? 0 : sum / ballots.length,
      borda: ballots.length * items.length - sum,
      first: ranks.filter((rank) => rank === 1).length,
    }
  })
  return standings.sort((a, b) => a.meanRank - b.meanRank)
}

/**
 * Kendall's W: 1 = all in the same order, 0 = no common order. M. G. Kendall and B. Babington Smith, "The problem of m
 * rankings" (1939): W = 12 S / (m² (n³ − n)). The interval draws people with replacement (percentiles, 95 %), and is
 * left out below four ballots, where it would say little but look exact.
 */
export function concordanceOf(
  ballots: readonly Ballot[],
  items: readonly string[],
  seed: string,
): Concordance {
  const shape = { ballots: ballots.length, items: items.length }
  if (ballots.length < 2) return { w: null, interval: null, ...shape, why: 'one_ballot' }
  if (items.length < 2) return { w: null, interval: null, ...shape, why: 'one_item' }
  const ranks = ballots.map(({ order }) => items.map((item) => order.indexOf(item) + 1))
  const w = kendall(ranks)
  return { w, interval: ballots.length < 4 ? null : drawn(ranks, seed), ...shape, why: null }
}

/**
 * How alike the orders of groups are: each group's mean ranks, ranked again, as one ballot. So a large group does not
 * outvote a small one.
 */
export function concordanceBetween(
  ballots: readonly Ballot[],
  items: readonly string[],
  seed: string,
): Concordance {
  const voices = [...grouped(ballots, ({ group }) => group)].map(([group, own]) => ({
    person: group,
    group,
    order: standingsOf(own, items).map(({ item }) => item),
  }))
  return concordanceOf(voices, items, seed)
}

function kendall(ranks: readonly number[][]): number {
  const m = ranks.length
  const n = ranks[0]!.length
  const sums = ranks[0]!.map((_, item) => ranks.reduce((sum, ballot) => sum + ballot[item]!, 0))
  const mean = (m * (n + 1)) / 2
  const spread = sums.reduce((sum, total) => sum + (total - mean) ** 2, 0)
  return (12 * spread) / (m * m * (n ** 3 - n))
}

function drawn(ranks: readonly number[][], seed: string): { low: number; high: number } {
  const random = seeded(seed)
  const all = Float64Array.from({ length: ROUNDS }, () =>
    kendall(ranks.map(() => ranks[Math.floor(random() * ranks.length)]!)),
  ).sort()
  return { low: all[Math.floor(0.025 * ROUNDS)]!, high: all[Math.ceil(0.975 * ROUNDS) - 1]! }
}
