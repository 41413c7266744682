import { authorOf } from '#work/author.rules.ts'
import { changed, check } from '#journey/nurture/publish.actions.ts'
import { deleteDraft, insertDraft, readDraft, saveDraft } from '#journey/nurture/drafts.store.ts'
import { draftView } from '#journey/nurture/views.rules.ts'
import { invalid, once, refused } from '#work/respond.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import { programmeOf } from '#journey/nurture/programmes.ts'
import { refuse } from '#journey/lifecycle/telling.rules.ts'
import { translated } from '#work/translate.rules.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { DraftRow } from '#journey/nurture/views.rules.ts'
import type { Language } from '#platform/language.contract.ts'
import type { ProgrammeProblem } from '#journey/nurture/compile.ts'
import type { Refusal } from '#work/card.ts'
import type { Services } from '#work/services.ts'

const NO_DRAFT: Refusal = refuse('not_found', 'There is no draft of it.')
/** Ends of addresses that mean something else. */
const RESERVED = ['check', 'choices', 'drafts']

type Document = Record<string, unknown>

/** GET /api/programmes/{programme}/draft */
export async function showDraft({ db, owner }: Services, { params }: Request): Promise<Answer> {
  const draft = await readDraft(db, params.programme!)
  return draft ? { status: 200, body: draftView(draft, owner) } : refused(NO_DRAFT)
}

/** POST /api/programmes: a new programme, as a draft. */
export function createProgramme(services: Services, request: Request): Promise<Answer> {
  const { id, document } = request.body as { id: string; document?: Document }
  return once(services, request, '/api/programmes', async () => {
    if (RESERVED.includes(id)) return invalid([{ field: 'id', message: 'is a word of ours' }])
    const isThere = (await programmeOf(services, id)) !== null
    const row = { programme: id, document: document ?? BLANK, at: services.now(), by: authorOf(request.who) }
    if (isThere || !(await insertDraft(services.db, row)))
      return invalid([{ field: 'id', message: 'is a programme already' }])
    return draftAnswer(services, id, 201)
  })
}

/** What a new drawing begins with; it does not pass the check until it is filled in. */
const BLANK: Document = {
  name: '',
  purpose: '',
  entry: { stages: [], when: [] },
  goal: [],
  holdOut: 10,
  start: 'first_mail',
  steps: [{ id: 'first_mail', name: 'First mail', does: 'mail', template: '', next: null }],
}

/** PATCH /api/programmes/{programme}/draft: over the revision that was edited; 0 begins one over what was published. */
export async function changeDraft(services: Services, request: Request): Promise<Answer> {
  const id = request.params.programme!
  const { revision, document } = request.body as { revision: number; document: Document }
  const known = await programmeOf(services, id)
  if (!known) return refused(refuse('not_found', 'There is no such programme.'))
  const row = { programme: id, document, at: services.now(), by: authorOf(request.who) }
  const saved =
    revision === 0 ? await insertDraft(services.db, row) : await saveDraft(services.db, row, revision)
  if (saved) return draftAnswer(services, id, 200)
  const now = await readDraft(services.db, id)
  return refused(now ? lostRace(now, services) : changed())
}

function lostRace(draft: DraftRow, { owner }: Services): Refusal {
  const name = owner(draft.saved_by.replace(/^person:/, ''))
  const detail = `${name} saved it at ${iso(draft.saved_at)}: read it again and bring both together.`
  const errors = [{ field: 'revision', message: `is ${draft.revision} by now` }]
  return { refused: 'draft_changed', detail, errors }
}

/** DELETE /api/programmes/{programme}/draft: a programme that was never published is gone with it. */
export async function removeDraft({ db }: Services, { params }: Request): Promise<Answer> {
  return (await deleteDraft(db, params.programme!)) ? { status: 204 } : refused(NO_DRAFT)
}

/** POST /api/programmes/check */
export async function checkProgramme(services: Services, { body, language }: Request): Promise<Answer> {
  const { document, programme = 'programme' } = body as { document: Document; programme?: string }
  const { ok, problems } = await check(services, programme, document)
  return { status: 200, body: { ok, problems: problems.map((one) => inWords(one, language)) } }
}

/** What the check says of a field, as a refusal would say it. */
function inWords(one: ProgrammeProblem, language: Language): ProgrammeProblem {
  const said = { type: '', title: '', status: 422, code: 'invalid', errors: [one] }
  return translated(said, language).errors![0]!
}

async function draftAnswer({ db, owner }: Services, id: string, status: number): Promise<Answer> {
  const draft = await readDraft(db, id)
  return draft ? { status, body: draftView(draft, owner) } : refused(changed())
}
