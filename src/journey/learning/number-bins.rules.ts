/** Counts per cell of a coarse cut, in the order of values. */
export interface Cells {
  all: Float64Array
  yes: Float64Array
}

export type Direction = 'up' | 'down' | null

/**
 * The best cut of neighbouring cells into bins: the greatest log-likelihood, less a price per bin (half of ln n, as the Bayesian
 * information criterion has it), each bin holding a smallest share of the rows, rates rising or falling throughout where asked.
 * Found exactly by dynamic programming over pairs of cells; Navas-Palencia (arXiv 2001.08025) states the problem.
 * @returns the first cell of every bin, ascending, beginning with 0
 */
export function optimalBins(cells: Cells, direction: Direction, smallest: number, most = 6): number[] {
  const size = cells.all.length
  const [all, yes] = [running(cells.all), running(cells.yes)]
  const total = all[size]!
  if (total === 0) return [0]
  const price = Math.log(total) / 2
  const rate = (from: number, to: number): number => (yes[to]! - yes[from]!) / (all[to]! - all[from]!)
  // best[count][from][to]: the last bin holds cells from..to-1; only its rate matters for what may follow
  let best = new Map<number, Step>()
  const levels: Map<number, Step>[] = [best]
  const key = (from: number, to: number): number => from * (size + 1) + to
  const fits = (from: number, to: number): boolean => all[to]! - all[from]! >= smallest
  for (let to = 1; to <= size; to++)
    if (fits(0, to) || to === size)
      best.set(key(0, to), { value: likelihood(all[to]!, yes[to]!) - price, before: -1, from: 0, to })
  for (let bin = 2; bin <= most; bin++) {
    const next = new Map<number, Step>()
    for (const [id, step] of best) {
      for (let to = step.to + 1; to <= size; to++) {
        const from = step.to
        if (!fits(from, to)) continue
        const [was, is] = [rate(step.from, step.to), rate(from, to)]
        if (direction === 'up' ? is <= was : direction === 'down' ? is >= was : false) continue
        const value = step.value + likelihood(all[to]! - all[from]!, yes[to]! - yes[from]!) - price
        const known = next.get(key(from, to))
        if (!known || value > known.value) next.set(key(from, to), { value, before: id, from, to })
      }
    }
    levels.push(next)
    best = next
  }
  return unwind(levels, size)
}

interface Step {
  value: number
  before: number
  from: number
  to: number
}

function unwind(levels: Map<number, Step>[], size: number): number[] {
  let end: Step | null = null
  let depth = 0
  for (const [level, steps] of levels.entries())
    for (const step of steps.values())
      if (step.to === size && (!end || step.value > end.value)) [end, depth] = [step, level]
  const starts: number[] = []
  for (let step = end; step; step = step.before < 0 ? null : (levels[--depth]!.get(step.before) ?? null))
    starts.unshift(step.from)
  return starts.length > 0 ? starts : [0]
}

function likelihood(all: number, yes: number): number {
  const term = (count: number): number => (count > 0 ? count * Math.log(count / all) : 0)
  return term(yes) + term(all - yes)
}

function running(counts: Float64Array): Float64Array {
  const sums = new Float64Array(counts.length + 1)
  for (let i = 0; i < counts.length; i++) sums[i + 1] = sums[i]! + counts[i]!
  return sums
}
