import { createHmac } from 'node:crypto'
import { lookup } from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import { isIP } from 'node:net'
import { isPublic } from '#integrations/webhooks/addresses.ts'
import type { LookupFunction } from 'node:net'

export interface Delivery {
  url: string
  secret: string
  privateAllowed: boolean
  /** stays the same when it is tried again */
  id: string
  body: string
  /** epoch ms */
  now: number
}

/** taken: answered with 2xx · later: worth another try · never: the address or the answer says that it is not */
export type Delivered = { outcome: 'taken' | 'later' | 'never'; detail: string }

const WITHIN_MS = 10_000

/**
 * Posts a delivery once, follows no redirects, and waits at most ten seconds. The name is resolved here and the connection
 * goes to the very address that was looked at, so that a name cannot answer twice in two ways (DNS rebinding).
 */
export function postWebhook(delivery: Delivery, withinMs = WITHIN_MS): Promise<Delivered> {
  const { url, privateAllowed, body } = delivery
  const to = new URL(url)
  const host = to.hostname.replace(/^\[|\]$/g, '')
  if (!privateAllowed && isIP(host) !== 0 && !isPublic(host)) return Promise.resolve(forbidden(host))
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
    asked.on('response', (response) => {
      response.resume()
      resolve(judged(response.statusCode ?? 0))
    })
    asked.on('error', (error: Error & { forbidden?: string }) => {
      resolve(
        error.forbidden === undefined
          ? {
              outcome: 'later',
              detail:
                error.name === 'AbortError' || error.name === 'TimeoutError'
                  ? 'no answer in time'
                  : error.message,
            }
          : forbidden(error.forbidden),
      )
    })
    asked.end(body)
  })
}

/** `v1`: HMAC-SHA-256 of the moment, a dot and the body, so that a delivery that was overheard cannot be sent again later. */
export function signatureOf(secret: string, seconds: number, body: string): string {
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`
}

function headersOf({ id, secret, body, now }: Delivery): Record<string, string> {
  return {
    'content-type': 'application/json',
    'user-agent': 'Baton',
    'idempotency-key': id,
    'baton-signature': signatureOf(secret, Math.floor(now / 1000), body),
  }
}

function judged(status: number): Delivered {
  const detail = `answered ${status}`
  if (status >= 200 && status < 300) return { outcome: 'taken', detail }
  // too early, too many, and whatever is wrong over there may be right later; the rest is about what we sent
  const again = status === 408 || status === 425 || status === 429 || status >= 500
  return { outcome: again ? 'later' : 'never', detail }
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

function forbidden(address: string): Delivered {
  return {
    outcome: 'never',
    detail: `${address} is an address of a private network, which this system is not allowed`,
  }
}
