import { notesOf, readCourse, type MeasureFloor, type Scope } from '#journey/measure/funnel/scope.ts'
import { overallOf, rowsOf, stepsOf } from '#journey/measure/funnel/funnel.rules.ts'
import { readCounts, readTimes } from '#journey/measure/funnel/funnel.store.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import type { FunnelCohort, FunnelView, Split } from '#journey/measure/funnel/contract.ts'

/** So many rows of a split are a table; more are a list that nobody reads. */
const LISTED = 50
const YEAR_MS = 365 * 24 * 3600_000

export interface Wanted {
  by: Split | null
  /** what stands beside the period */
  against: 'before' | 'year' | null
  nameOf: (by: Split, of: string) => string
}

/** The funnel as docs/funnel.md has it. */
export async function countFunnel(
  floor: MeasureFloor,
  scope: Scope,
  { by, against, nameOf }: Wanted,
): Promise<Omit<FunnelView, 'countedAt'>> {
  const own = await cohortOf(floor, scope)
  const other = against === null ? null : earlier(scope, against)
  const { filters } = scope
  const split = by === null ? [] : await readCounts(floor.db, own.course, filters, by, scope.live)
  const rows = by === null ? [] : rowsOf(own.course, split, filters.period, (of) => nameOf(by, of))
  return {
    ...own.cohort,
    against: other === null ? null : (await cohortOf(floor, other)).cohort,
    by,
    rows: rows.slice(0, LISTED),
    more: Math.max(0, rows.length - LISTED),
    notes: { ...(await notesOf(floor, scope, own)), oneIn: own.oneIn },
  }
}

async function cohortOf(floor: MeasureFloor, scope: Scope) {
  const { filters, live } = scope
  const course = await readCourse(floor, filters.asOf)
  const counts = await readCounts(floor.db, course, filters, null, live)
  const all = counts.reduce((sum, { n }) => sum + n, 0)
  const { rows: times, oneIn } = await readTimes(floor.db, course, filters, all, live)
  const cohort: FunnelCohort = {
    from: filters.from === null ? null : iso(filters.from),
    to: filters.to === null ? null : iso(filters.to),
    asOf: iso(filters.asOf),
    steps: stepsOf(course, counts, times, live),
    overall: overallOf(counts, filters.period),
  }
  const late = counts.reduce((sum, one) => sum + one.late, 0)
  const elsewhere = counts.reduce((sum, { f, n }) => (f === 0 ? sum + n : sum), 0)
  return { course, cohort, oneIn, late, elsewhere }
}

/** The period before, or the same days of a year ago, seen when they were as old as this one is now: a young one would always look worse. */
function earlier({ filters }: Scope, against: 'before' | 'year'): Scope | null {
  const { from, to, asOf } = filters
  if (from === null) return null
  const end = Math.min(to ?? asOf, asOf)
  const by = against === 'year' ? YEAR_MS : end - from + 1
  return { filters: { ...filters, from: from - by, to: end - by, asOf: asOf - by }, live: false }
}
