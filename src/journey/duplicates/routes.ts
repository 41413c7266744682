import { commonValues } from './common.store.ts'
import { countPairs, listPairs, type PairRow } from './pairs.store.ts'
import { decide, mergeAbove, undo, type Merging } from './actions.ts'
import { duplicateView } from './views.rules.ts'
import { knowledge, readSettings } from './knowledge.store.ts'
import { latestRun, startRun, stopRun, type StoredRun } from './runs.store.ts'
import { matchWaiting } from './due.store.ts'
import { setThresholds, tryThresholds } from './thresholds.ts'
import { author } from '#journey/lifecycle/detail.rules.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import { loadCards } from '#work/load.ts'
import { authorOf } from '#work/author.rules.ts'
import { invalid, once, refused } from '#work/respond.ts'
import { spoken } from '#journey/spoken.rules.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type {
  DecideInput,
  DuplicatesQuery,
  DuplicateView,
  MatchRun,
  MatchState,
  MergeAboveInput,
  SettingsInput,
  ThresholdsQuery,
  ThresholdsView,
  UndoInput,
} from './contract.ts'
import type { Refusal } from '#work/card.ts'
import type { Services } from '#work/services.ts'

type Handler = (services: Services, request: Request) => Promise<Answer>

/** GET /api/duplicates: leads that may be one person, two by two. */
export async function listed(services: Services, request: Request): Promise<Answer> {
  const settings = await readSettings(services.db)
  const found = await listPairs(services.db, request.query as DuplicatesQuery, settings, services.now())
  if (!found) return invalid([{ field: 'cursor', message: 'is not a cursor of this list' }])
  return { status: 200, body: { items: await viewed(services, request, found.items), next: found.next } }
}

/** GET /api/leads/{id}/duplicates: who else may be the lead. */
export async function ofLead(services: Services, request: Request): Promise<Answer> {
  const settings = await readSettings(services.db)
  const query: DuplicatesQuery = { state: 'open', sort: 'certain', limit: 5, lead: request.params.id! }
  const found = await listPairs(services.db, query, settings, services.now())
  return { status: 200, body: { items: await viewed(services, request, found?.items ?? []) } }
}

async function viewed(services: Services, request: Request, rows: PairRow[]): Promise<DuplicateView[]> {
  const settings = await readSettings(services.db)
  const ids = [...new Set(rows.flatMap(({ lead, other }) => [lead, other]))]
  const { cards, absorbed } = await loadCards(services.db, [], ids)
  const names = spoken(services, request.language)
  return rows.flatMap((row) => {
    const lead = absorbed.get(row.lead) ?? cards.get(row.lead)
    const other = absorbed.get(row.other) ?? cards.get(row.other)
    return lead && other ? [duplicateView(names, row, { lead, other }, settings, services.now())] : []
  })
}

/** GET /api/duplicates/count: the navigation asks this again and again. */
export async function counted(services: Services): Promise<Answer> {
  const settings = await readSettings(services.db)
  return { status: 200, body: await countPairs(services.db, settings, services.now()) }
}

/** POST /api/duplicates/decide: same, different or later. */
export function decided(merging: Merging): Handler {
  return (services, request) =>
    once(services, request, '/api/duplicates/decide', async () =>
      answered(await decide(services, merging, request.body as DecideInput, authorOf(request.who))),
    )
}

/** POST /api/duplicates/undo: one decision, or all that were made together. */
export function undone(merging: Merging): Handler {
  return (services, request) =>
    once(services, request, '/api/duplicates/undo', async () =>
      answered(await undo(services, merging, request.body as UndoInput, authorOf(request.who))),
    )
}

/** POST /api/duplicates/merge: all that are at least so likely. */
export function mergedAbove(merging: Merging): Handler {
  return (services, request) => {
    const input = request.body as MergeAboveInput
    const act = async (): Promise<Answer> =>
      answered(await mergeAbove(services, merging, input, authorOf(request.who)))
    return input.preview ? act() : once(services, request, '/api/duplicates/merge', act)
  }
}

function answered(outcome: object): Answer {
  // answers about many list the refused ones under the same name
  const isRefusal = 'refused' in outcome && typeof outcome.refused === 'string'
  return isRefusal ? refused(outcome as Refusal) : { status: 200, body: outcome }
}

/** GET /api/duplicates/state: what leads are weighed by, what is too common to say anything, how far the latest run is. */
export async function state(services: Services, request: Request): Promise<Answer> {
  return { status: 200, body: await stateOf(services, request) }
}

async function stateOf(services: Services, request: Request): Promise<MatchState> {
  const { db } = services
  const [waiting, settings, weights, run, common] = await Promise.all([
    matchWaiting(db),
    readSettings(db),
    knowledge(db),
    latestRun(db),
    commonValues(db),
  ])
  const { leads, expected, kept, model } = weights
  return {
    waiting,
    settings,
    weights: model === 0 ? null : { leads, expected, kept },
    run: run && runView(services, request, run),
    common,
  }
}

/** POST /api/duplicates/settings: from which chance on somebody is asked, and what counts as the same. */
export async function changeSettings(services: Services, request: Request): Promise<Answer> {
  await setThresholds(services, request.body as SettingsInput, authorOf(request.who))
  return state(services, request)
}

/** GET /api/duplicates/thresholds: what two thresholds would make of the pairs, and what decisions say of them. */
export async function tried(services: Services, request: Request): Promise<Answer> {
  const answer = await tryThresholds(services.db, request.query as ThresholdsQuery)
  if ('refused' in answer) return invalid([answer.refused])
  const { set, ...view } = answer
  const by = (who: string) => author(spoken(services, request.language), who)
  const inForce = { ...view.inForce, set: set && { by: by(set.by), at: iso(set.at) } }
  return { status: 200, body: { ...view, inForce } satisfies ThresholdsView }
}

/** POST /api/duplicates/run: all leads are compared anew, by weights learned from them; or that is stopped. */
export async function run(services: Services, request: Request): Promise<Answer> {
  const { stop } = request.body as { stop: boolean }
  if (stop) await stopRun(services.db, services.now())
  else await startRun(services.db, authorOf(request.who), services.now())
  return state(services, request)
}

function runView(services: Services, request: Request, one: StoredRun): MatchRun {
  const { id, state: where, stage, done, total, problem } = one
  return {
    id,
    state: where,
    stage,
    done,
    total,
    problem,
    started: iso(one.started),
    by: author(spoken(services, request.language), one.by),
    ended: one.ended === null ? null : iso(one.ended),
  }
}
