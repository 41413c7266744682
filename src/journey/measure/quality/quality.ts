import { DAY_MS } from '#journey/measure/day.rules.ts'
import { asSalesSees, FEWEST, NEEDED, shareOf, type Seen } from '#journey/measure/quality/quality.rules.ts'
import { grainWaiting } from '#journey/measure/grain/queue.store.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import { monthsWithin } from '#journey/measure/quality/months.rules.ts'
import {
  readAccepted,
  readModels,
  readSeen,
  type ModelCount,
} from '#journey/measure/quality/quality.store.ts'
import { runOf, steadinessOf } from '#journey/measure/quality/steady.rules.ts'
import type { MeasureFloor, Scope } from '#journey/measure/funnel/scope.ts'
import type { ModelView, QualityView, RepView } from '#journey/measure/quality/contract.ts'

const YEAR_MS = 365 * DAY_MS
/** Steadiness needs more months than a period usually has. */
const STEADY_MS = 2 * YEAR_MS

export interface Names {
  rep: (id: string) => string
  origin: (id: string) => string
}

/** Quality as sales sees it, and who brings leads how well and how steadily. Without a period: the last year. */
export async function countQuality(
  { db }: Pick<MeasureFloor, 'db'>,
  { filters, live }: Scope,
  names: Names,
): Promise<Omit<QualityView, 'countedAt'>> {
  const to = Math.min(filters.to ?? filters.asOf, filters.asOf)
  // from the beginning of a day: what was counted for it is good until the next one
  const dayOf = (at: number): number => Math.floor(at / DAY_MS) * DAY_MS
  const from = filters.from ?? dayOf(to - YEAR_MS)
  const months = monthsWithin(Math.min(from, to - STEADY_MS), to)
  const [seen, own, earlier, models, accepted] = await Promise.all([
    readSeen(db, filters, live, Math.min(from, dayOf(to - STEADY_MS)), filters.to),
    readSeen(db, filters, live, from, filters.to),
    readSeen(db, filters, live, dayOf(from - (to - from)), from - 1),
    readModels(db, { ...filters, from }, live),
    months.length === 0 ? [] : readAccepted(db, filters, live, months[0]!.from, months.at(-1)!.to),
  ])
  const { reps, met } = asSalesSees(perRep(own))
  return {
    asOf: iso(filters.asOf),
    from: iso(from),
    to: iso(to),
    needed: NEEDED,
    fewest: FEWEST,
    met,
    before: asSalesSees(perRep(earlier)).met,
    reps: reps.map(({ rep, came, share }): RepView => ({ id: rep, name: names.rep(rep), came, ...share })),
    quarters: quartersOf(seen),
    months: months.map(({ month }) => month),
    models: models.map((one) => modelOf(one, months, accepted, names)),
    waiting: await grainWaiting(db),
  }
}

function perRep(seen: readonly Seen[]): Seen[] {
  const reps = new Map<string, Seen>()
  for (const { rep, n, full } of seen) {
    const sum = reps.get(rep) ?? { rep, n: 0, full: 0 }
    reps.set(rep, { rep, n: sum.n + n, full: sum.full + full })
  }
  return [...reps.values()]
}

function quartersOf(seen: readonly (Seen & { quarter: string })[]): QualityView['quarters'] {
  const quarters = [...new Set(seen.map(({ quarter }) => quarter))].sort()
  return quarters.map((from) => ({
    from,
    met: asSalesSees(seen.filter(({ quarter }) => quarter === from)).met,
  }))
}

function modelOf(
  { origin, leads, qualified, offered, accepted, won }: ModelCount,
  months: readonly { month: string }[],
  counts: readonly { origin: string; month: string; n: number }[],
  names: Names,
): ModelView {
  const own = new Map<string, number>()
  for (const one of counts) if (one.origin === origin) own.set(one.month, (own.get(one.month) ?? 0) + one.n)
  const row = months.map(({ month }) => own.get(month) ?? 0)
  const { mean, cv, chance, p } = steadinessOf(row)
  const run = runOf(row)
  return {
    origin,
    name: names.origin(origin),
    leads,
    qualified: shareOf(qualified, leads),
    accepted: shareOf(accepted, offered),
    won: shareOf(won, leads),
    months: row,
    steady: { mean, cv, chance, p, run },
  }
}
