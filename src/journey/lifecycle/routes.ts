import * as act from '#journey/lifecycle/actions.rules.ts'
import { assigneeOf } from '#journey/lifecycle/assignee.rules.ts'
import { countLeads, facetValues, listLeads } from '#work/list.store.ts'
import { machineNames } from '#work/authors.store.ts'
import { inWords, timelineItem } from '#journey/lifecycle/detail.rules.ts'
import { iso, scoreNow, stageView, summaryOf } from '#journey/lifecycle/views.rules.ts'
import { spoken } from '#journey/spoken.rules.ts'
import { authorOf } from '#work/author.rules.ts'
import { actOn } from '#work/lead-page.ts'
import { readBack, readStream, versionBefore } from '#ledger/read.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { stateAt } from '#journey/replay.ts'
import { invalid, refused } from '#work/respond.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Work } from '#work/card.ts'
import type { LeadFilters, LeadsQuery } from '#journey/lifecycle/contract.ts'
import type { StoredEntry } from '#ledger/read.ts'
import type { Services } from '#work/services.ts'

const NOT_FOUND = { refused: 'not_found' as const, detail: 'There is no such lead.' }

export async function list(services: Services, request: Request): Promise<Answer> {
  const found = await listLeads(services.db, request.query as LeadsQuery, services.now())
  if (!found) return invalid([{ field: 'cursor', message: 'is not a cursor of this list' }])
  const names = spoken(services, request.language)
  return { status: 200, body: { items: found.items.map((row) => summaryOf(names, row)), next: found.next } }
}

export async function count(services: Services, request: Request): Promise<Answer> {
  return { status: 200, body: await countLeads(services.db, request.query as LeadFilters, services.now()) }
}

export async function facets(services: Services, request: Request): Promise<Answer> {
  const values = await facetValues(services.db)
  const of = (facet: string) => values.filter((one) => one.facet === facet).map((one) => one.value)
  const rules = services.law.at(services.now())
  const { owner } = spoken(services, request.language)
  return {
    status: 200,
    body: {
      stages: Object.keys(rules.stages).map((id) => stageView(rules, id)),
      owners: [...services.people.values()]
        .filter(({ function: team }) => team !== null)
        .map(({ id, function: team }) => ({ id, name: owner(id), function: team })),
      sources: of('source'),
      campaigns: of('campaign'),
      countries: of('country'),
    },
  }
}

export async function timeline(services: Services, request: Request): Promise<Answer> {
  const { limit, cursor } = request.query as { limit: number; cursor?: string }
  const before = cursor === undefined ? [2 ** 31 - 1] : decodeCursor(cursor, ['int4'])
  if (!before) return invalid([{ field: 'cursor', message: 'is not a cursor of this list' }])
  const entries = await readBack(services.db, request.params.id!, before[0], limit + 1)
  if (entries.length === 0 && cursor === undefined) return refused(NOT_FOUND)
  const machines = await machineNames(services.db, entries)
  const own = { ...services, owner: (id: string) => machines.get(id) ?? services.owner(id) }
  const names = spoken(own, request.language)
  const rulesOf = await rulesBehind(services, request.params.id!, entries)
  const items = entries.slice(0, limit).map((entry, i) => timelineItem(names, entry, rulesOf[i]!))
  return {
    status: 200,
    body: { items, next: entries.length > limit ? encodeCursor([items.at(-1)!.seq]) : null },
  }
}

/** For each entry, newest first, the agreement of the latest ruling up to it; facts name none of their own. */
async function rulesBehind({ db, law, now }: Services, leadId: string, entries: StoredEntry[]) {
  const oldest = entries.at(-1)
  const before = oldest && oldest.version === 0 ? await versionBefore(db, leadId, oldest.seq) : null
  let rules = before === null ? law.at(now()) : law.version(before)
  const rulesOf = entries.map(() => rules)
  for (let i = entries.length - 1; i >= 0; i--) {
    const { version } = entries[i]!
    if (version > 0) rules = law.version(version)
    rulesOf[i] = rules
  }
  return rulesOf
}

/** The score at a moment of the past, replayed from the entries known by then; later moments fade. */
export async function score(services: Services, request: Request): Promise<Answer> {
  const { at: given } = request.query as { at?: string }
  const at = given === undefined ? services.now() : Date.parse(given)
  const entries = await readStream(services.db, request.params.id!)
  if (entries.length === 0) return refused(NOT_FOUND)
  const state = stateAt(entries, at)
  if (!state) return invalid([{ field: 'at', message: 'lies before the lead was known' }])
  const rules = services.law.version(state.version)
  return {
    status: 200,
    body: { ...inWords(scoreNow(rules, state, at), rules, request.language), asOf: iso(at) },
  }
}

type Body<T> = { by?: string; note?: string } & T

export function disqualify(services: Services, request: Request): Promise<Answer> {
  return actOn(
    services,
    request,
    act.disqualify(services.law, {
      ...(request.body as Body<{ reason: string }>),
      author: authorOf(request.who),
    }),
    'disqualify',
  )
}

export function completeActivity(services: Services, request: Request): Promise<Answer> {
  return actOn(
    services,
    request,
    act.complete(services.law, {
      ...(request.body as Body<{ activity: string }>),
      author: authorOf(request.who),
    }),
    'activities',
  )
}

export async function assign(services: Services, request: Request): Promise<Answer> {
  const { owner, by } = request.body as Body<{ owner: string }>
  const whom = assigneeOf(services.people, owner)
  if ('refused' in whom) return refused(whom)
  const acting = { by, author: authorOf(request.who) }
  const decide: Work['decide'] = (card, now) =>
    act.assign(services.law.version(card!.state.version), whom, acting)(card, now)
  return actOn(services, request, decide, 'assign')
}
