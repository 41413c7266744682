import { authorOf } from '#work/author.rules.ts'
import { checkForm } from '#journey/capture/forms/document.rules.ts'
import { forgetPublished } from '#journey/capture/forms/published.ts'
import { formsChoices, snippetOf } from '#journey/capture/forms/choices.rules.ts'
import { invalid, once, refused } from '#work/respond.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import { offeredPurposes } from '#journey/capture/forms/around.store.ts'
import { problem } from '#platform/http/problem.ts'
import { translated } from '#work/translate.rules.ts'
import { previewOf } from '#journey/capture/forms/preview.ts'
import { readCounts, readDays } from '#journey/capture/forms/counts.ts'
import * as store from '#journey/capture/forms/store.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type {
  FormChange,
  FormCounts,
  FormDocument,
  FormView,
  NewForm,
} from '#journey/capture/forms/contract.ts'
import type { FieldProblem } from '#journey/capture/rules.ts'
import type { Language } from '#platform/language.contract.ts'
import type { Services } from '#work/services.ts'
import type { StoredForm } from '#journey/capture/forms/store.ts'

/** GET /api/forms */
export async function forms(services: Services): Promise<Answer> {
  const counts = await readCounts(services.db, services.now())
  const items = (await store.listForms(services.db)).map((form) => summaryOf(form, counts(form.id)))
  return { status: 200, body: { items, next: null } }
}

/** GET /api/forms/choices */
export async function choices(services: Services, request: Request): Promise<Answer> {
  const { fields } = services.law.at(services.now())
  const purposes = await offeredPurposes(services.db, request.language)
  const mail = services.access.sendMail !== null
  return { status: 200, body: formsChoices(fields, purposes, mail, request.language) }
}

/** POST /api/forms */
export function addForm(services: Services, request: Request): Promise<Answer> {
  return once(services, request, '/api/forms', async () => {
    const { id, document } = request.body as NewForm
    const made = await store.insertForm(services.db, id, document, signed(services, request))
    if (!made) return invalid([{ field: 'id', message: 'is the id of another form' }])
    return show(services, request, id, 201)
  })
}

/** GET /api/forms/{form} */
export function form(services: Services, request: Request): Promise<Answer> {
  return show(services, request, request.params.form!)
}

/** PATCH /api/forms/{form}: saves over the revision that was edited; opens or closes it. */
export async function changeForm(services: Services, request: Request): Promise<Answer> {
  const id = request.params.form!
  const { document, open, revision } = request.body as FormChange
  const given = { revision, ...(document && { document }), ...(open !== undefined && { open }) }
  const saved = await store.changeForm(services.db, id, given, signed(services, request))
  forgetPublished(services.db)
  return saved ? show(services, request, id) : changedMeanwhile(services, id)
}

/** POST /api/forms/{form}/publish: visitors see this revision from now on. */
export function publish(services: Services, request: Request): Promise<Answer> {
  const id = request.params.form!
  return once(services, request, `/api/forms/${id}/publish`, async () => {
    const found = await store.readForm(services.db, id)
    if (!found) return notFound
    const problems = await problemsOf(services, found.document, request.language)
    if (problems.length > 0) return invalid(problems)
    const { revision } = request.body as { revision: number }
    const version = await store.publishForm(services.db, id, revision, signed(services, request))
    forgetPublished(services.db)
    return version === null ? changedMeanwhile(services, id) : show(services, request, id)
  })
}

/** GET /api/forms/{form}/page: the draft as visitors would see it, in a frame of the builder. It takes nothing in. */
export async function draftPage(services: Services, request: Request): Promise<Answer> {
  const found = await store.readForm(services.db, request.params.form!)
  return found ? previewOf(services, found.document) : notFound
}

async function problemsOf(services: Services, document: FormDocument, language: Language) {
  const { fields } = services.law.at(services.now())
  return checkForm(document, { fields, purposes: await offeredPurposes(services.db, language) })
}

async function show(services: Services, request: Request, id: string, status = 200): Promise<Answer> {
  const { db, config } = services
  const found = await store.readForm(db, id)
  if (!found) return notFound
  const counts = await readCounts(db, services.now())
  const view: FormView = {
    ...summaryOf(found, counts(id)),
    revision: found.revision,
    document: found.document,
    versions: (await store.readVersions(db, id)).map(({ version, at, by }) => ({
      version,
      publishedAt: iso(at),
      publishedBy: personOf(services, by),
    })),
    address: `${config.publicUrl}/f/${id}`,
    snippet: snippetOf(config.publicUrl, id),
    problems: spoken(await problemsOf(services, found.document, request.language), request.language),
    days: await readDays(db, id, services.now()),
  }
  return { status, body: view }
}

/** As a refusal would say them to this reader. */
function spoken(problems: FieldProblem[], language: Language): FieldProblem[] {
  return translated(problem(422, 'invalid', '', undefined, problems), language).errors ?? []
}

function summaryOf({ id, document, version, revision, published, open }: StoredForm, counts: FormCounts) {
  return { id, name: document.name, version, changed: published !== revision, open, counts }
}

function personOf(services: Services, by: string): { id: string; name: string } {
  const id = by.replace(/^person:/, '')
  return { id, name: services.owner(id) }
}

function signed(services: Services, { who }: Request): { by: string; now: number } {
  return { by: authorOf(who), now: services.now() }
}

const notFound = refused({ refused: 'not_found', detail: 'There is no such form.' })

async function changedMeanwhile(services: Services, id: string): Promise<Answer> {
  if (!(await store.readForm(services.db, id))) return notFound
  return refused({ refused: 'draft_changed', detail: 'Somebody else saved this form meanwhile.' })
}
