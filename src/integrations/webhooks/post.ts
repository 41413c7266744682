import { createHmac } from 'node:crypto'
import { lookup } from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import { isIP } from 'node:net'
import { isPublic } from '#integrations/webhooks/addresses.ts'
import type { Delivered, Delivery } from '#journey/nurture/hooks.rules.ts'
import type { LookupFunction } from 'node:net'

const WITHIN_MS = 10_000
/** Of an answer as much as tells somebody what is wrong over there. */
const ANSWER_CHARS = 300

/**
 * Posts a delivery once, follows no redirects, and waits at most ten seconds. The name is resolved here and the connection
 * goes to the very address that was looked at, so that a name cannot answer twice in two ways (DNS rebinding).
 */
export function postWebhook(delivery: Delivery, withinMs = WITHIN_MS): Promise<Delivered> {
  const { url, privateAllowed, body } = delivery
  const began = performance.now()
  const came = (what: Judged, status: number | null, answer = ''): Delivered => {
    return { detail: '', ...what, status, answer, ms: Math.round(performance.now() - began) }
  }
  const to = new URL(url)
  const host = to.hostname.replace(/^\[|\]$/g, '')
  if (!privateAllowed && isIP(host) !== 0 && !isPublic(host))
    return Promise.resolve(came(forbidden(host), null))
  const { request } = to.protocol === 'https:' ? https : http
  return new Promise((resolve) => {
    const asked = request(to, {
      method: 'POST',
      headers: { ...headersOf(delivery), 'content-length': Buffer.byteLength(body) },
      lookup: privateAllowed ? undefined : publicOnly,
      // one connection each: another hook at the same name may be allowed what this one is not
      agent: false,
      signal: AbortSignal.timeout(withinMs),
    } as https.RequestOptions)
    let isAnswered = false
    asked.on('response', (response) => {
      isAnswered = true
      const status = response.statusCode ?? 0
      let answer = ''
      const done = () => resolve(came(judged(status), status, tidy(answer)))
      response.setEncoding('utf8')
      response.on('data', (piece: string) => {
        answer += piece
        // a status is an answer, however much follows it
        if (answer.length > 4 * ANSWER_CHARS) asked.destroy()
      })
      response.on('error', done)
      response.on('close', done)
    })
    // what breaks after the status does not undo it
    asked.on('error', (error: Failed) => isAnswered || resolve(came(failed(error), null)))
    asked.end(body)
  })
}

/**
 * `v1`: HMAC-SHA-256 of the moment, a dot and the body, so that a delivery that was overheard cannot be sent again later.
 * One for each secret: whoever knows only one of them looks for theirs.
 */
export function signatureOf(secrets: string[], seconds: number, body: string): string {
  const signed = secrets.map(
    (secret) => `v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`,
  )
  return [`t=${seconds}`, ...signed].join(',')
}

function headersOf({ id, secrets, body, now }: Delivery): Record<string, string> {
  return {
    'content-type': 'application/json',
    'user-agent': 'Baton',
    'idempotency-key': id,
    'baton-signature': signatureOf(secrets, Math.floor(now / 1000), body),
  }
}

type Judged = Pick<Delivered, 'outcome' | 'reason'> & { detail?: string }

/** Too early, too many, and whatever is wrong over there may be right later; the rest is about what we sent. */
function judged(status: number): Judged {
  if (status >= 200 && status < 300) return { outcome: 'taken', reason: 'taken' }
  if (status === 408 || status === 425 || status === 429) return { outcome: 'later', reason: 'busy' }
  if (status >= 500) return { outcome: 'later', reason: 'broken' }
  if (status === 410) return { outcome: 'never', reason: 'gone' }
  return { outcome: 'never', reason: status >= 300 && status < 400 ? 'moved' : 'refused' }
}

type Failed = Error & { forbidden?: string; code?: string }

/** By the codes of the operating system and of OpenSSL; what nobody answered is worth another try. */
function failed(error: Failed): Judged {
  if (error.forbidden !== undefined) return forbidden(error.forbidden)
  const { name, message, code = '' } = error
  if (name === 'AbortError' || name === 'TimeoutError') return { outcome: 'later', reason: 'silent' }
  const detail = code || message.slice(0, 300)
  if (code === 'ECONNRESET' || code === 'EPIPE' || code.startsWith('HPE_'))
    return { outcome: 'later', reason: 'closed', detail }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return { outcome: 'later', reason: 'unknown_host', detail }
  const isTrust = /^(CERT_|ERR_TLS|ERR_SSL|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/.test(code)
  return { outcome: 'later', reason: isTrust ? 'untrusted' : 'unreachable', detail }
}

/** One line that PostgreSQL and a screen can hold. */
function tidy(answer: string): string {
  return answer
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, ANSWER_CHARS)
    .toWellFormed()
}

const publicOnly: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, '', 0)
    const hidden = addresses.find(({ address }) => !isPublic(address))
    if (hidden || addresses.length === 0) {
      return done(Object.assign(new Error('not public'), { forbidden: hidden?.address ?? hostname }), '', 0)
    }
    if (options.all === true) return (done as (e: null, all: typeof addresses) => void)(null, addresses)
    done(null, addresses[0]!.address, addresses[0]!.family)
  })
}

/** `detail`: the address of a private network that the name led to. */
function forbidden(address: string): Judged {
  return { outcome: 'never', reason: 'private_address', detail: address }
}
