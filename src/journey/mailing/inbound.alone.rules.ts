import { keyOf } from '#journey/outreach/suppression.rules.ts'
import type { Followed } from '#journey/mailing/inbound.reasons.rules.ts'
import type { Incoming } from '#journey/mailing/inbound.mail.rules.ts'
import type { LeftAlone } from '#work/left-alone.store.ts'
import type { Sorted } from '#journey/mailing/inbound.sort.rules.ts'

export type Wish = Omit<LeftAlone, 'mail'> & { value: string }

const SOURCES = {
  unsubscribe: 'a mail of theirs',
  opt_out_report: 'a report of the mailbox provider',
  complaint: 'a report as spam',
} as const

/**
 * Who asks to be left alone in a mail, as an address that can be listed; null: nobody, or it is blotted out. A report
 * speaks of somebody else than its sender.
 */
export function wishOf(mail: Incoming, { kind, because, recipient }: Sorted): Wish | null {
  if (kind !== 'unsubscribe' && kind !== 'complaint') return null
  const isReport = kind === 'complaint' || because === 'opt_out_report'
  const value = (isReport ? recipient : mail.from?.address)?.toLowerCase()
  const keyed = value === undefined ? null : keyOf(value, 'email')
  if (keyed === null || 'problem' in keyed) return null
  const source = SOURCES[because === 'opt_out_report' ? because : kind]
  return { key: keyed.key, value: value!, source }
}

/** What followed, with what became of the list. `listed`: whether the address is new there; undefined: none was due. */
export function withListed(followed: Followed[], listed: boolean | undefined): Followed[] {
  if (listed === undefined) return followed
  return [...followed, listed ? 'listed' : 'listed_before']
}
