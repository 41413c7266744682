import { createTransport } from 'nodemailer'

export interface Mail {
  /** stays the same when the same mail is tried again, so that a receiver can tell */
  id: string
  to: string
  subject: string
  text: string
}

export type SendMail = (mail: Mail) => Promise<void>

/** Sends over SMTP. Rejects when the server does not take the mail. */
export function smtpSender(smtpUrl: string, from: string): { send: SendMail; close: () => void } {
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  } as never)
  return {
    send: async ({ id, to, subject, text }) => {
      await transport.sendMail({ from, to, subject, text, messageId: `<${id}>` })
    },
    close: () => transport.close(),
  }
}
