import { v5, v7 } from 'uuid'
import { actorOf } from './party.rules.ts'
import { deleteDraft, insertDraft, listDrafts, readDraft, saveDraft } from './drafts.store.ts'
import { byView, draftView, lifeView, nextDraft } from './views.rules.ts'
import { foldLife, nextVersion } from './state.rules.ts'
import { invalid, once, refused } from '#work/respond.ts'
import { proposeText } from './actions.ts'
import { readLife } from './store.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Draft } from './drafts.store.ts'
import type { Refusal } from '#work/card.ts'
import type { Services } from '#work/services.ts'

const NAMESPACE = '5b0a6f43-8c0e-4b21-9a4e-0f6f2f8f5d77'
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const NO_DRAFT: Refusal = { refused: 'not_found', detail: 'There is no such draft.' }

export async function drafts(services: Services): Promise<Answer> {
  const items = (await listDrafts(services.db)).map((draft) => {
    const { text: _text, ...summary } = draftView(draft, services.owner)
    return summary
  })
  return { status: 200, body: { items, next: null } }
}

export async function showDraft(services: Services, request: Request): Promise<Answer> {
  const draft = await draftOf(services, request)
  return draft ? { status: 200, body: draftView(draft, services.owner) } : refused(NO_DRAFT)
}

async function draftOf(services: Services, { params }: Request): Promise<Draft | null> {
  return UUID.test(params.draft ?? '') ? readDraft(services.db, params.draft!) : null
}

/** A new draft from a text, or from a version that is there. */
export function createDraft(services: Services, request: Request): Promise<Answer> {
  const { title, basedOn, text } = request.body as { title: string; basedOn?: number; text?: string }
  return once(services, request, '/api/agreements/drafts', async () => {
    const now = services.now()
    const life = foldLife(await readLife(services.db))
    const base = basedOn ?? services.law.at(now).version
    const version = life.versions.get(base)
    if (!version) return invalid([{ field: 'basedOn', message: `is no version; there is none ${base}` }])
    const stored = services.agreements.find((one) => one.ruleset.version === base)
    const from = version.proposal?.text ?? stored!.text
    const key = request.headers.get('idempotency-key')
    const id = key === null ? v7() : v5(key, NAMESPACE)
    const by = authorOf(request)
    const written = text ?? nextDraft(from, nextVersion(life), now)
    await insertDraft(services.db, { id, title, text: written, basedOn: base, by, at: now })
    return { status: 201, body: draftView((await readDraft(services.db, id))!, services.owner) }
  })
}

/** Drafts bind nobody, so a machine may write them. */
function authorOf({ who }: Request): string {
  return who.via === 'key' || who.id === 'local' ? who.id : `person:${who.id}`
}

/** Saves over the text that was edited; if somebody else saved first, who and when is said, and nothing is lost. */
export async function changeDraft(services: Services, request: Request): Promise<Answer> {
  const { from, ...change } = request.body as { from: string; title?: string; text?: string }
  const draft = await draftOf(services, request)
  if (!draft) return refused(NO_DRAFT)
  const saved = await saveDraft(services.db, draft.id, from, change, authorOf(request), services.now())
  const now = await readDraft(services.db, draft.id)
  if (!now) return refused(NO_DRAFT)
  return saved ? { status: 200, body: draftView(now, services.owner) } : refused(lostRace(now, services))
}

function lostRace(draft: Draft, { owner }: Services): Refusal {
  const when = new Date(draft.changedAt).toISOString()
  const detail = `${byView(draft.changedBy, owner).name} saved it at ${when}: read it again and bring both together.`
  return { refused: 'draft_changed', detail, errors: [{ field: 'from', message: `is not ${draft.hash}` }] }
}

export async function removeDraft(services: Services, request: Request): Promise<Answer> {
  const draft = await draftOf(services, request)
  if (!draft) return refused(NO_DRAFT)
  await deleteDraft(services.db, draft.id)
  return { status: 204 }
}

/**
 * The draft becomes a proposal, under the next number; as a draft it is gone, in the same transaction. What somebody saved
 * over it in this very moment stays a draft.
 */
export function proposeDraft(services: Services, request: Request): Promise<Answer> {
  const { from } = request.body as { from: string }
  return once(services, request, `/api/agreements/drafts/${request.params.draft}/propose`, async () => {
    const draft = await draftOf(services, request)
    if (!draft) return refused(NO_DRAFT)
    const actor = actorOf(request.who, services.people)
    if ('refused' in actor) return refused(actor)
    if (draft.hash !== from.toLowerCase()) return refused(lostRace(draft, services))
    const { text, basedOn } = draft
    const life = await proposeText(services, actor, { text, basedOn }, (transaction) =>
      deleteDraft(transaction, draft.id, draft.hash).then(() => undefined),
    )
    if ('refused' in life) return refused(life)
    const of = [...life.versions.values()].at(-1)!
    return { status: 201, body: lifeView(of, services.now()) }
  })
}
