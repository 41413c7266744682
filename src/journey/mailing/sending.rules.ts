import type { MailSettings, PauseLimits, WarmUp } from '#journey/mailing/sending.contract.ts'

/** What sending decides without looking anywhere: what a mail is, what came of it, how many may leave, when to try again. */

/** A mail as it is handed to whoever posts it. */
export interface Outgoing {
  /** Message-ID without brackets; the same mail has the same one */
  id: string
  from: { name: string; address: string }
  replyTo: string | null
  /** where it comes back to (the envelope's sender) */
  returnPath: string
  to: string
  subject: string
  text: string
  html: string
  headers: Record<string, string>
  signing: Signing | null
}

/** DKIM (RFC 6376). */
export interface Signing {
  domain: string
  selector: string
  privateKey: string
}

/** What became of a mail that was handed over. */
export type Posted =
  | { came: 'sent'; detail: string }
  /** for good (5xx). hard: the address is none, so that nothing else should be sent there */
  | { came: 'refused'; hard: boolean; code: string | null; detail: string }
  /** for now (4xx), this mail; certainly not sent */
  | { came: 'later'; detail: string }
  /** the last byte may have left and nobody answered: never again */
  | { came: 'unclear'; detail: string }
  /** the server is not there or takes nothing from us; certainly not sent, and no fault of this mail */
  | { came: 'down'; detail: string }

/** Hands mails to a server; `deliver` never rejects, and takes as many at once as `width` says. */
export interface Post {
  width: number
  deliver: (mail: Outgoing) => Promise<Posted>
  close: () => void
}

export const DEFAULT_SETTINGS: MailSettings = {
  name: 'Baton',
  address: null,
  replyTo: null,
  returnPath: null,
  organisation: '',
  postal: '',
  signing: false,
  trackClicks: true,
  trackOpens: false,
  perSecond: null,
  perDay: null,
  warmUp: null,
  pause: { complaints: 0.3, bounces: 5, over: 1_000, least: 200 },
  incoming: { newSenders: true, source: 'mail', touch: 'email_received', mailboxes: [] },
}

/** Settings of an older version have fewer parts. */
export function withDefaults(saved: Partial<MailSettings> | null): MailSettings {
  const { pause, incoming } = DEFAULT_SETTINGS
  return {
    ...DEFAULT_SETTINGS,
    ...saved,
    pause: { ...pause, ...saved?.pause },
    incoming: { ...incoming, ...saved?.incoming },
  }
}

/** The address in From. Without one of the workspace's own it is made up, as that of the product's other mails is. */
export function senderAddress(settings: MailSettings, publicUrl: string): string {
  return settings.address ?? `baton@${new URL(publicUrl).hostname}`
}

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase()
}

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

/** How many mails may leave on the day (UTC) of this moment; null: as many as there are. */
export function dayLimit({ perDay, warmUp }: MailSettings, now: number): number | null {
  const warming = warmUp === null ? null : warmUpLimit(warmUp, now)
  if (warming === null) return perDay
  return perDay === null ? warming : Math.min(perDay, warming)
}

/** Compound growth by days; null once it is over, and 0 before its first day. */
export function warmUpLimit({ since, first, growth, until }: WarmUp, now: number): number | null {
  const day = Math.floor((now - Date.parse(`${since}T00:00:00Z`)) / DAY_MS)
  if (day < 0) return 0
  const limit = Math.floor(first * (1 + growth / 100) ** day)
  return limit >= until ? null : limit
}

const FIRST_WAIT_MS = 5 * 60_000
const LONGEST_WAIT_MS = 8 * HOUR_MS
const MOST_ATTEMPTS = 8

/** When a mail that was put off is tried again: waits grow threefold, some 24 hours in all. Null: given up. */
export function againAt(attempts: number, now: number): number | null {
  if (attempts >= MOST_ATTEMPTS) return null
  return now + Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 3 ** Math.max(0, attempts - 1))
}

const FIRST_REST_MS = 2_000
const LONGEST_REST_MS = 10 * 60_000

/** How long nothing is handed over after a server was away so many times in a row. */
export function restMs(failures: number): number {
  return Math.min(LONGEST_REST_MS, FIRST_REST_MS * 2 ** Math.max(0, Math.min(failures, 20) - 1))
}

export interface Counted {
  mails: number
  hard: number
  complaints: number
}

export interface Rates {
  bounceRate: number | null
  complaintRate: number | null
}

/** Percent of the mails looked at; null where there are too few to judge. */
export function ratesOf({ mails, hard, complaints }: Counted, { least }: PauseLimits): Rates {
  if (mails < least) return { bounceRate: null, complaintRate: null }
  const percent = (n: number): number => Math.round((n / mails) * 100_000) / 1_000
  return { bounceRate: percent(hard), complaintRate: percent(complaints) }
}

/** Which limit is passed; complaints weigh more. */
export function passed(counted: Counted, limits: PauseLimits): 'complaints' | 'bounces' | null {
  const { bounceRate, complaintRate } = ratesOf(counted, limits)
  if (complaintRate !== null && complaintRate > limits.complaints) return 'complaints'
  return bounceRate !== null && bounceRate > limits.bounces ? 'bounces' : null
}
