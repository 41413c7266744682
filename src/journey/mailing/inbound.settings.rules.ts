import type { MailSettings } from '#journey/mailing/sending.contract.ts'
import type { NewSenders } from '#journey/mailing/inbound.contract.ts'

/** What a mail of somebody unknown means at a mailbox. */
export function newSendersAt({ incoming }: Pick<MailSettings, 'incoming'>, at: string): NewSenders {
  return incoming.mailboxes.find(({ mailbox }) => mailbox === at) ?? incoming
}
