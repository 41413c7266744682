import { ladderOf } from '#journey/measure/maturity/ladder.rules.ts'
import { lastAge, upTo, type Row } from '#journey/measure/maturity/triangle.rules.ts'
import { rateOf } from '#journey/measure/maturity/rate.rules.ts'
import type { Fit, Reach } from '#journey/measure/maturity/part.rules.ts'

/** Fewer cohorts have no factor that two of them vouch for at more than one age. */
export const FEWEST_COHORTS = 3
/** What came of a cohort is multiplied; of fewer wins than these that would be chance, multiplied. */
export const FEWEST_COUNTED = 10

export interface Estimate {
  method: 'ladder' | 'rate'
  /** why the chain ladder gave way to the rate per lead: nothing to multiply at an age, or too few of a cohort */
  because: 'zero' | 'few' | null
  fit: Fit
  /** what comes after age 0 of leads whose own period still runs, at the rate of all cohorts */
  ofNew: (leads: number) => ReturnType<Fit['part']>
  /** the triangle, up to the last age that is told */
  rows: Row[]
}

export type NoEstimate =
  | { refused: 'cohorts'; cohorts: number }
  | { refused: 'negative'; row: number; age: number }
  | { refused: 'nothing' }

/**
 * How to tell what still comes of cohorts. The chain ladder where it can; else a rate per lead and age, which stands on its feet
 * where little or nothing has come yet. Refuses fewer than three whole cohorts, a sum that falls, and nothing at all.
 * @param scale smallest units in one: 100 for cents, 1 for leads
 */
export function estimateOf(all: readonly Row[], scale: number): Estimate | NoEstimate {
  if (all.length < FEWEST_COHORTS) return { refused: 'cohorts', cohorts: all.length }
  const rows = upTo(all, lastAge(all))
  for (const [row, { sums }] of rows.entries()) {
    const age = sums.findIndex((sum, k) => sum < (k === 0 ? 0n : sums[k - 1]!))
    if (age >= 0) return { refused: 'negative', row, age }
  }
  if (rows.every(({ counts }) => counts.at(-1) === 0)) return { refused: 'nothing' }
  const rate = rateOf(rows, scale)
  const ofNew = rate.ofNew
  const growing = rows.filter(({ sums }) => sums.length <= rate.ages)
  if (growing.some(({ counts }) => counts.at(-1)! < FEWEST_COUNTED))
    return { method: 'rate', because: 'few', fit: rate, ofNew, rows }
  const ladder = ladderOf(rows.map(({ sums }) => sums.map((sum) => Number(sum) / scale)))
  return 'refused' in ladder
    ? { method: 'rate', because: 'zero', fit: rate, ofNew, rows }
    : { method: 'ladder', because: null, fit: ladder, ofNew, rows }
}

/** What comes of all cohorts in the periods after the `after`-th from now, up to the `until`-th. */
export function ahead({ rows, fit }: Pick<Estimate, 'rows' | 'fit'>, after: number, until: number): Reach[] {
  return reaches(rows, (known) => [Math.min(fit.ages, known + after), Math.min(fit.ages, known + until)])
}

/**
 * What comes of all cohorts after they were of age `after`, up to age `until`; not what comes in the next `skip` periods,
 * which run or are told apart.
 */
export function aged(
  { rows, fit }: Pick<Estimate, 'rows' | 'fit'>,
  after: number,
  until: number,
  skip = 0,
): Reach[] {
  return reaches(rows, (known) => [Math.max(known + skip, after), Math.min(fit.ages, until)])
}

function reaches(rows: readonly Row[], of: (known: number) => [number, number]): Reach[] {
  return rows.flatMap(({ sums }, row) => {
    const [from, to] = of(sums.length - 1)
    return from < to ? [{ row, from, to }] : []
  })
}
