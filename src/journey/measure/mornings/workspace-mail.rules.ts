import { faultsOf } from '#journey/mailing/product.rules.ts'
import type { Check } from '#journey/measure/mornings/contract.ts'
import type { Counts } from '#journey/measure/mornings/workspace.store.ts'

export interface MailSetting {
  /** epoch ms */
  now: number
  /** a mail server is set */
  mail: boolean
  /** mails stay on this machine */
  catches: boolean
  /** the address that the product's own mails come from */
  sender: string
  /** the mailbox that is watched, as people know it; null: none */
  mailbox: string | null
  /** one is named, in a way that cannot be used */
  mailboxUnusable: boolean
}

const MINUTE_MS = 60_000
/** A server that restarts is back by then. */
const FAILS_MS = 5 * MINUTE_MS
/** Somebody looks every 45 seconds. */
const UNSEEN_MS = 15 * MINUTE_MS

/** Whether mail comes in, and whether it may leave. */
export function mailChecks(counts: Counts, setting: MailSetting): Check[] {
  const { mail, catches, sender } = setting
  const isRefused = mail && !catches && faultsOf(sender, '').length > 0
  const { pausedAt, pausedBy, mailsDue } = counts
  return [
    check('sender', isRefused ? 'look' : 'ok', { names: isRefused ? [sender] : [], to: '/mail' }),
    mailboxCheck(counts, setting),
    // a person who let mails rest knows of it; where a limit did, there is a cause to be found
    check('mailing', pausedAt === null ? 'ok' : pausedBy === 'baton' ? 'act' : 'look', {
      ...(pausedAt !== null && { count: mailsDue, since: pausedAt }),
      to: '/mail',
    }),
  ]
}

function mailboxCheck(counts: Counts, { now, mailbox, mailboxUnusable }: MailSetting): Check {
  const to = '/mail'
  if (mailboxUnusable) return check('mailbox', 'act', { to })
  if (mailbox === null) return check('mailbox', 'ok', { to })
  const { mailboxState, mailboxProblem, mailboxSince, mailboxLookedAt } = counts
  const names = [mailbox]
  // a server that has only just started
  if (mailboxState === null || mailboxSince === null) return check('mailbox', 'look', { names, to })
  if (mailboxState === 'failing') {
    const state = now - mailboxSince > FAILS_MS ? 'act' : 'look'
    return check('mailbox', state, { names, to, since: mailboxSince })
  }
  const seen = mailboxLookedAt ?? mailboxSince
  if (now - seen > UNSEEN_MS) return check('mailbox', 'act', { names, to, since: seen })
  return check('mailbox', mailboxProblem === null ? 'ok' : 'look', { names, to, since: mailboxSince })
}

export function check(
  what: Check['what'],
  state: Check['state'],
  more: { count?: number; since?: number | null; names?: string[]; to?: string },
): Check {
  const { count = null, since = null, names = [], to = null } = more
  return { what, state, count, since: since === null ? null : new Date(since).toISOString(), names, to }
}
