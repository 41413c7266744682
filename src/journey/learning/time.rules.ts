import type { Column } from './columns.rules.ts'
import type { LearningRefusal } from './refusals.rules.ts'

/** By what the rows were put in the order of time. */
export type TimeSource = { by: 'date' | 'number' | 'running_number'; column: string } | { by: 'file' }

export interface TimeOrder {
  source: TimeSource
  /** row numbers, oldest first */
  rows: Int32Array
  /** rows without a time, which are left out */
  untimed: number
}

export type TimeReading = { ok: true; order: TimeOrder } | { ok: false; refusal: LearningRefusal }

/** How many neighbours must agree before a column of whole numbers counts as a running number. */
const RUNNING = 0.99
/** A date that this many rows lack is not when the lead came. */
const FILLED = 0.98

/**
 * Oldest first. A column that was named wins; else the date column that is filled in every row and lies first in most of
 * them (what came before anything else is when the lead came); else a number that counts through the file, up or down,
 * since numbers are given in the order of time while exports often begin with the newest; else the order of the file.
 * @param wanted rows that count, as row numbers
 */
export function orderByTime(
  columns: readonly Column[],
  wanted: Int32Array,
  given: string | null,
): TimeReading {
  if (given !== null) {
    const column = columns.find((one) => one.name === given)
    if (!column) return { ok: false, refusal: { code: 'no_such_column', field: given } }
    if (!column.numbers) return { ok: false, refusal: { code: 'time_unreadable', field: given } }
    return by(column, wanted, column.kind === 'date' ? 'date' : 'number')
  }
  const date = earliest(
    columns.filter((one) => one.kind === 'date' && isFilled(one, wanted)),
    wanted,
  )
  if (date) return by(date, wanted, 'date')
  const number = columns.find(
    (one) => one.kind === 'identifier' && one.numbers && counts(one.numbers, wanted),
  )
  if (number) return by(number, wanted, 'running_number')
  return { ok: true, order: { source: { by: 'file' }, rows: wanted, untimed: 0 } }
}

function by(column: Column, wanted: Int32Array, source: 'date' | 'number' | 'running_number'): TimeReading {
  const at = column.numbers!
  const timed = wanted.filter((row) => !Number.isNaN(at[row]!))
  // the sort is stable: rows of one moment stay as the file has them
  const rows = Int32Array.from([...timed].sort((a, b) => at[a]! - at[b]!))
  const untimed = wanted.length - rows.length
  return { ok: true, order: { source: { by: source, column: column.name }, rows, untimed } }
}

function isFilled(column: Column, wanted: Int32Array): boolean {
  const filled = wanted.reduce((sum, row) => sum + (Number.isNaN(column.numbers![row]!) ? 0 : 1), 0)
  return filled >= wanted.length * FILLED
}

function earliest(dates: Column[], wanted: Int32Array): Column | null {
  const mean = (one: Column): number => {
    let [sum, count] = [0, 0]
    for (const row of wanted) {
      const at = one.numbers![row]!
      if (Number.isNaN(at)) continue
      sum += at
      count++
    }
    return sum / count
  }
  const ranked = dates.map((column) => ({ column, mean: mean(column) })).sort((a, b) => a.mean - b.mean)
  return ranked[0]?.column ?? null
}

function counts(numbers: Float64Array, wanted: Int32Array): boolean {
  let up = 0
  for (let i = 1; i < wanted.length; i++) if (numbers[wanted[i]!]! > numbers[wanted[i - 1]!]!) up++
  const share = up / Math.max(1, wanted.length - 1)
  return share >= RUNNING || share <= 1 - RUNNING
}
