import { authorOf } from '#work/author.rules.ts'
import { compileTemplate } from './render.rules.ts'
import { detailOf, NO_TEMPLATE } from './templates.detail.ts'
import { fieldNames, forgetTemplates } from './render.ts'
import { insertTemplate, latestTemplates, versionsOf, type StoredTemplate } from './templates.store.ts'
import { invalid, once, refused } from '#work/respond.ts'
import { previewOf, variables } from './templates.preview.ts'
import { problemOf } from './render.words.rules.ts'
import { retiredSince } from './templates.turns.store.ts'
import { summaryOf, usersOf } from './templates.views.rules.ts'
import { v5, v7 } from 'uuid'
import type { Answer, Request } from '#platform/http/route.ts'
import type { PreviewInput, TemplateChange, TemplateInput } from './templates.contract.ts'
import type { Services } from '#work/services.ts'
import type { TemplateText } from './render.contract.ts'

/** Addresses below /api/templates that are no template. */
const RESERVED = ['preview', 'test', 'variables']

/** GET /api/templates */
export async function templates(services: Services): Promise<Answer> {
  const users = usersOf(services.nurture.read)
  const [stored, retired] = await Promise.all([latestTemplates(services.db), retiredSince(services.db)])
  const items = stored.map((one) =>
    summaryOf(one, users.get(one.id) ?? [], retired.get(one.id), services.owner),
  )
  return { status: 200, body: { items, next: null } }
}

/** GET /api/templates/variables */
export async function templateVariables(services: Services, { language }: Request): Promise<Answer> {
  return { status: 200, body: variables(services, language) }
}

/** GET /api/templates/{template} */
export async function showTemplate(services: Services, { params }: Request): Promise<Answer> {
  const body = await detailOf(services, params.template!)
  return body ? { status: 200, body } : refused(NO_TEMPLATE)
}

/** POST /api/templates: its first version. */
export function createTemplate(services: Services, request: Request): Promise<Answer> {
  return once(services, request, '/api/templates', async () => {
    const { id, ...written } = request.body as TemplateInput
    if (RESERVED.includes(id)) return invalid([{ field: 'id', message: 'is reserved' }])
    return save(services, request, { id, version: 1, ...written }, () =>
      invalid([{ field: 'id', message: 'is taken by another template' }]),
    )
  })
}

/** POST /api/templates/{template}: the next version, if nobody saved one since. Mails that leave from now on are made of it. */
export function changeTemplate(services: Services, request: Request): Promise<Answer> {
  const id = request.params.template!
  return once(services, request, `/api/templates/${id}`, async () => {
    const { seen, ...written } = request.body as TemplateChange
    const [latest] = await versionsOf(services.db, id)
    if (!latest) return refused(NO_TEMPLATE)
    const late = () =>
      refused({
        refused: 'draft_changed',
        detail: 'Somebody saved the template meanwhile: read it again and bring both together.',
        errors: [{ field: 'seen', message: 'is not the latest version' }],
      })
    if (latest.version !== seen) return late()
    return save(services, request, { id, version: seen + 1, ...written }, late)
  })
}

async function save(
  services: Services,
  request: Request,
  given: Omit<StoredTemplate, 'savedAt' | 'savedBy'>,
  taken: () => Answer,
): Promise<Answer> {
  const wrong = problemsOf(services, request, given)
  if (wrong.length > 0) return invalid(wrong)
  const stored = { ...given, savedAt: services.now(), savedBy: authorOf(request.who) }
  if (!(await insertTemplate(services.db, stored))) return taken()
  forgetTemplates(services)
  return { status: given.version === 1 ? 201 : 200, body: await detailOf(services, given.id) }
}

/** A template that cannot become a mail is not kept. */
function problemsOf(services: Services, { language }: Request, text: TemplateText) {
  const made = compileTemplate(text, fieldNames(services.law.at(services.now()).fields))
  if ('compiled' in made) return []
  return made.faults.map((fault) => {
    const { field, line, message } = problemOf(fault, language)
    return { field, message: field === 'body' ? `${LINE[language]} ${line}: ${message}` : message }
  })
}

const LINE = { en: 'line', de: 'Zeile' }

/** POST /api/templates/preview: nothing is kept. */
export async function preview(services: Services, request: Request): Promise<Answer> {
  const { problems, mail } = await previewOf(services, request.body as PreviewInput, request.language)
  return { status: 200, body: { problems, mail } }
}

const NAMESPACE = '3f0a5d51-7f0f-4f7e-9d0c-6f6b7f3f3c42'

/** POST /api/templates/test: the mail as it is being written, to whoever asks. */
export function test(services: Services, request: Request): Promise<Answer> {
  return once(services, request, '/api/templates/test', async () => {
    const to = await addressOf(services, request)
    if (to === null) return invalid([{ field: 'to', message: 'you have no address here: People knows it' }])
    const send = services.access.sendMail
    if (send === null) return invalid([{ field: 'to', message: 'no mail server is set up' }])
    const { problems, rendered } = await previewOf(services, request.body as PreviewInput, request.language)
    if (rendered === null)
      return invalid(problems.map(({ field, line, message }) => ({ field, message: `${line}: ${message}` })))
    const key = request.headers.get('idempotency-key')
    const id = `test.${key === null ? v7() : v5(key, NAMESPACE)}@${new URL(services.config.publicUrl).hostname}`
    const { subject, html, text } = rendered
    const mail = { id, to, subject: `[${TEST[request.language]}] ${subject}`, html, text }
    try {
      await send(mail)
    } catch (error) {
      services.log.warn('a test mail could not be sent', { error: String(error) })
      return invalid([{ field: 'to', message: 'the mail server did not take it' }])
    }
    return { status: 200, body: { to } }
  })
}

const TEST = { en: 'Test', de: 'Test' }

async function addressOf({ db }: Services, { who }: Request): Promise<string | null> {
  const { rows } = await db.query<{ email: string | null }>(
    'select email from people where workspace_no = 1 and person_id = $1',
    [who.id],
  )
  return rows[0]?.email ?? null
}
