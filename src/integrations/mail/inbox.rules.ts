import { plain } from './posted.rules.ts'
import type { MailboxProblem } from '#journey/mailing/mailbox.contract.ts'
import type { MailboxPlace, Trouble } from '#journey/mailing/mailbox.rules.ts'

/** What the library says of a failure. */
export interface ImapFailure {
  message?: string | undefined
  code?: string | undefined
  responseText?: string | undefined
  authenticationFailed?: boolean | undefined
  tlsFailed?: boolean | undefined
  reason?: string | undefined
}

/** During what it failed: until a folder is open, the server speaks of us. */
export type During = 'connect' | 'open' | 'read' | 'settle'

const SILENT: ReadonlySet<string> = new Set([
  'CONNECT_TIMEOUT',
  'GREETING_TIMEOUT',
  'UPGRADE_TIMEOUT',
  'ETIMEOUT',
  'ETIMEDOUT',
])
const AWAY: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
])
const CLOSED: ReadonlySet<string> = new Set([
  'EConnectionClosed',
  'NoConnection',
  'ClosedAfterConnectText',
  'ClosedAfterConnectTLS',
  'StateLogout',
  'ECONNRESET',
  'EPIPE',
])
/** Of Node's TLS: what is wrong with a certificate. */
const CERTIFICATE = /^(CERT_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|ERR_TLS|ERR_SSL|EPROTO|HOSTNAME_MISMATCH)/

export function troubleOf(failure: ImapFailure, during: During, { password }: MailboxPlace): Trouble {
  const said = plain(failure.responseText ?? failure.reason ?? failure.message ?? '')
  // some servers repeat what they were told
  const detail = password === '' ? said : said.replaceAll(password, '***')
  return { problem: problemOf(failure, during), detail }
}

function problemOf({ code = '', ...failure }: ImapFailure, during: During): MailboxProblem {
  if (failure.authenticationFailed) return 'not_signed_in'
  if (failure.tlsFailed || CERTIFICATE.test(code)) return 'no_tls'
  if (SILENT.has(code)) return 'silent'
  if (AWAY.has(code)) return 'unreachable'
  if (CLOSED.has(code)) return 'closed'
  if (failure.responseText !== undefined) {
    if (during === 'open') return 'no_folder'
    if (during === 'settle') return 'cannot_mark'
  }
  return 'strange'
}
