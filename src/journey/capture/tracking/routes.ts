import { opened } from '#journey/mailing/links.rules.ts'
import { isLikely } from '#journey/capture/tracking/hits.rules.ts'
import { refused } from '#work/respond.ts'
import { sitesHeard } from '#journey/capture/tracking/visits.store.ts'
import { take } from '#journey/capture/tracking/intake.ts'
import { trackingScript } from '#journey/capture/tracking/script.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Services } from '#work/services.ts'

const EVERYBODY = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' }

/** GET /t.js: the tracking script. */
export async function script(): Promise<Answer> {
  const headers = {
    ...EVERYBODY,
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=3600',
  }
  return { status: 200, stream: trackingScript(), headers }
}

const TAKEN: Answer = { status: 202, headers: { ...EVERYBODY, 'content-length': '0' } }

/** POST /t: a page view, on disk when it is answered. What the script would not send is left alone: nobody reads an answer. */
export async function hit(services: Services, request: Request): Promise<Answer> {
  // read when it is taken further: that can wait, the page cannot
  if (isLikely(request.raw))
    await take(services, { kind: 'page', body: { raw: request.raw, ...asked(request) } })
  return TAKEN
}

/** What the request says of who or what sent it. No address is kept. */
function asked({ headers, method }: Request): object {
  return {
    agent: (headers.get('user-agent') ?? '').slice(0, 300),
    method,
    purpose: ['sec-purpose', 'purpose', 'x-purpose', 'x-moz']
      .map((name) => headers.get(name) ?? '')
      .join(' ')
      .trim()
      .slice(0, 60),
    via: `${headers.get('via') ?? ''} ${headers.get('from') ?? ''}`.trim().slice(0, 120),
    language: headers.has('accept-language'),
  }
}

const NOWHERE = refused({ refused: 'not_found', detail: 'This link does not lead anywhere.' })

/** GET /c/TOKEN: on to where the link of a mail leads. What clicked is judged later: a redirect acts on nothing. */
export async function click(services: Services, request: Request): Promise<Answer> {
  const link = opened(services, request.params.token!, 'click')
  if (!link?.url || !/^https?:\/\//i.test(link.url) || !URL.canParse(link.url)) return NOWHERE
  const { lead, message, url } = link
  const id = await take(services, { kind: 'click', body: { lead, message, url, ...asked(request) } })
  const target = new URL(url)
  // only where the script reads it and takes it off again
  if (await sitesHeard(services, target.host)) target.searchParams.set('baton_click', id)
  const headers = { location: target.href, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' }
  return { status: 302, headers }
}

const PIXEL = Uint8Array.from(atob('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'), (letter) =>
  letter.charCodeAt(0),
)

/** GET /o/TOKEN.gif: the picture of a mail that was opened, or looked at by software. */
export async function open(services: Services, request: Request): Promise<Answer> {
  const link = opened(services, request.params.token!.replace(/\.gif$/, ''), 'open')
  if (link) {
    const { lead, message } = link
    await take(services, { kind: 'open', body: { lead, message, ...asked(request) } })
  }
  const headers = { ...EVERYBODY, 'content-type': 'image/gif', 'cache-control': 'no-store' }
  return { status: 200, stream: new Blob([PIXEL]).stream(), headers }
}
