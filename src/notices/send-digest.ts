import { certainlyNotSent } from '#notices/digest.rules.ts'
import { listHeaders } from '#notices/mail.reader.ts'
import { settleDay } from '#notices/digests.store.ts'
import type { Digest } from '#notices/digests.store.ts'
import type { Reader } from '#notices/mail.reader.ts'
import type { Services } from '#work/services.ts'

/** What a mail says. */
export interface Letter {
  subject: string
  text: string
  html?: string
  attachments?: { filename: string; content: Buffer; contentType: string }[]
}

/** A mail as this room asks for it; who sends it is handed over. */
export type Send = (
  mail: Letter & { id: string; to: string; headers?: Record<string, string> },
) => Promise<void>

/** Sends what was taken (takeDay) and says what became of it; a mail that fails is told in the log and throws nothing. */
export async function sendDigest(
  services: Services,
  send: Send,
  reader: Reader,
  digest: Digest,
  letter: Letter,
  detail: string,
  told: readonly string[] = [],
): Promise<void> {
  const name = digest.kind === 'morning' ? 'digest' : 'week'
  try {
    await send({
      id: `${name}.${digest.person}.${digest.day}@baton`,
      to: reader.email!,
      ...letter,
      headers: listHeaders(services),
    })
    await settleDay(services, digest, 'sent', detail, told)
  } catch (error) {
    const { message } = error as Error
    services.log.warn('a digest could not be mailed', { ...digest, error: message })
    await settleDay(services, digest, certainlyNotSent(error) ? 'refused' : 'unclear', message)
  }
}
