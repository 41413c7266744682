import { behaviourOf, shareOf } from '#journey/measure/behaviour.rules.ts'
import { fairness, type Fair } from '#journey/measure/fairness.rules.ts'
import { spanIn } from '#journey/spoken.rules.ts'
import { pickings, type Picking } from '#journey/measure/picking.rules.ts'
import type { Kept } from '#journey/measure/clocks.rules.ts'
import type { OfferCount } from '#journey/measure/offers.rules.ts'
import type { Person } from '#journey/handoff/rotation.rules.ts'
import type { DutyView, PersonView, TeamMember } from '#journey/measure/team.contract.ts'
import type { Language } from '#platform/language.contract.ts'
import type { Worth } from '#journey/measure/worth.rules.ts'

/** All that is counted over a period, for everybody. */
export interface Period {
  from: number
  counts: OfferCount[]
  /** the same by person: a team of hundreds is not looked through once for each of them */
  countsOf: Map<string, OfferCount[]>
  hours: Map<string, number>
  pickings: Map<string, Picking>
  fair: Map<string, Fair>
  worth: Worth
  /** by person, each duty */
  keptOf: Map<string, Kept[]>
  /** by duty and team */
  duties: Kept[]
}

export function periodOf(
  from: number,
  counts: OfferCount[],
  hours: Map<string, number>,
  worth: Worth,
  kept: Kept[],
  duties: Kept[],
): Period {
  const byRep = <Row extends { rep: string }>(rows: Row[]) => new Map(rows.map((row) => [row.rep, row]))
  return {
    from,
    counts,
    countsOf: grouped(counts, ({ rep }) => rep),
    hours,
    worth,
    keptOf: grouped(kept, ({ of }) => of ?? ''),
    duties,
    pickings: byRep(pickings(counts)),
    fair: byRep(fairness(counts, worth)),
  }
}

function grouped<Row>(rows: Row[], of: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(of(row))
    if (group) group.push(row)
    else groups.set(of(row), [row])
  }
  return groups
}

export function memberOf(
  person: Person,
  period: Period,
  table: { offers: number; late: number } | undefined,
  lateCap: number,
): TeamMember {
  const own = period.countsOf.get(person.id) ?? []
  const behaviour = behaviourOf(person.id, own)
  const picking = period.pickings.get(person.id)
  const clocks = period.keptOf.get(person.id) ?? []
  const late = table?.late ?? 0
  return {
    id: person.id,
    name: person.name,
    function: person.function ?? '',
    role: person.role ?? null,
    available: person.available,
    away: person.unavailable ?? null,
    capacity: person.capacity ?? null,
    load: person.load ?? 0,
    offers: table?.offers ?? 0,
    late: Math.min(late, lateCap),
    lateCapped: late > lateCap,
    accepted: behaviour.accepted,
    returned: behaviour.returned,
    untouched: behaviour.untouched,
    inTime: shareOf(sum(clocks, 'hits'), sum(clocks, 'n')),
    hours: period.hours.get(person.id) ?? null,
    picking: picking && picking.settled > 0 ? pickingView(picking) : null,
    signs: [...(picking?.picks ? (['picks'] as const) : []), ...behaviour.signs],
  }
}

function sum(clocks: Kept[], what: 'hits' | 'n'): number {
  return clocks.reduce((all, one) => all + one.inTime[what], 0)
}

function pickingView({ settled, worked, left, tilt, p, fewer, picks }: Picking): TeamMember['picking'] {
  return {
    settled,
    worked,
    left,
    workedScore: tilt?.worked ?? null,
    leftScore: tilt?.left ?? null,
    chanceScore: tilt?.expected ?? null,
    p,
    expected: fewer?.expected ?? null,
    pFewer: fewer?.p ?? null,
    picks,
  }
}

/** A duty's figures; its span in the reader's language. */
export function dutyView(one: Kept, language: Language): DutyView {
  return {
    id: one.clock,
    name: one.name,
    of: one.of ?? '',
    within: one.within === null ? null : spanIn(one.within, language),
    started: one.started,
    inTime: one.inTime,
    running: one.running,
    runningLate: one.runningLate,
    median: one.median,
    ninety: one.ninety,
  }
}

/** Among fewer a median tells whose it is. */
const NAMELESS = 4

/** The middle of a team, each figure over those who have it: what a rep may hold their own against. */
export function medianOf(team: Person[], period: Period): PersonView['median'] {
  const members = team.map((person) => memberOf(person, period, undefined, 0))
  const told = members.filter(({ accepted, inTime }) => accepted.n > 0 || inTime.n > 0)
  if (told.length < NAMELESS) return null
  return {
    people: told.length,
    accepted: middle(told.map(({ accepted }) => accepted.share)),
    untouched: middle(told.map(({ untouched }) => untouched.share)),
    inTime: middle(told.map(({ inTime }) => inTime.share)),
    hours: middle(told.map(({ hours }) => hours)),
  }
}

function middle(values: (number | null)[]): number | null {
  const known = values.filter((value) => value !== null).sort((a, b) => a - b)
  if (known.length < NAMELESS) return null
  const half = known.length / 2
  return (known[Math.floor(half - 0.5)]! + known[Math.floor(half)]!) / 2
}

/** People who can be handed leads, who waits most first: that is where a manager looks. */
export function rosterOf(people: Iterable<Person>, team: string | null): Person[] {
  return [...people].filter(
    (one) =>
      !one.desk &&
      one.function !== null &&
      one.unavailable !== 'has left' &&
      (team === null || one.function === team),
  )
}

/**
 * Signs first, then who is late, then by name. Who is switched off stands behind them: paused by the manager, or a name that
 * an import brought and that nobody has confirmed. What waits with them stands above, with everything that waits.
 */
export function inOrder(members: TeamMember[]): TeamMember[] {
  const weight = (one: TeamMember): number =>
    one.away === 'switched off' ? -1 : (one.signs.length > 0 ? 2 : 0) + (one.late > 0 ? 1 : 0)
  return members.sort((a, b) => weight(b) - weight(a) || b.late - a.late || a.name.localeCompare(b.name))
}
