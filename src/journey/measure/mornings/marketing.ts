import { DAY_MS } from '#journey/measure/day.rules.ts'
import { countReturns } from '#work/open-returns.ts'
import { figures } from '#work/figures.ts'
import {
  inLineFor,
  origins,
  owed,
  revenue,
  spent,
  standing,
  type By,
} from '#journey/measure/mornings/marketing.store.ts'
import { LISTED, milestones, originsOf, standsIn } from '#journey/measure/mornings/marketing.rules.ts'
import { STANDS } from '#journey/measure/mornings/contract.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import { morningNoteDe } from '#journey/measure/mornings/notes.de.rules.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { MarketingMorning } from '#journey/measure/mornings/contract.ts'
import type { Queryable } from '#platform/database.ts'
import type { Services } from '#work/services.ts'

/** GET /api/mornings/marketing: what became of my leads, and what do I owe? */
export async function marketing(services: Services, request: Request): Promise<Answer> {
  const { days: text, by } = request.query as { days: string; by: By }
  const days = Number(text)
  const now = services.now()
  const [period, owes, returns, waiting] = await Promise.all([
    marketingFigures(services, by, days),
    owed(services.db, 'marketing', now),
    countReturns(services.db, now),
    inLineFor(services.db, 'sales'),
  ])
  const { value } = period
  const body: MarketingMorning = {
    asOf: iso(now),
    countedAt: iso(period.at),
    from: iso(value.from),
    days,
    by,
    owed: { running: owes.running, late: owes.late, next: owes.next === null ? null : iso(owes.next) },
    returns: { open: returns.open, late: returns.late },
    waiting,
    stands: value.stands,
    origins: value.origins.slice(0, LISTED),
    more: Math.max(0, value.origins.length - LISTED),
    notes: [
      `Leads created in the period, by their first ${by}. Qualified: entered ${value.names.qualified}. Accepted: entered ${value.names.accepted}, of the qualified.`,
      'Young leads have not had the time to be won: compare origins with each other, and periods with care.',
      'Spend counts with its days inside the period; amounts are not converted.',
    ].map((note) => (request.language === 'de' ? morningNoteDe(note) : note)),
  }
  return { status: 200, body }
}

/** What became of the leads of a period; `noOlder` as figures() has it. */
export function marketingFigures(services: Services, by: By, days: number, noOlder?: number) {
  const count = async (db: Queryable) => {
    const to = services.now()
    const from = to - days * DAY_MS
    const rules = services.law.at(to)
    const at = milestones(rules)
    const [rows, won, cost, stages] = await Promise.all([
      origins(db, by, from, to, at),
      revenue(db, by, from, to),
      spent(db, by, from, to),
      standing(db, from, to),
    ])
    // a lead may stand in a stage of a version before
    const stageOf = (id: string) =>
      rules.stages[id] ?? services.agreements.map(({ ruleset }) => ruleset.stages[id]).find(Boolean)
    const placed = stages.map(({ stage, n }) => ({ stage, n, of: stageOf(stage) }))
    const stands = STANDS.map((what) => {
      const here = placed.filter(({ of }) => of && standsOf(rules.path, of) === what)
      return { what, count: here.reduce((all, { n }) => all + n, 0), stages: here.map(({ stage }) => stage) }
    })
    return {
      from,
      stands,
      origins: originsOf(rows, won, cost),
      names: { qualified: rules.stages[at.qualified]!.name, accepted: rules.stages[at.accepted]!.name },
    }
  }
  return figures(services, `marketing ${by} ${days}`, count, noOlder)
}

/** The last stage of work before a win is where the deal is. */
function standsOf(path: string[], stage: Parameters<typeof standsIn>[0]) {
  const what = standsIn(stage)
  return what === 'with_sales' && stage.kind === 'work' && path.indexOf(stage.id) === path.length - 2
    ? 'opportunity'
    : what
}
