import { DAY_MS } from '#journey/measure/day.rules.ts'
import { refuseFigures } from '#people/figures.rules.ts'
import { appeals, inLine, lateClocks, LATE_CAP, onTheTable, unanswered } from '#journey/measure/team.store.ts'
import { dutiesOf } from '#journey/measure/clocks.rules.ts'
import {
  dutyView,
  inOrder,
  medianOf,
  memberOf,
  periodOf,
  rosterOf,
  type Period,
} from '#journey/measure/team.rules.ts'
import { figures } from '#work/figures.ts'
import { hoursToWork, offerCounts } from '#journey/measure/offers.store.ts'
import { keptClocks } from '#journey/measure/reports.clocks.ts'
import { leaksOf } from '#journey/measure/leaks.rules.ts'
import { listOffers } from '#journey/measure/offers-list.store.ts'
import { offerView } from '#journey/measure/team-lists.routes.ts'
import { readWorth } from '#journey/measure/worth.store.ts'
import { refused } from '#work/respond.ts'
import { THRESHOLDS } from '#journey/measure/behaviour.rules.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { PersonView, TeamQuery, TeamView, WaitList } from '#journey/measure/team.contract.ts'
import type { Queryable } from '#platform/database.ts'
import type { Services } from '#work/services.ts'
import type { WaitRow, Waits } from '#journey/measure/team.store.ts'

/** GET /api/team: who waits, who is late, where it leaks. */
export async function team(services: Services, request: Request): Promise<Answer> {
  const closed = refuseFigures(request.who, null)
  if (closed) return refused(closed)
  const { team: only = null, days } = request.query as TeamQuery
  const now = services.now()
  const roster = rosterOf(services.people.values(), only)
  const ids = roster.map(({ id }) => id)
  const [period, table, offers, room, late, appealed] = await Promise.all([
    teamFigures(services, Number(days)),
    onTheTable(services.db, ids, now),
    unanswered(services.db, only === null ? null : ids),
    inLine(services.db, only ?? 'sales'),
    lateClocks(services.db, now, only),
    only === null || only === 'sales' ? appeals(services.db) : NOBODY,
  ])
  const { value } = period
  const counts = only === null ? value.counts : value.counts.filter(({ rep }) => ids.includes(rep))
  const body: TeamView = {
    asOf: iso(now),
    countedAt: iso(period.at),
    from: iso(value.from),
    days: Number(days),
    team: only,
    waiting: {
      offers: waitList(services, offers),
      room: waitList(services, room),
      late: waitList(services, late, named(services)),
      appeals: waitList(services, appealed, reasoned(services)),
    },
    people: inOrder(roster.map((person) => memberOf(person, value, table.get(person.id), LATE_CAP))),
    duties: value.duties
      .filter((one) => only === null || one.of === only)
      .map((one) => dutyView(one, request.language)),
    leaks: leaksOf(counts, value.worth),
    worth: { amount: value.worth.amount, currency: value.worth.currency, n: value.worth.n },
    thresholds: THRESHOLDS,
  }
  return { status: 200, body }
}

const NOBODY: Waits = { count: 0, capped: false, rows: [] }
/** A person's picture holds so many offers; more are a smear. */
const DOTS = 250

/** GET /api/team/{person}: how one person chooses, keeps their clocks, and what they were given. */
export async function teamPerson(services: Services, request: Request): Promise<Answer> {
  const closed = refuseFigures(request.who, request.params.person!)
  if (closed) return refused(closed)
  const days = Number((request.query as TeamQuery).days)
  const person = services.people.get(request.params.person!)
  if (!person || person.desk) return refused({ refused: 'not_found', detail: 'There is no such person.' })
  const now = services.now()
  const { at, value } = await teamFigures(services, days)
  const range = { asOf: now, from: now - days * DAY_MS, to: now }
  const filter = { ...range, reps: [person.id], came: null, answer: null, minScore: null, maxScore: null }
  const [table, late, listed] = await Promise.all([
    onTheTable(services.db, [person.id], now),
    lateClocks(services.db, now, null, person.id),
    listOffers(services.db, services.law.at(now), filter, DOTS, undefined),
  ])
  const fair = value.fair.get(person.id)
  const body: PersonView = {
    asOf: iso(now),
    countedAt: iso(at),
    from: iso(range.from),
    days,
    person: memberOf(person, value, table.get(person.id), LATE_CAP),
    offers: listed!.items.map((row) => offerView(services, row)),
    bands: value.pickings.get(person.id)?.bands ?? [],
    fair: fair ? { offers: fair.offers, score: fair.score, value: fair.value, top: fair.top } : null,
    duties: (value.keptOf.get(person.id) ?? []).map((one) => dutyView(one, request.language)),
    late: waitList(services, late, named(services)),
    median: medianOf(rosterOf(services.people.values(), person.function), value),
    worth: { currency: value.worth.currency },
  }
  return { status: 200, body }
}

/** What is counted over a period for everybody; `noOlder` as figures() has it. */
export function teamFigures(
  services: Services,
  days: number,
  noOlder?: number,
): Promise<{ at: number; value: Period }> {
  const count = async (db: Queryable) => {
    const { law } = services
    const asOf = services.now()
    const range = { asOf, from: asOf - days * DAY_MS, to: asOf }
    const worth = figures(services, 'worth', (lane) => readWorth(lane, asOf))
    const rules = law.at(asOf)
    return periodOf(
      range.from,
      ...(await Promise.all([
        offerCounts(db, range),
        hoursToWork(db, range),
        worth.then(({ value }) => value),
        keptClocks(db, rules, range, 'person'),
        keptClocks(db, rules, range, 'team'),
      ])),
    )
  }
  return figures(services, `team ${days}`, count, noOlder)
}

type Name = (what: string | null) => string | null

function waitList(services: Services, { count, capped, rows }: Waits, name: Name = () => null): WaitList {
  return { count, capped, items: rows.map((row) => waiting(services, row, name)) }
}

function waiting(services: Services, row: WaitRow, name: Name): WaitList['items'][number] {
  const { id, email, company, score, owner } = row
  return {
    lead: { id, name: row.name, email, company, score },
    owner: { id: owner, name: services.owner(owner) },
    what: name(row.what),
    since: iso(row.since),
    due: row.due === null ? null : iso(row.due),
  }
}

/** A clock's id as the agreement names its duty. */
function named(services: Services): Name {
  const duties = dutiesOf(services.law.at(services.now()))
  return (clock) => (clock === null ? null : (duties.get(clock)?.name ?? clock))
}

function reasoned(services: Services): Name {
  const { returnReasons } = services.law.at(services.now())
  return (reason) => (reason === null ? null : (returnReasons[reason]?.label ?? reason))
}
