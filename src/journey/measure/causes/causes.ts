import { iso } from '#journey/lifecycle/views.rules.ts'
import { readDied } from '#journey/measure/causes/causes.store.ts'
import { shareOf } from '#journey/measure/quality/quality.rules.ts'
import type { Asked } from '#journey/measure/report.rules.ts'
import type { CausesView } from '#journey/measure/causes/contract.ts'
import type { Law } from '#journey.ts'
import type { Queryable } from '#platform/database.ts'

const YEAR_MS = 365 * 24 * 3600_000
/** A score that faded leaves no mark that says so. */
const SILENT = ['went_quiet']

/** What had happened to leads that died, in shares of them. Without a period: in the last year. */
export async function causesView(
  { db, law, now }: { db: Queryable; law: Law; now: () => number },
  { asOf, from, to }: Pick<Asked, 'asOf' | 'from' | 'to'>,
): Promise<Omit<CausesView, 'countedAt'>> {
  const known = Math.min(asOf, now())
  const end = Math.min(to ?? known, known)
  const start = from ?? end - YEAR_MS
  const rules = law.at(known)
  const duties = Object.values(rules.stages).flatMap((stage) => stage.duties)
  const { died, looked, counts } = await readDied(
    db,
    { asOf: known, from: start, to: end },
    duties.filter(({ until }) => until === 'contact').map(({ id }) => id),
  )
  // a reason that nobody gave was measured too
  const reasons = [
    ...Object.keys(rules.returnReasons).map((id) => `returned:${id}`),
    ...Object.keys(rules.disqualifyReasons).map((id) => `disqualified:${id}`),
  ]
  const found = new Map([
    ...reasons.map((key) => [key, 0] as const),
    ...counts.map(({ key, n }) => [key, n] as const),
  ])
  return {
    asOf: iso(known),
    from: iso(start),
    to: iso(end),
    died,
    looked,
    causes: [...found]
      .map(([key, n]) => ({ key, ...shareOf(n, looked) }))
      .sort((a, b) => b.hits - a.hits || a.key.localeCompare(b.key)),
    silent: SILENT,
  }
}
