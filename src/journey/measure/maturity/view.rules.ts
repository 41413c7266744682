import { aged, ahead, type Estimate, type NoEstimate } from '#journey/measure/maturity/estimate.rules.ts'
import { errorOf, restOf, type Range } from '#journey/measure/maturity/part.rules.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import { rounded } from '#journey/measure/interval.rules.ts'
import { spanAt, type Each, type Known } from '#journey/measure/maturity/periods.rules.ts'
import { textOf } from '#journey/measure/attribution/cents.rules.ts'
import type { CellView, CohortView, MaturityView, RangeView } from '#journey/measure/maturity/contract.ts'
import type { Reach } from '#journey/measure/maturity/part.rules.ts'
import type { Row } from '#journey/measure/maturity/triangle.rules.ts'

export interface Frame {
  known: Known
  each: Each
  /** smallest units in one */
  scale: number
  /** ages that lie within the horizon */
  horizon: number
}

type Told = Pick<
  MaturityView,
  | 'known'
  | 'ages'
  | 'cohorts'
  | 'cells'
  | 'pattern'
  | 'method'
  | 'because'
  | 'missing'
  | 'rest'
  | 'error'
  | 'after'
  | 'short'
  | 'long'
  | 'byPeriod'
>

/** The triangle and what is told of its remainder, as it goes over the wire. */
export function viewOf(rows: readonly Row[], told: Estimate | NoEstimate, frame: Frame): Told {
  const { known, each } = frame
  const base = {
    known: iso(spanAt(known.known, each).to),
    cohorts: rows.map((row, i) => cohortOf(row, i, told, frame)),
    cells: rows.flatMap((row, i) => cellsOf(row, i, told, frame)),
  }
  if ('refused' in told) {
    return {
      ...base,
      ages: Math.max(0, ...rows.map(({ sums }) => sums.length - 1)),
      pattern: [],
      method: null,
      because: null,
      missing: {
        reason: told.refused,
        cohorts: rows.length,
        cohort: 'row' in told ? spanAt(known.first + told.row, each).name : null,
        age: 'age' in told ? told.age : null,
      },
      rest: null,
      error: null,
      after: null,
      short: null,
      long: null,
      byPeriod: [],
    }
  }
  const { fit } = told
  const all = aged(told, 0, fit.ages)
  // a part of what is expected in the running period has come, and nobody knows which
  const skip = known.running === null ? 0 : 1
  return {
    ...base,
    ages: fit.ages,
    pattern: (fit.pattern ?? []).map((share) => rounded(share, 6)),
    method: told.method,
    because: told.because,
    missing: null,
    rest: rangeView(restOf(fit, all)),
    error: rounded(errorOf(fit.part(all)), 2),
    after: rangeView(restOf(fit, aged(told, 0, fit.ages, skip))),
    short: rangeView(restOf(fit, aged(told, 0, frame.horizon, skip))),
    long: rangeView(restOf(fit, aged(told, frame.horizon, fit.ages, skip))),
    byPeriod: byPeriod(told, frame),
  }
}

function cohortOf(
  row: Row,
  i: number,
  told: Estimate | NoEstimate,
  { known, each, scale }: Frame,
): CohortView {
  const span = spanAt(known.first + i, each)
  const sum = row.sums.at(-1)!
  const way = 'refused' in told ? null : { fit: told.fit, reaches: wayOf(told, i) }
  const rest = way && restOf(way.fit, way.reaches)
  const units = Number(sum) / scale
  return {
    cohort: span.name,
    from: iso(span.from),
    leads: row.leads,
    age: row.sums.length - 1,
    sum: sumText(sum, scale),
    n: row.counts.at(-1)!,
    rest: rest && rangeView(rest),
    error: way && rounded(errorOf(way.fit.part(way.reaches)), 2),
    share: rest && units + rest.mean > 0 ? rounded(units / (units + rest.mean), 6) : null,
  }
}

/** One cohort's way from what is known of it to an age; none where that is known. */
function wayOf({ rows, fit }: Estimate, row: number, to = fit.ages): Reach[] {
  const from = rows[row]!.sums.length - 1
  return from < to ? [{ row, from, to }] : []
}

function cellsOf(
  row: Row,
  i: number,
  told: Estimate | NoEstimate,
  { known, each, scale }: Frame,
): CellView[] {
  const cohort = spanAt(known.first + i, each).name
  const cells = row.sums.map((sum, age): CellView => ({
    cohort,
    age,
    sum: sumText(sum, scale),
    n: row.counts[age]!,
    mean: null,
    low: null,
    high: null,
  }))
  if ('refused' in told) return cells
  const sum = Number(row.sums.at(-1)!) / scale
  for (let age = row.sums.length; age <= told.fit.ages; age++) {
    const { mean, low, high } = restOf(told.fit, wayOf(told, i, age))
    cells.push({
      cohort,
      age,
      sum: null,
      n: null,
      mean: rounded(sum + mean, 2),
      low: rounded(sum + low, 2),
      high: high === null ? null : rounded(sum + high, 2),
    })
  }
  return cells
}

/** By the period in which it is expected: of cohorts that are whole, the first is the one after the last that is over. */
function byPeriod(told: Estimate, { known, each }: Frame): MaturityView['byPeriod'] {
  const periods: MaturityView['byPeriod'] = []
  for (let h = 1; ; h++) {
    const reaches = ahead(told, h - 1, h)
    if (reaches.length === 0) return periods
    const span = spanAt(known.known + h, each)
    periods.push({ period: span.name, from: iso(span.from), ...rangeView(restOf(told.fit, reaches)) })
  }
}

export function rangeView({ mean, low, high }: Range): RangeView {
  return { mean: rounded(mean, 2), low: rounded(low, 2), high: high === null ? null : rounded(high, 2) }
}

/** Cents as decimal text, leads as they are. */
export function sumText(sum: bigint, scale: number): string {
  return scale === 100 ? textOf(sum) : String(sum)
}
