import { createTransport } from 'nodemailer'

export interface Mail {
  /** stays the same when the same mail is tried again, so that a receiver can tell */
  id: string
  to: string
  subject: string
  text: string
  html?: string
  headers?: Record<string, string>
  attachments?: { filename: string; content: Buffer; contentType: string }[]
  /** an entry for the reader's calendar (RFC 6047) */
  calendar?: { method: 'REQUEST' | 'CANCEL'; content: string }
}

export type SendMail = (mail: Mail) => Promise<void>

/** Who a mail comes from: asked for each, because a setting says so. */
export type From = () => Promise<{ name: string; sender: string }>

/** Sends over SMTP. Rejects when the server does not take the mail. */
export function smtpSender(smtpUrl: string, from: From): { send: SendMail; close: () => void } {
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  } as never)
  return {
    send: async ({ id, to, calendar, ...mail }) => {
      const { name, sender } = await from()
      const entry = calendar ? { icalEvent: { filename: 'meeting.ics', ...calendar } } : {}
      // as an object it is one address; a text would be read as a list of them
      await transport.sendMail({
        from: { name, address: sender },
        to: { name: '', address: to },
        ...mail,
        messageId: `<${id}>`,
        ...entry,
      })
    },
    close: () => transport.close(),
  }
}
