import { sum } from '#journey/learning/sum.rules.ts'
import type { Cells } from './number-bins.rules.ts'

/** χ² with one degree of freedom at 5 %: below it two rates are not told apart. */
const TOLD_APART = 3.841
const MOST = 10

/**
 * Values of a category, put together while their rates cannot be told apart: ordered by rate, the two neighbours with the least
 * χ² are merged until all differ and there are at most ten groups (ChiMerge, Kerber 1992, over rates instead of values).
 * @param apart codes that keep a group of their own (blank)
 * @returns groups of codes, the lowest rate first
 */
export function groupValues(cells: Cells, smallest: number, apart: ReadonlySet<number>): number[][] {
  const base = sum(cells.yes) / Math.max(1, sum(cells.all))
  const rate = ({ all, yes }: Group): number => (yes + 2 * base) / (all + 2)
  const groups: Group[] = []
  const own: Group[] = []
  for (let code = 0; code < cells.all.length; code++) {
    if (cells.all[code] === 0) continue
    const group = { codes: [code], all: cells.all[code]!, yes: cells.yes[code]! }
    if (apart.has(code)) own.push(group)
    else groups.push(group)
  }
  groups.sort((a, b) => rate(a) - rate(b) || a.codes[0]! - b.codes[0]!)
  for (;;) {
    let [at, least] = [-1, Infinity]
    for (let i = 0; i + 1 < groups.length; i++) {
      const small = Math.min(groups[i]!.all, groups[i + 1]!.all) < smallest
      // what is too small goes to the neighbour that it resembles, before anything else
      const distance = chiSquare(groups[i]!, groups[i + 1]!) - (small ? 1e6 : 0)
      if (distance < least) [at, least] = [i, distance]
    }
    if (at < 0 || (least >= TOLD_APART && groups.length <= MOST)) break
    const [one, two] = [groups[at]!, groups[at + 1]!]
    groups.splice(at, 2, {
      codes: [...one.codes, ...two.codes],
      all: one.all + two.all,
      yes: one.yes + two.yes,
    })
  }
  return [...groups, ...own].sort((a, b) => rate(a) - rate(b)).map(({ codes }) => codes.sort((a, b) => a - b))
}

interface Group {
  codes: number[]
  all: number
  yes: number
}

/** Of a two by two table. */
export function chiSquare(a: { all: number; yes: number }, b: { all: number; yes: number }): number {
  const [all, yes] = [a.all + b.all, a.yes + b.yes]
  const spread = (yes * (all - yes)) / (all * all)
  if (spread === 0) return 0
  const difference = a.yes / a.all - b.yes / b.all
  return (difference * difference) / (spread * (1 / a.all + 1 / b.all))
}
