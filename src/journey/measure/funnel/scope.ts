import { DAY_MS } from '#journey/measure/day.rules.ts'
import { courseOf, type Course } from '#journey/measure/funnel/sql.rules.ts'
import { filtersOf, type Filters, type Given } from '#journey/measure/grain/filter.rules.ts'
import { grainWaiting, placesOf } from '#journey/measure/grain/queue.store.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import { readEdges } from '#journey/measure/funnel/funnel.store.ts'
import type { FunnelNotes } from '#journey/measure/funnel/contract.ts'
import type { Law } from '#journey.ts'
import type { Queryable } from '#platform/database.ts'
import type { Refusal } from '#work/card.ts'
import type { StoredAgreement } from '#journey/agreement/law.ts'

/** What counting the funnel and the river needs of `Services`. */
export interface MeasureFloor {
  db: Queryable
  law: Law
  agreements: StoredAgreement[]
  now: () => number
}

/** Checked filters, and whether they ask about now: nothing is known of later. */
export interface Scope {
  filters: Filters
  live: boolean
}

export function scopeOf({ law, now }: Pick<MeasureFloor, 'law' | 'now'>, given: Given): Scope | Refusal {
  const at = now()
  const filters = filtersOf(given, at, law.at(at))
  if ('refused' in filters) return filters
  return { filters: { ...filters, asOf: Math.min(filters.asOf, at) }, live: filters.asOf >= at }
}

/** The path of the agreement that was in force then, and where its stages stand in the grain. */
export async function readCourse({ db, law, agreements }: MeasureFloor, asOf: number): Promise<Course> {
  return courseOf(
    law.at(asOf),
    agreements.map(({ ruleset }) => ruleset),
    await placesOf(db, []),
  )
}

/** What has to be said at every figure: what is not in it yet, and where the period reaches beyond what is known. */
export async function notesOf(
  { db, now }: MeasureFloor,
  { filters, live }: Scope,
  counted: { late: number; elsewhere: number },
): Promise<FunnelNotes> {
  const { first, future } = await readEdges(db, now())
  const { from, to, asOf } = filters
  return {
    waiting: await grainWaiting(db),
    late: live ? 0 : counted.late,
    future: live ? future : 0,
    // periods are days: what begins within the first of them is not cut
    before: from !== null && first !== null && from < first - DAY_MS ? iso(first) : null,
    cut: to !== null && to > asOf + DAY_MS ? iso(asOf) : null,
    elsewhere: counted.elsewhere,
  }
}
