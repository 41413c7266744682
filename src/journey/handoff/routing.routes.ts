import { v5 } from 'uuid'
import { COMPANY_NAMESPACE, companyKey } from '#journey/identity/rules.ts'
import { findOwner } from '#journey/handoff/routing.rules.ts'
import { healthOf } from '#journey/handoff/health.rules.ts'
import { inWorkStages, loadAccounts } from '#work/accounts.ts'
import { invalid, refused } from '#work/respond.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import { likely, teamNow } from '#journey/handoff/waiting.rules.ts'
import { lineOf, MOST_COUNTED, paceOf } from '#journey/handoff/waiting.store.ts'
import { loadLead } from '#work/lead.store.ts'
import { officeOf } from '#journey/handoff/holding.rules.ts'
import { own } from '#journey/state.ts'
import { TEAMS } from '#journey/agreement/ruleset.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Card } from '#work/card.ts'
import type { Ruleset, TeamFunction } from '#journey/agreement/ruleset.ts'
import type { Services } from '#work/services.ts'
import type { TryInput, Waiting } from '#journey/handoff/routing.contract.ts'

/** GET /api/routing/waiting: for each function the line of leads for whom nobody was found. */
export async function waiting(services: Services): Promise<Answer> {
  const items = await Promise.all(TEAMS.map((team) => waitingOf(services, team)))
  return { status: 200, body: { items, next: null } }
}

async function waitingOf(services: Services, team: TeamFunction): Promise<Waiting> {
  const now = services.now()
  const { there, full, free } = teamNow(services.people.values(), team)
  const line = await lineOf(services.db, team)
  // the pace is asked for only where there is a line
  const perDay =
    line.n === 0
      ? 0
      : await paceOf(
          services.db,
          there.map(({ id }) => id),
          now,
        )
  const rules = services.law.at(now)
  const { roomAt, clearAt } = likely({ waiting: line.n, perDay }, free, officeIn(rules, team), now)
  return {
    team,
    waiting: Math.min(line.n, MOST_COUNTED),
    more: line.n > MOST_COUNTED,
    oldest: line.oldest === null ? null : iso(line.oldest),
    top: line.top.map((row) => ({ ...row, since: iso(row.since) })),
    allFull: there.length > 0 && free.length === 0,
    here: free.length,
    full: full.map(({ id, load, capacity }) => ({ id, load: load ?? 0, capacity: capacity ?? 0 })),
    perDay: Math.round(perDay * 100) / 100,
    roomAt: roomAt === null ? null : iso(roomAt),
    clearAt: clearAt === null ? null : iso(clearAt),
  }
}

/** The stage in which a function's people are looked for, for whoever names none. */
function stageOf(rules: Ruleset, team: TeamFunction): string {
  const stages = rules.path.map((id) => rules.stages[id]!)
  const asked = stages.filter((stage) => stage.owner === team)
  return (asked.find(({ kind }) => kind === 'handoff') ?? asked[0] ?? stages[0]!).id
}

const officeIn = (rules: Ruleset, team: TeamFunction) => officeOf(rules, stageOf(rules, team))

/** GET /api/routing/health: whom the rules name in vain. */
export async function health(services: Services): Promise<Answer> {
  await services.refreshPeople()
  return { status: 200, body: healthOf(services.law.at(services.now()), services.people) }
}

/** POST /api/routing/try: who would get this lead now, and why. Nothing is written. */
export async function tryRouting(services: Services, request: Request): Promise<Answer> {
  const given = request.body as TryInput
  const now = services.now()
  const found = given.leadId === undefined ? null : await loadLead(services.db, given.leadId)
  if (given.leadId !== undefined && !found)
    return refused({ refused: 'not_found', detail: 'There is no such lead.' })
  const state = found?.card.state
  const rules = state ? services.law.version(state.version) : services.law.at(now)
  const unknown = Object.entries(given.fields ?? {}).flatMap(([field, value]) =>
    wrongField(rules, field, value),
  )
  if (unknown.length > 0) return invalid(unknown)
  await services.refreshPeople()
  const team = given.team ?? state?.function ?? 'sales'
  const { people } = services
  const turn = Math.max(0, ...[...people.values()].map((one) => one.turn)) + 1
  const { owner, trace } = findOwner(rules.routing[team], people, {
    team,
    lead: {
      lead: { ...state?.attributes, ...given.fields },
      known: state?.known ?? { email: true, phone: false, name: true, company: given.company !== undefined },
    },
    exclude: state?.tried ?? [],
    accountOwners: await ownersOf(services, rules, found?.card ?? null, given.company),
    office: officeOf(rules, state?.function === team ? state.stage : stageOf(rules, team)),
    at: now,
    turn,
  })
  const waiting = services.lines?.has(team) ?? false
  return { status: 200, body: { team, owner, trace, version: rules.version, waiting } }
}

function wrongField(rules: Ruleset, id: string, value: unknown): { field: string; message: string }[] {
  const field = own(rules.fields, id)
  const at = `fields.${id}`
  if (!field || field.personal) return [{ field: at, message: 'is no field that rules can see' }]
  return typeof value === field.type ? [] : [{ field: at, message: `must be a ${field.type}` }]
}

/** Whoever has other leads of the company in work; the lead's own owner does not count for it. */
async function ownersOf(
  { db }: Services,
  rules: Ruleset,
  card: Card | null,
  company: string | undefined,
): Promise<string[]> {
  const id = company === undefined ? card?.company?.id : v5(companyKey(company), COMPANY_NAMESPACE)
  if (id === undefined) return []
  return (await loadAccounts(db, [id], inWorkStages([rules]))).get(id) ?? []
}
