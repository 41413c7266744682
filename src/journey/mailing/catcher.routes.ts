import { clearCaught, listCaught, MOST_CAUGHT, readCaught, type CaughtRow } from './catcher.store.ts'
import { invalid, refused } from '#work/respond.ts'
import { mayDo } from '#people/permissions.rules.ts'
import { openCaught } from './catcher.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { CaughtMail, CaughtQuery } from './templates.contract.ts'
import type { Refusal } from '#work/card.ts'
import type { Services } from '#work/services.ts'

const NO_MAIL: Refusal = { refused: 'not_found', detail: 'There is no such mail, or it is no longer kept.' }

/**
 * GET /api/mail/caught. Mails to leads are for whoever writes them; those to people here may hold links with which a
 * password is set, so they are for admins.
 */
export async function caughtMails(services: Services, { who, query }: Request): Promise<Answer> {
  const found = await listCaught(services.db, query as CaughtQuery, mayDo(who, 'admin'))
  if (!found) return invalid([{ field: 'cursor', message: 'is not a cursor of this list' }])
  const catching = services.config.catchMail === true
  const body = { items: found.items.map(viewOf), next: found.next, catching, most: MOST_CAUGHT }
  return { status: 200, body }
}

function viewOf({ id, at, sender, recipients, subject, to_lead, size }: CaughtRow): CaughtMail {
  return { id, at: new Date(at).toISOString(), from: sender, to: recipients, subject, toLead: to_lead, size }
}

/** GET /api/mail/caught/{mail} */
export async function caughtMail(services: Services, { who, params }: Request): Promise<Answer> {
  const found = await find(services, who, params.mail!)
  if (!found) return refused(NO_MAIL)
  const { html, ...opened } = await openCaught(found.raw)
  return { status: 200, body: { ...viewOf(found), ...opened, hasHtml: html !== null } }
}

async function find(services: Services, who: Request['who'], id: string) {
  return UUID.test(id) ? readCaught(services.db, id, mayDo(who, 'admin')) : null
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** A mail may hold anything: it gets an origin of its own, no script, nothing from anywhere, and only our page may frame it. */
const CAGE = [
  'sandbox',
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
].join('; ')

/** GET /api/mail/caught/{mail}/html */
export async function caughtHtml(services: Services, { who, params }: Request): Promise<Answer> {
  const found = await find(services, who, params.mail!)
  if (!found) return refused(NO_MAIL)
  const { html } = await openCaught(found.raw)
  if (html === null) return refused(NO_MAIL)
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': CAGE,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  }
  return { status: 200, stream: html, headers }
}

/** DELETE /api/mail/caught */
export async function throwCaughtAway(services: Services, { who }: Request): Promise<Answer> {
  await clearCaught(services.db, mayDo(who, 'admin'))
  return { status: 204 }
}
