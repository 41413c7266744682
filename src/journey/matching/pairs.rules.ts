import type { BlockRule } from './blocks.rules.ts'
import type { Records } from './fields.rules.ts'

/** No block is larger than this: what more records than that share says nothing of one person. */
export const LARGEST_BLOCK = 250
/** Pairs per record that one rule may bring, so that work grows with the file and not with its square. */
export const PAIRS_PER_RECORD = 1
/** What a small file is allowed however few its records: a second's work. */
const FEW_PAIRS = 400_000
/** Places in a sort key: 2^21 records, and 32 bits of key before them, are within the 53 bits of a number. */
export const MOST_RECORDS = 2 ** 21

export interface BlockReport {
  rule: string
  blocks: number
  pairs: number
  /** the largest block in use */
  largest: number
  /** records whose block was too large and was left out */
  leftOut: number
}

export interface Candidates {
  reports: BlockReport[]
  /** whether any rule brings the two together */
  has: (i: number, j: number) => boolean
  /** Every candidate pair once, i < j; `say` hears the share done, 0 to 1. */
  each: (visit: (i: number, j: number) => void, say?: (share: number) => void) => void
}

interface Block {
  keys: Uint32Array
  order: Int32Array
  /** where blocks begin in `order`, and where the last one ends */
  starts: number[]
  chain: Int32Array
}

/** Puts records into blocks. `linked`: only pairs of records from different files. */
export function candidatesOf(records: Records, rules: readonly BlockRule[], linked: boolean): Candidates {
  const reports: BlockReport[] = []
  const blocks = rules.map((rule, at) => {
    const { block, report } = blockOf(records, rule, linked, at === 0)
    reports.push(report)
    return block
  })
  const earlier = (i: number, j: number, before: number): boolean => {
    for (let at = 0; at < before; at++) {
      const key = blocks[at]!.keys[i]!
      if (key !== 0 && key === blocks[at]!.keys[j]) return true
    }
    return false
  }
  return {
    reports,
    has: (i, j) => earlier(i, j, blocks.length),
    each: (visit, say) =>
      blocks.forEach((block, at) => {
        eachOf(block, (i, j) => {
          if (linked && records.sides[i] === records.sides[j]) return
          if (!earlier(i, j, at)) visit(i, j)
        })
        say?.((at + 1) / blocks.length)
      }),
  }
}

function eachOf({ order, starts, chain }: Block, visit: (i: number, j: number) => void): void {
  for (let block = 0; block + 1 < starts.length; block++) {
    const end = starts[block + 1]!
    for (let a = starts[block]!; a < end; a++) for (let b = a + 1; b < end; b++) visit(order[a]!, order[b]!)
  }
  for (let at = 0; at < chain.length; at += 2) visit(chain[at]!, chain[at + 1]!)
}

function blockOf(
  records: Records,
  rule: BlockRule,
  linked: boolean,
  chained: boolean,
): { block: Block; report: BlockReport } {
  const { count, sides } = records
  const keys = new Uint32Array(count)
  for (let i = 0; i < count; i++) keys[i] = rule.keyOf(i)
  const sorted = Float64Array.from(keys, (key, i) => key * MOST_RECORDS + i).sort()
  const order = Int32Array.from(sorted, (value) => value % MOST_RECORDS)
  const found: { from: number; to: number; pairs: number }[] = []
  for (let from = 0; from < count;) {
    const key = keys[order[from]!]!
    let to = from + 1
    while (to < count && keys[order[to]!] === key) to++
    if (key !== 0 && to - from > 1)
      found.push({ from, to, pairs: pairsIn(order, from, to, linked ? sides : null) })
    from = to
  }
  const limit = limitOf(found, Math.max(FEW_PAIRS, PAIRS_PER_RECORD * count))
  const report: BlockReport = { rule: rule.name, blocks: 0, pairs: 0, largest: 0, leftOut: 0 }
  const kept: Int32Array[] = []
  const starts: number[] = [0]
  const chain: number[] = []
  let used = 0
  for (const { from, to, pairs } of found) {
    const size = to - from
    if (size > limit) {
      report.leftOut += size
      // one and the same record many times over: each with the next is enough to join them
      if (chained) for (let at = from; at + 1 < to; at++) chain.push(order[at]!, order[at + 1]!)
      // their key stays: no other rule need bring them together again, and they are no strangers
      else for (let at = from; at < to; at++) keys[order[at]!] = 0
      continue
    }
    report.blocks++
    report.pairs += pairs
    report.largest = Math.max(report.largest, size)
    kept.push(order.subarray(from, to))
    starts.push((used += size))
  }
  const dense = new Int32Array(used)
  kept.forEach((part, at) => dense.set(part, starts[at]))
  // records that stand alone under their key need it no more than those of a block that is too large
  return { block: { keys, order: dense, starts, chain: Int32Array.from(chain) }, report }
}

function pairsIn(order: Int32Array, from: number, to: number, sides: Uint8Array | null): number {
  const size = to - from
  if (sides === null) return (size * (size - 1)) / 2
  let first = 0
  for (let at = from; at < to; at++) first += 1 - sides[order[at]!]!
  return first * (size - first)
}

/** The largest size at which all blocks up to it bring no more pairs than are allowed. */
function limitOf(blocks: readonly { from: number; to: number; pairs: number }[], allowed: number): number {
  const bySize = new Float64Array(LARGEST_BLOCK + 1)
  for (const { from, to, pairs } of blocks) if (to - from <= LARGEST_BLOCK) bySize[to - from]! += pairs
  let sum = 0
  let limit = 1
  for (let size = 2; size <= LARGEST_BLOCK; size++) {
    sum += bySize[size]!
    if (sum > allowed) break
    limit = size
  }
  return limit
}
