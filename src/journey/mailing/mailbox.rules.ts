import type { MailboxProblem } from '#journey/mailing/mailbox.contract.ts'

/** What IMAP_URL says: `imaps://USER:PASSWORD@HOST[:PORT][/FOLDER][?then=seen|move:FOLDER]`. */
export interface MailboxPlace {
  host: string
  port: number
  /** encrypted from the first byte; else the server has to offer STARTTLS, unless it is this machine */
  tls: 'at_once' | 'starttls' | 'as_offered'
  user: string
  password: string
  folder: string
  then: { does: 'nothing' } | { does: 'seen' } | { does: 'move'; to: string }
}

export interface Trouble {
  problem: MailboxProblem
  /** the server's own words; of an address: one of its faults */
  detail: string
}

/** What can be wrong with IMAP_URL. */
export const ADDRESS_FAULTS = ['not_set', 'no_user', 'bad_escape', 'unknown_option', 'bad_then'] as const
export type AddressFault = (typeof ADDRESS_FAULTS)[number]

/** One mail of a mailbox. */
export interface MailboxMail {
  uid: number
  /** when it arrived, epoch ms */
  at: number
  raw: Uint8Array
}

/** A folder that is open. Everything rejects with a `MailboxError` when the server does not do it. */
export interface OpenMailbox {
  uidValidity: number
  /** how many lie in it */
  mails: number
  /** Mails with a larger UID that arrived at `since` or later, in the order of their UIDs, as many at once as memory bears. */
  after: (uid: number, since: number) => AsyncIterable<MailboxMail[]>
  /** Does with mails that were taken what the place says; some may be gone already. */
  settle: (uids: readonly number[]) => Promise<void>
  /** Resolves when something came, the connection ended, or after `ms`. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>
  close: () => Promise<void>
}

/**
 * `signal`: nobody waits any more; what is under way has two seconds to end.
 * @throws {MailboxError} when there is no way to the folder
 */
export type OpenFolder = (place: MailboxPlace, signal?: AbortSignal) => Promise<OpenMailbox>

export class MailboxError extends Error {
  override name = 'MailboxError'
  readonly trouble: Trouble

  constructor(trouble: Trouble) {
    super(trouble.detail)
    this.trouble = trouble
  }
}

export function readPlace(url: string): MailboxPlace | Trouble {
  const parsed = new URL(url)
  const user = decoded(parsed.username)
  const password = decoded(parsed.password)
  const folder = decoded(parsed.pathname.replace(/^\/|\/$/g, '')) ?? null
  if (folder === null || user === null || password === null) return fault('bad_escape')
  if (user === '') return fault('no_user')
  if ([...parsed.searchParams.keys()].some((key) => key !== 'then')) return fault('unknown_option')
  const then = thenOf(parsed.searchParams.get('then'))
  if (then === null) return fault('bad_then')
  // the brackets of an IPv6 address are the URL's
  const host = parsed.hostname.replace(/^\[|\]$/g, '')
  const tls = parsed.protocol === 'imaps:' ? 'at_once' : isThisMachine(host) ? 'as_offered' : 'starttls'
  const port = Number(parsed.port) || (tls === 'at_once' ? 993 : 143)
  return { host, port, tls, user, password, folder: folder || 'INBOX', then }
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

export function fault(detail: AddressFault): Trouble {
  return { problem: 'address', detail }
}

function thenOf(text: string | null): MailboxPlace['then'] | null {
  if (text === null) return { does: 'nothing' }
  if (text === 'seen') return { does: 'seen' }
  const to = /^move:(.+)$/.exec(text)?.[1]
  return to === undefined ? null : { does: 'move', to }
}

/** A password that leaves the machine in the clear is read on the way; one that stays on it is not. */
function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d+){3}$/.test(host)
}

/** By which it is known in the database; no password in it. */
export function keyOf({ host, port, user, folder }: MailboxPlace): string {
  return `${host}:${port}/${encodeURIComponent(user)}/${folder}`
}

/** By which people know it: its address, and the folder where that is not where everything arrives. */
export function nameOf({ host, user, folder }: MailboxPlace): string {
  const address = user.includes('@') ? user : `${user}@${host}`
  return folder.toUpperCase() === 'INBOX' ? address : `${address}/${folder}`
}

const LONGEST_MS = 600_000

/**
 * How long to leave a server alone after it failed so many times in a row. One that does not let us in is asked seldom from
 * the beginning: many lock whoever comes again and again.
 * @returns milliseconds
 */
export function waitAfter(failures: number, problem: MailboxProblem): number {
  if (problem === 'not_signed_in') return LONGEST_MS
  return Math.min(LONGEST_MS, 5_000 * 2 ** Math.min(failures - 1, 10))
}

const DAY = 86_400_000

/** What lay there longer when a mailbox is read for the first time is nobody's answer any more. */
export function beginning(now: number): number {
  return now - 30 * DAY
}

/**
 * When the server numbers mails anew, all are looked at again that may be new; those that were taken are known by what they say.
 * A week, since mails may be moved into a folder later than they arrived.
 */
export function beginningAgain(begins: number, arrived: number | null): number {
  return arrived === null ? begins : Math.max(begins, arrived - 7 * DAY)
}
