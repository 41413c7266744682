import { estimateOf } from '#journey/measure/maturity/estimate.rules.ts'
import { dateOf, isMoney, readEvents, readOwn, type Events } from '#journey/measure/maturity/events.ts'
import { rangeOf } from '#journey/measure/maturity/part.rules.ts'
import { grainWaiting } from '#journey/measure/grain/queue.store.ts'
import { heldOf, triedOf } from '#journey/measure/maturity/back-test.rules.ts'
import { horizonOf } from '#journey/measure/maturity/horizon.rules.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import { knownOf, periodAt, spanAt, type Known } from '#journey/measure/maturity/periods.rules.ts'
import { MONTHS } from '#journey/measure/contribution/period.rules.ts'
import { priced } from '#journey/measure/attribution/priced.rules.ts'
import { rangeView, sumText, viewOf } from '#journey/measure/maturity/view.rules.ts'
import { readBegun } from '#journey/measure/maturity/came.store.ts'
import { readEdges } from '#journey/measure/funnel/funnel.store.ts'
import { readRates } from '#journey/measure/money/store.ts'
import { earlier, triangleOf, type Row } from '#journey/measure/maturity/triangle.rules.ts'
import type { Filters } from '#journey/measure/grain/filter.rules.ts'
import type { Horizon } from '#journey/measure/maturity/horizon.rules.ts'
import type { MaturityView, Of, TriedView } from '#journey/measure/maturity/contract.ts'
import type { MeasureFloor, Scope } from '#journey/measure/funnel/scope.ts'
import type { Queryable } from '#platform/database.ts'
import type { Rates } from '#journey/measure/grain/money.rules.ts'

export interface Asked {
  of: Of
  each: 'quarter' | 'month'
}

/** From how long ago the same is told again, to be held against what came since. */
const TRIED_MONTHS = [3, 6, 12]

/** Cohorts of leads by age: what came of them, and what is still to come. docs/maturity.md. */
export async function countMaturity(
  { db, law, now }: MeasureFloor,
  { filters, live }: Scope,
  asked: Asked,
): Promise<Omit<MaturityView, 'countedAt'>> {
  const { of, each } = asked
  const rules = law.at(filters.asOf)
  const horizon = horizonOf(rules.targets.horizon, filters.groups)
  const rates = await readRates(db)
  const begun = await readBegun(db, filters, each)
  const found = await readEvents(db, filters, asked, horizon.ms, rates)
  const { first, future } = await readEdges(db, now())
  const known = knownOf(filters, each, first ?? filters.asOf)
  const leads = new Map(begun.map(({ cohort, n }) => [periodAt(cohort, each), n]))
  const rows = triangleOf(found.events, leads, known)
  const told = estimateOf(rows, found.scale)
  const money = isMoney(of)
  const late = begun.reduce((sum, one) => sum + one.late, found.late)
  return {
    ...viewOf(rows, told, { known, each, scale: found.scale, horizon: horizonAges(horizon, each) }),
    asOf: iso(filters.asOf),
    of,
    each,
    currency: money ? rates.base : null,
    running: runningOf(found, leads, known, told, { filters, each }),
    open: await openOf(db, filters, rates),
    horizon: { months: horizon.months, signed: signedOf(horizon, rules.version) },
    backTest: await backTestOf({
      db,
      filters,
      asked,
      rates,
      horizon,
      rows,
      leads,
      known,
      scale: found.scale,
    }),
    notes: {
      waiting: await grainWaiting(db),
      late: live ? 0 : late,
      future: live ? future : 0,
      early: found.early,
      undated: found.undated,
      unplaced: found.unplaced,
      without: found.without,
      noAmount: found.noAmount,
      begins: known.begins === null ? null : iso(known.begins),
      cut: known.running === null ? null : iso(filters.asOf),
      older: first !== null && filters.from === null && periodAt(first, each) < known.first - 1,
    },
  }
}

/** How many ages of cohorts lie within the horizon; what is left of one counts as later. */
function horizonAges({ months }: Horizon, each: Asked['each']): number {
  return Math.floor(months / MONTHS[each] + 1e-9)
}

function signedOf({ target }: Horizon, version: number): MaturityView['horizon']['signed'] {
  if (target === null) return null
  return { id: target.id, version, shortTerm: target.shortTerm, longTerm: target.longTerm }
}

/** What the running period has brought already, and what is expected of its own leads. */
function runningOf(
  { events, scale }: Events,
  leads: ReadonlyMap<number, number>,
  { first, last, known, running }: Known,
  told: ReturnType<typeof estimateOf>,
  { filters, each }: { filters: Filters; each: Asked['each'] },
): MaturityView['running'] {
  const period = running ?? known
  const span = spanAt(period, each)
  const here = events.filter(({ at }) => at === period)
  const came = (of: typeof events) => ({
    sum: sumText(of.reduce((sum, one) => sum + one.sum, 0n), scale), // prettier-ignore
    n: of.reduce((sum, { n }) => sum + n, 0),
  })
  const own = leads.get(period) ?? 0
  const ownRest = 'refused' in told || running === null ? null : rangeView(rangeOf(told.ofNew(own)))
  return {
    period: span.name,
    from: iso(span.from),
    to: iso(Math.min(span.to, filters.asOf)),
    came: came(here),
    short: came(here.filter(({ short }) => short)),
    long: came(here.filter(({ short }) => !short)),
    cohorts: came(running === null ? [] : here.filter(({ cohort }) => cohort >= first && cohort <= last)),
    leads: own,
    own: came(events.filter(({ cohort, at }) => cohort === period && at <= period)),
    rest: ownRest,
  }
}

/** Opportunities that are open as of then, in the base currency where they can be. */
async function openOf(db: Queryable, filters: Filters, rates: Rates): Promise<MaturityView['open']> {
  const deals = (await readOwn(db, filters, 'pipeline')).filter(({ status }) => status === 'open')
  const cents = deals.reduce(
    (sum, deal) => sum + (priced(deal, dateOf(deal, 'pipeline'), rates).cents ?? 0n),
    0n,
  )
  return { sum: sumText(cents, 100), n: deals.length }
}

interface Trial {
  db: Queryable
  filters: Filters
  asked: Asked
  rates: Rates
  horizon: Horizon
  rows: readonly Row[]
  leads: ReadonlyMap<number, number>
  known: Known
  scale: number
}

/** The same, told with what was known then, and how it came out. */
async function backTestOf(trial: Trial): Promise<TriedView[]> {
  const { asked, rows, known, scale } = trial
  const tried: TriedView[] = []
  for (const months of TRIED_MONTHS) {
    const periods = months / MONTHS[asked.each]
    const end = spanAt(known.known - periods, asked.each).to
    const one = triedOf(await rowsAsOf(trial, end, periods), rows, periods, scale)
    const { n, held } = heldOf(rows, known.first, known.known, periods, scale)
    const told = 'refused' in one ? null : one
    tried.push({
      months,
      asOf: iso(end),
      expected: told && rangeView(told.expected),
      came: told && told.came,
      held: told && told.held,
      of: n,
      heldOf: held,
    })
  }
  return tried
}

/** A lead's moments stay as they are; deals are told anew, and were told otherwise then. */
async function rowsAsOf(trial: Trial, asOf: number, periods: number): Promise<Row[]> {
  const { db, filters, asked, rates, horizon, rows, leads, known } = trial
  if (!isMoney(asked.of)) return earlier(rows, periods, known.known, known.first)
  const { events } = await readEvents(db, { ...filters, asOf }, asked, horizon.ms, rates)
  const until = known.known - periods
  return triangleOf(events, leads, { ...known, known: until, last: Math.min(known.last, until) })
}
