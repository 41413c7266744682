import type { Pattern } from './learn.rules.ts'

/** What is seen more seldom than this among sampled strangers may be chance, or a pair that is one. */
const SEEN = 8
/** Equal together this many times as often as if they had nothing to do with each other. */
const LIFT = 1.5

/**
 * Which comparison leans on which among strangers: those who share a post code share the town as well, and counting both
 * as evidence would make one person of neighbours. A tree of the strongest ties (Chow and Liu 1968), over "both equal".
 * @returns by comparison the one on which it leans, −1 for none; never a circle
 */
export function dependenceTree(sizes: readonly number[], strangers: readonly Pattern[]): number[] {
  const ties = sizes.flatMap((_, a) => sizes.slice(0, a).map((_, b) => tieOf(a, b, sizes, strangers)))
  const leansOn = sizes.map(() => -1)
  const tree = sizes.map((_, at) => at)
  for (const { a, b } of ties
    .filter(({ strength }) => strength > 0)
    .sort((x, y) => y.strength - x.strength || x.a - y.a || x.b - y.b)) {
    const [joined, kept] = [tree[a]!, tree[b]!]
    if (joined === kept) continue
    turn(leansOn, a)
    leansOn[a] = b
    tree.forEach((one, at) => {
      if (one === joined) tree[at] = kept
    })
  }
  return leansOn
}

/** Makes a comparison the root of its tree, so that it can lean on one of another. */
function turn(leansOn: number[], root: number): void {
  let from = -1
  for (let at = root; at >= 0;) {
    const next = leansOn[at]!
    leansOn[at] = from
    from = at
    at = next
  }
}

function tieOf(
  a: number,
  b: number,
  sizes: readonly number[],
  strangers: readonly Pattern[],
): { a: number; b: number; strength: number } {
  let all = 0
  let first = 0
  let second = 0
  let both = 0
  let seen = 0
  for (const { levels, weight, count } of strangers) {
    if (levels[a] === sizes[a] || levels[b] === sizes[b]) continue
    all += weight
    if (levels[a] === 0) first += weight
    if (levels[b] === 0) second += weight
    if (levels[a] !== 0 || levels[b] !== 0) continue
    both += weight
    seen += count ?? weight
  }
  const lift = both === 0 ? 0 : (both * all) / (first * second)
  return { a, b, strength: seen >= SEEN && lift >= LIFT ? (both / all) * Math.log(lift) : 0 }
}
