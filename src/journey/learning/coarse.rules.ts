import { saysNothing, type Column } from './columns.rules.ts'

/** A column cut into a few dozen cells: the raw material of separation, leakage, stability and bins. */
export interface Coarse {
  /** a code per row of the file */
  codes: Uint16Array
  size: number
  /** number columns: code k holds values of at least edges[k-1] and below edges[k]; blanks come last */
  edges: Float64Array | null
  /** category columns: the value of each code; null where rare values share one */
  values: (string | null)[] | null
  /** codes that mean blank, or “Select” and its like */
  blank: Set<number>
}

const NUMBER_CELLS = 20
/** Values with fewer rows than this stand together. */
export const RARE = 20
const MOST_VALUES = 400

/**
 * @param rows rows that may be looked at to decide the cut (the training part); all rows of the file get a code.
 * Dates and identifiers are cut into filled and blank only: what day it was does not come again.
 */
export function coarsen(column: Column, rows: Int32Array): Coarse {
  if (column.kind === 'number' || column.kind === 'number_as_text') return ofNumbers(column.numbers!, rows)
  if (column.kind === 'date' || column.kind === 'identifier') return ofPresence(column)
  return ofValues(column, rows)
}

function ofNumbers(numbers: Float64Array, rows: Int32Array): Coarse {
  const present = Float64Array.from(rows, (row) => numbers[row]!).filter((value) => !Number.isNaN(value))
  present.sort()
  const cuts = new Set<number>()
  for (let k = 1; k < NUMBER_CELLS; k++) {
    const at = present[Math.floor((k * present.length) / NUMBER_CELLS)]
    if (at !== undefined && at > present[0]!) cuts.add(at)
  }
  // where one value holds most rows, the quantiles fall on it; what lies above it is still a cell of its own
  const mode = modeOf(present)
  const above = present.find((value) => value > mode)
  if (above !== undefined) cuts.add(above)
  const edges = Float64Array.from([...cuts].sort((a, b) => a - b))
  const blank = edges.length + 1
  const codes = Uint16Array.from(numbers, (value) => (Number.isNaN(value) ? blank : cellOf(edges, value)))
  return { codes, size: blank + 1, edges, values: null, blank: new Set([blank]) }
}

function modeOf(sorted: Float64Array): number {
  let [best, most, run] = [sorted[0] ?? 0, 0, 0]
  for (let i = 0; i < sorted.length; i++) {
    run = i > 0 && sorted[i] === sorted[i - 1] ? run + 1 : 1
    if (run > most) [best, most] = [sorted[i]!, run]
  }
  return best
}

/** How many edges are at or below the value. */
export function cellOf(edges: ArrayLike<number>, value: number): number {
  let [low, high] = [0, edges.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (edges[middle]! <= value) low = middle + 1
    else high = middle
  }
  return low
}

function ofPresence({ values, codes: of }: Column): Coarse {
  const coded = values.map((value) => (saysNothing(value) ? 1 : 0))
  const codes = Uint16Array.from(of, (code) => coded[code]!)
  return { codes, size: 2, edges: null, values: null, blank: new Set([1]) }
}

function ofValues({ values, codes: of }: Column, rows: Int32Array): Coarse {
  const counts = new Int32Array(values.length)
  for (const row of rows) counts[of[row]!]!++
  const kept = [...values.keys()]
    .filter((code) => counts[code]! > 0 && (values[code] === '' || counts[code]! >= RARE))
    // by count and then by text, so that the order of the file decides nothing
    .sort((a, b) => counts[b]! - counts[a]! || (values[a]! < values[b]! ? -1 : 1))
    .slice(0, MOST_VALUES)
  const rare = kept.length
  const coded = new Uint16Array(values.length).fill(rare)
  for (const [place, code] of kept.entries()) coded[code] = place
  const names = kept.map((code) => values[code]!)
  const blank = new Set(names.flatMap((value, place) => (saysNothing(value) ? [place] : [])))
  const codes = Uint16Array.from(of, (code) => coded[code]!)
  return { codes, size: rare + 1, edges: null, values: [...names, null], blank }
}

/** Rows and yeses per code among the given rows. */
export function tally(codes: Uint16Array, size: number, rows: Int32Array, outcome: Int8Array) {
  const all = new Float64Array(size)
  const yes = new Float64Array(size)
  for (const row of rows) {
    const code = codes[row]!
    all[code]!++
    yes[code]! += outcome[row]!
  }
  return { all, yes }
}
