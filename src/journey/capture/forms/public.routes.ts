import { confirmHeld, heldBehind } from '#journey/capture/forms/confirm.ts'
import { confirmPart, formPart, hiddenFields, messagePart } from '#journey/capture/forms/page.rules.ts'
import { formWords } from '#journey/capture/forms/words.rules.ts'
import { page } from '#journey/capture/forms/page.ts'
import { problem } from '#platform/http/problem.ts'
import { publishedForm } from '#journey/capture/forms/published.ts'
import { circumstances, LAST, PAGE, wayIn } from '#journey/capture/forms/sent.rules.ts'
import { shownForm } from '#journey/capture/forms/shown.ts'
import { submitForm } from '#journey/capture/forms/submit.ts'
import { tally } from '#journey/capture/forms/counts.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { FormDocument, Submitted } from '#journey/capture/forms/contract.ts'
import type { FormRefusal, Outcome } from '#journey/capture/forms/submit.ts'
import type { Published } from '#journey/capture/forms/published.ts'
import type { Services } from '#work/services.ts'

const STATUS: Record<FormRefusal, number> = {
  not_found: 404,
  closed: 410,
  too_many: 429,
  too_large: 413,
  stale: 422,
  quick: 422,
  invalid: 422,
}
/** Programs that say what they are; a form that they look at was not seen by anybody. */
const PROGRAM = /bot\b|crawl|spider|slurp|preview|scan|monitor|curl|wget|python|headless(?!chrome)/i

/** GET /f/FORM: the form on a page of its own, for visitors with and without scripts. */
export async function formPage(services: Services, request: Request): Promise<Answer> {
  const form = await publishedForm(services.db, request.params.form!)
  if (!form) return missing(request.language)
  const words = formWords(form.document.language)
  if (!form.open)
    return page(form.document, 410, form.document.title, messagePart(form.document.title, words.closed))
  seen(services, form, request)
  const query = new URLSearchParams(Object.entries(request.query as Record<string, string>))
  const hidden = hiddenFields(`${services.config.publicUrl}/f/${form.id}`, wayIn(query))
  const shown = await shownForm(services, form, null)
  const nothing = { sent: new Map(), message: null, problems: [] }
  return page(form.document, 200, form.document.title, formPart(shown, nothing, hidden))
}

/** GET /f/FORM/definition: the same for the element on pages of others. */
export async function formDefinition(services: Services, request: Request): Promise<Answer> {
  const form = await publishedForm(services.db, request.params.form!)
  const from = originOf(services, request)
  if (!form) return refusal(404, 'not_found', 'There is no such form', from)
  if (!mayStand(form.document, from))
    return refusal(403, 'not_permitted', 'This form is not for this site', null)
  if (!form.open) return refusal(410, 'closed', formWords(form.document.language).closed, from)
  seen(services, form, request)
  const { visitor } = circumstances(
    new Map([['_visitor', (request.query as { visitor?: string }).visitor ?? '']]),
  )
  return { status: 200, body: await shownForm(services, form, visitor), headers: readable(from) }
}

/** POST /f/FORM: a page where a browser asks, JSON where a script does. */
export async function takeForm(services: Services, request: Request): Promise<Answer> {
  const id = request.params.form!
  const wantsJson = /\bjson\b/.test(request.headers.get('accept') ?? '')
  const from = originOf(services, request)
  const form = await publishedForm(services.db, id)
  if (form && !mayStand(form.document, from))
    return refusal(403, 'not_permitted', 'This form is not for this site', null)
  if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers.get('content-type') ?? ''))
    return refusal(415, 'not_a_form', 'Send application/x-www-form-urlencoded', from)
  const outcome = await submitForm(services, id, request.raw, request.address ?? '')
  if (wantsJson) return told(outcome, from)
  if (outcome.taken) return thanked(outcome.form)
  return outcome.form ? again(services, outcome, outcome.form) : missing(request.language)
}

function told(outcome: Outcome, from: string | null): Answer {
  if (outcome.taken) return { status: 202, body: afterwards(outcome.form.document), headers: readable(from) }
  const { because, message, problems, wait } = outcome
  const body = problem(STATUS[because], because, message, message, [...problems])
  const later = wait === undefined ? {} : { 'retry-after': String(wait) }
  return {
    status: body.status,
    body,
    headers: { ...readable(from), ...later, 'content-type': 'application/problem+json' },
  }
}

function afterwards({ after, doubleOptIn, language }: FormDocument): Submitted {
  // where somebody still has to do something, they are told so, wherever the form would lead
  return doubleOptIn ? { do: 'thank', text: formWords(language).confirmSent } : after
}

/** See other (RFC 9110, 15.4.4): reloading the page that follows sends nothing again. */
function thanked({ id, document }: Published): Answer {
  const after = afterwards(document)
  return { status: 303, headers: { location: after.do === 'redirect' ? after.to : `/f/${id}/thanks` } }
}

async function again(
  services: Services,
  { because, message, problems, sent, wait }: Outcome & { taken: false },
  form: Published,
): Promise<Answer> {
  const shown = await shownForm(services, form, null)
  const hidden = Object.fromEntries(
    [PAGE, LAST].flatMap((name) => (sent.has(name) ? [[name, sent.get(name)!]] : [])),
  )
  const body =
    because === 'closed'
      ? messagePart(form.document.title, message)
      : formPart(shown, { sent, message, problems }, hidden)
  const answer = await page(form.document, STATUS[because], form.document.title, body)
  return wait === undefined
    ? answer
    : { ...answer, headers: { ...answer.headers, 'retry-after': String(wait) } }
}

/** GET /f/FORM/thanks */
export async function formThanks(services: Services, request: Request): Promise<Answer> {
  const form = await publishedForm(services.db, request.params.form!)
  if (!form) return missing(request.language)
  const { document } = form
  const after = afterwards(document)
  const title = document.doubleOptIn ? formWords(document.language).confirmTitle : document.title
  return page(document, 200, title, messagePart(title, after.do === 'thank' ? after.text : ''))
}

/** GET /f/confirm/TOKEN: asks; a visit alone confirms nothing. */
export async function askConfirmation(services: Services, request: Request): Promise<Answer> {
  const { form, held } = await heldBehind(services, request.params.token!)
  if (!form || !held) return missing(request.language)
  const { document } = form
  const words = formWords(document.language)
  if (held.state === 'confirmed')
    return page(document, 200, document.title, messagePart(document.title, words.confirmed))
  if (held.state === 'faded')
    return page(document, 410, document.title, messagePart(document.title, words.confirmGone))
  const action = `/f/confirm/${request.params.token!}`
  return page(document, 200, document.title, confirmPart(document.title, words, action))
}

/** POST /f/confirm/TOKEN */
export async function confirm(services: Services, request: Request): Promise<Answer> {
  const { form, confirmed } = await confirmHeld(services, request.params.token!)
  if (!form) return missing(request.language)
  const { document } = form
  const words = formWords(document.language)
  if (!confirmed) return page(document, 410, document.title, messagePart(document.title, words.confirmGone))
  if (document.after.do === 'redirect') return { status: 303, headers: { location: document.after.to } }
  return page(document, 200, document.title, messagePart(words.confirmed, document.after.text))
}

function missing(language: 'en' | 'de'): Promise<Answer> {
  const title = formWords(language).notFound
  return page({ language, accent: '#1f6feb' }, 404, title, messagePart(title, ''))
}

function seen(services: Services, form: Published, request: Request): void {
  if (!PROGRAM.test(request.headers.get('user-agent') ?? '')) tally(services, form.id, 'views')
}

/** The site that asks, null for our own pages and for whoever says nothing of it. */
function originOf({ config }: Services, { headers }: Request): string | null {
  const origin = headers.get('origin')
  const host = headers.get('host') ?? ''
  const own = [`http://${host}`, `https://${host}`, new URL(config.publicUrl).origin]
  return origin === null || own.includes(origin) ? null : origin
}

function mayStand({ origins }: FormDocument, from: string | null): boolean {
  return from === null || origins.includes(from)
}

function readable(from: string | null): Record<string, string> {
  return from === null ? {} : { 'access-control-allow-origin': from, vary: 'origin' }
}

function refusal(status: number, code: string, title: string, from: string | null): Answer {
  const headers = { ...readable(from), 'content-type': 'application/problem+json' }
  return { status, body: problem(status, code, title), headers }
}
