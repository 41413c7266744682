import type { Coarse } from './coarse.rules.ts'

/** Above this, by the custom of credit scoring (Siddiqi 2006), a population is another one; above half of it one should look. */
export const PSI_LIMIT = 0.25

/**
 * The population stability index of two samples over the same cells: sum of (p - q) ln(p / q). Half a row is added to each cell,
 * since an empty one would make it infinite; what chance alone gives, (cells - 1)(1/n + 1/m) (Yurdakul 2018), is taken off.
 */
export function psiOf(before: ArrayLike<number>, after: ArrayLike<number>): number {
  const [n, m] = [total(before), total(after)]
  if (n === 0 || m === 0) return 0
  let psi = 0
  let cells = 0
  for (let i = 0; i < before.length; i++) {
    if (before[i] === 0 && after[i] === 0) continue
    cells++
    const p = (before[i]! + 0.5) / n
    const q = (after[i]! + 0.5) / m
    psi += (p - q) * Math.log(p / q)
  }
  return Math.max(0, psi - Math.max(0, cells - 1) * (1 / n + 1 / m))
}

const PERIODS = 5

export interface Stability {
  /** the mean over five periods of time of the index against all of them: of whether the column is filled */
  presence: number
  /** the same of its values, where it is filled */
  values: number
  /** share of rows that are filled, period by period, oldest first */
  filled: number[]
}

/** How a column changes through the part of time that is given (rows oldest first). */
export function stabilityOf(coarse: Coarse, rows: Int32Array): Stability {
  const periods = Array.from({ length: PERIODS }, (_, k) =>
    rows.subarray(Math.floor((k * rows.length) / PERIODS), Math.floor(((k + 1) * rows.length) / PERIODS)),
  )
  const counts = periods.map((period) => countsOf(coarse, period))
  const all = countsOf(coarse, rows)
  const fill = (of: Float64Array): number[] => {
    let blank = 0
    for (const code of coarse.blank) blank += of[code]!
    return [total(of) - blank, blank]
  }
  const present = (of: Float64Array): Float64Array =>
    of.map((count, code) => (coarse.blank.has(code) ? 0 : count))
  const mean = (indices: number[]): number => indices.reduce((sum, one) => sum + one, 0) / PERIODS
  return {
    presence: mean(counts.map((one) => psiOf(fill(one), fill(all)))),
    values: mean(counts.map((one) => psiOf(present(one), present(all)))),
    filled: counts.map((one) => fill(one)[0]! / Math.max(1, total(one))),
  }
}

/** The index of a column between the older and the newer part, blanks included. */
export function drift(coarse: Coarse, older: Int32Array, newer: Int32Array): number {
  return psiOf(countsOf(coarse, older), countsOf(coarse, newer))
}

function countsOf(coarse: Coarse, rows: Int32Array): Float64Array {
  const counts = new Float64Array(coarse.size)
  for (const row of rows) counts[coarse.codes[row]!]!++
  return counts
}

function total(counts: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < counts.length; i++) sum += counts[i]!
  return sum
}
