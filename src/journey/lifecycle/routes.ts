import * as act from '#journey/lifecycle/actions.rules.ts'
import { assigneeOf } from '#journey/lifecycle/assignee.rules.ts'
import { countLeads, facetValues, listLeads } from '#work/list.store.ts'
import { inWords } from '#journey/lifecycle/detail.rules.ts'
import { iso, scoreNow, stageView, summaryOf } from '#journey/lifecycle/views.rules.ts'
import { spoken } from '#journey/spoken.rules.ts'
import { authorOf } from '#work/author.rules.ts'
import { actOn } from '#work/lead-page.ts'
import { readStream } from '#ledger/read.ts'
import { stateAt } from '#journey/replay.ts'
import { invalid, refused } from '#work/respond.ts'
import { withWorth } from '#work/worths.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Work } from '#work/card.ts'
import type { LeadFilters, LeadsQuery } from '#journey/lifecycle/contract.ts'
import type { Services } from '#work/services.ts'

const NOT_FOUND = { refused: 'not_found' as const, detail: 'There is no such lead.' }

export async function list(services: Services, request: Request): Promise<Answer> {
  const found = await listLeads(services.db, request.query as LeadsQuery, services.now())
  if (!found) return invalid([{ field: 'cursor', message: 'is not a cursor of this list' }])
  const names = spoken(services, request.language)
  const items = await withWorth(
    services,
    found.items.map((row) => summaryOf(names, row)),
  )
  return { status: 200, body: { items, next: found.next } }
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
