import { v7 } from 'uuid'
import { addressesOf } from '#journey/consent/person-keys.store.ts'
import { agreed } from '#journey/nurture/rules.ts'
import { askErasure, isErasureAsked } from '#journey/consent/requests.store.ts'
import {
  askPage,
  forgottenPage,
  nobodyPage,
  preferencesPage,
  stoppedPage,
} from '#journey/consent/preferences.page.rules.ts'
import { BY, choose, pause, pauseUntil, rename, stopAll } from '#journey/consent/preferences.rules.ts'
import { DONES } from '#journey/consent/preferences.words.rules.ts'
import { formFields } from '#platform/http/form-body.ts'
import { keyOf } from '#journey/outreach/suppression.rules.ts'
import { leaveAlone } from '#work/left-alone.store.ts'
import { linkPath, opened } from '#journey/mailing/links.rules.ts'
import { loadLead } from '#work/lead.store.ts'
import { PAGE_STYLE } from '#journey/consent/page-style.rules.ts'
import { personFile } from '#journey/consent/person-file.ts'
import { personPage } from '#journey/consent/person-page.rules.ts'
import { readPurposes } from '#journey/consent/purposes.store.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Card, Told } from '#work/card.ts'
import type { Done } from '#journey/consent/preferences.words.rules.ts'
import type { Services } from '#work/services.ts'

/** Pages without sign-in: the token of the link says whose they are. Only POST changes anything (RFC 8058, RFC 9110). */

/** GET /u/TOKEN */
export async function askToStop(services: Services, request: Request): Promise<Answer> {
  const card = await cardOf(services, request, 'unsubscribe')
  if (card === 'gone') return html(forgottenPage(null, request.language), 410)
  if (card === 'unknown') return nobody(card, request)
  return html(askPage(card.person.email ?? null, preferencesOf(services, card), request.language))
}

/** POST /u/TOKEN: by the mail program's own button (RFC 8058) or by the page's. */
export async function stop(services: Services, request: Request): Promise<Answer> {
  const card = await cardOf(services, request, 'unsubscribe')
  if (card === 'unknown') return nobody(card, request)
  const fields = await formFields(request)
  if (card === 'gone') return keepAway(services, request, fields)
  const how = fields?.get('List-Unsubscribe') === 'One-Click' ? 'one_click' : 'preferences'
  await say(services, card, (known, now) => stopAll(known, now, how))
  return html(stoppedPage(preferencesOf(services, card), request.language))
}

/** Nothing tells any more whose link it was; the address that they give is kept as a code alone. */
async function keepAway(
  services: Services,
  { language }: Request,
  fields: URLSearchParams | null,
): Promise<Answer> {
  const given = fields?.get('address') ?? null
  if (given === null) return html(forgottenPage(null, language), 410)
  const keyed = keyOf(given.trim(), 'email')
  if ('problem' in keyed) return html(forgottenPage('noAddress', language), 422)
  const wish = { mail: null, key: keyed.key, value: null, source: 'a link of a mail' }
  await leaveAlone(services.db, [wish], BY, services.now())
  return html(forgottenPage('listed', language))
}

/** GET /p/TOKEN */
export async function preferences(services: Services, request: Request): Promise<Answer> {
  const card = await cardOf(services, request, 'preferences')
  if (typeof card === 'string') return nobody(card, request)
  const { done } = request.query as { done?: string }
  return show(services, request, card, DONES.find((one) => one === done) ?? null)
}

/** POST /p/TOKEN: one of the page's forms. */
export async function prefer(services: Services, request: Request): Promise<Answer> {
  const card = await cardOf(services, request, 'preferences')
  if (typeof card === 'string') return nobody(card, request)
  const fields = await formFields(request)
  if (fields === null) return nobody('unknown', request)
  const { language } = request
  const what = fields.get('do')
  if (what === 'data') return data(services, request, card, fields)
  const done = await act(services, card, what, fields, language)
  if (done === null) return show(services, request, card, null)
  // the page is asked for again, so that going back and reloading repeat nothing
  const location = `${linkPath(services, { lead: card.leadId, message: null, what: 'preferences' })}?done=${done}`
  return { status: 303, headers: { location, 'cache-control': 'no-store' } }
}

/** GET /preferences.css */
export async function style(): Promise<Answer> {
  const headers = { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'max-age=3600' }
  return { status: 200, stream: PAGE_STYLE, headers }
}

async function act(
  services: Services,
  card: Card,
  what: string | null,
  fields: URLSearchParams,
  language: Request['language'],
): Promise<Done | null> {
  if (what === 'save') {
    const purposes = await readPurposes(services.db)
    const sent = { purposes, shown: fields.getAll('shown'), topics: fields.getAll('topic'), language }
    await say(services, card, (known, now) => choose(known, now, sent))
    return 'saved'
  }
  if (what === 'off') {
    await say(services, card, (known, now) => stopAll(known, now, 'preferences'))
    return 'off'
  }
  if (what === 'pause' || what === 'resume') {
    await say(services, card, (known, now) => pause(known, now, what === 'pause' ? pauseUntil(now) : now))
    return what === 'pause' ? 'paused' : 'resumed'
  }
  if (what === 'name') {
    const [first, last] = ['firstName', 'lastName'].map((name) => line(fields.get(name)))
    await say(services, card, (known, now) => rename(known, now, first!, last!))
    return 'named'
  }
  if (what !== 'erase') return null
  await askErasure(services.db, card.leadId, v7(), services.now())
  services.changes.topic('rights')
  return 'erase'
}

/** A name is one line of text that the store can hold. */
function line(given: string | null): string {
  return (given ?? '')
    .toWellFormed()
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
    .slice(0, 200)
}

async function data(
  services: Services,
  request: Request,
  card: Card,
  fields: URLSearchParams,
): Promise<Answer> {
  const { emails } = await addressesOf(services.db, card.leadId)
  const given = (fields.get('address') ?? '').trim().toLowerCase()
  if (!emails.includes(given)) return show(services, request, card, 'wrongAddress')
  const file = (await personFile(services, card.leadId, request.language))!
  return fields.get('as') === 'json' ? asJson(file) : asPage(personPage(file, request.language))
}

export function asJson(file: object): Answer {
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': 'attachment; filename="person.json"',
    'cache-control': 'no-store',
  }
  return { status: 200, stream: `${JSON.stringify(file, null, 2)}\n`, headers }
}

export function asPage(page: string): Answer {
  const headers = { 'content-disposition': 'attachment; filename="person.html"' }
  return html(page, 200, headers)
}

async function show(
  services: Services,
  { language }: Request,
  { leadId, person, state }: Card,
  said: Done | 'wrongAddress' | null,
): Promise<Answer> {
  const purposes = await readPurposes(services.db)
  const topics = purposes
    .map((purpose) => ({ purpose, agreed: agreed(state, purpose.id) }))
    .filter((one) => one.agreed || !one.purpose.retired)
  const paused = state.awayUntil !== undefined && state.awayUntil > services.now()
  const shown = {
    address: person.email ?? null,
    firstName: person.firstName ?? '',
    lastName: person.lastName ?? '',
    topics,
    pausedUntil: paused ? state.awayUntil! : null,
    eraseAsked: await isErasureAsked(services.db, leadId),
  }
  return html(preferencesPage(shown, said, language), said === 'wrongAddress' ? 422 : 200)
}

async function cardOf(
  services: Services,
  { params }: Request,
  what: 'unsubscribe' | 'preferences',
): Promise<Card | 'gone' | 'unknown'> {
  const link = opened(services, params.token!, what)
  const found = link && (await loadLead(services.db, link.lead))
  if (!found) return 'unknown'
  return found.card.state.erased ? 'gone' : found.card
}

async function say(
  services: Services,
  { leadId }: Card,
  decide: (card: Card, now: number) => Told,
): Promise<void> {
  await services.gatherer.do({ target: { leadId }, decide: (card, now) => decide(card!, now) })
}

function preferencesOf(services: Services, { leadId }: Card): string {
  return linkPath(services, { lead: leadId, message: null, what: 'preferences' })
}

function nobody(why: 'gone' | 'unknown', { language }: Request): Answer {
  return html(nobodyPage(why, language), why === 'gone' ? 410 : 404)
}

/** Under `no-referrer` a browser sends a form with the origin `null`, which the guard takes for another site. */
function html(page: string, status = 200, more: Record<string, string> = {}): Answer {
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'referrer-policy': 'same-origin',
    'x-robots-tag': 'noindex',
    ...more,
  }
  return { status, stream: page, headers }
}
