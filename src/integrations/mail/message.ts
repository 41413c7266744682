import DKIM from 'nodemailer/lib/dkim'
import MailComposer from 'nodemailer/lib/mail-composer'
import type { Outgoing, Signing } from '#journey/mailing/sending.rules.ts'

/** What a signature covers: everything that a reader or their provider acts on, one-click unsubscription above all (RFC 8058). */
const SIGNED = [
  'From',
  'Reply-To',
  'To',
  'Subject',
  'Date',
  'Message-ID',
  'MIME-Version',
  'Content-Type',
  'Content-Transfer-Encoding',
  'List-Id',
  'List-Unsubscribe',
  'List-Unsubscribe-Post',
  'Feedback-ID',
].join(':')

/** The mail's bytes. Headers are folded and encoded by the library, which lets no value begin another header. */
export async function bytesOf(mail: Outgoing): Promise<Buffer> {
  const composer = new MailComposer({
    from: mail.from,
    // as an object it is one address; a text would be read as a list of them
    to: { name: '', address: mail.to },
    ...(mail.replyTo === null ? {} : { replyTo: mail.replyTo }),
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: `<${mail.id}>`,
    headers: Object.entries(mail.headers).map(([key, value]) => ({ key, value })),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const built = await composer.compile().build()
  return mail.signing === null ? built : sign(built, mail.signing)
}

async function sign(built: Buffer, { domain, selector, privateKey }: Signing): Promise<Buffer> {
  const dkim = new DKIM({ domainName: domain, keySelector: selector, privateKey, headerFieldNames: SIGNED })
  const chunks: Buffer[] = []
  for await (const chunk of dkim.sign(built)) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
