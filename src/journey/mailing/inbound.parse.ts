import { simpleParser } from 'mailparser'
import { unfolded } from '#journey/mailing/inbound.mail.rules.ts'
import type { AddressObject, StructuredHeader } from 'mailparser'
import type { Incoming } from '#journey/mailing/inbound.mail.rules.ts'

/** Of a text no more is looked at, and no more is kept beside the mail itself. */
const MOST_TEXT = 50_000
/** Reports and the head of what came back; not the attachments that came back with it. */
const MOST_PART = 64_000
const REPORTED = /^(message\/|text\/rfc822-headers)/

/** Takes a mail apart. Of a malformed one there is what could be read of it. */
export async function takeApart(raw: Buffer): Promise<Incoming> {
  const mail = await simpleParser(raw, {
    keepDeliveryStatus: true,
    skipTextLinks: true,
    skipImageLinks: true,
    skipTextToHtml: true,
    maxHtmlLengthToParse: 1_000_000,
  })
  const headers: Record<string, string[]> = {}
  for (const { key, line } of mail.headerLines) {
    if (key === '') continue
    const value = unfolded(line.slice(line.indexOf(':') + 1))
    if (Object.hasOwn(headers, key)) headers[key]!.push(value)
    else headers[key] = [value]
  }
  const type = mail.headers.get('content-type') as StructuredHeader | undefined
  return {
    headers,
    from: firstOf(mail.from) ?? null,
    subject: storable(mail.subject ?? '').slice(0, 500),
    text: storable(mail.text ?? '')
      .trim()
      .slice(0, MOST_TEXT),
    report: type?.value === 'multipart/report' ? (type.params['report-type']?.toLowerCase() ?? '') : null,
    parts: mail.attachments
      .filter(({ contentType }) => REPORTED.test(contentType))
      .map(({ contentType, content }) => ({
        type: contentType,
        text: content.subarray(0, MOST_PART).toString('utf8').replaceAll('\r\n', '\n'),
      })),
  }
}

function firstOf(from: AddressObject | undefined): Incoming['from'] | undefined {
  const one = from?.value.flatMap((each) => each.group ?? [each]).find(({ address }) => address)
  if (!one) return undefined
  return { address: one.address!.toLowerCase(), name: storable(one.name).trim() || null }
}

/** Of NUL and half a surrogate pair PostgreSQL can make no text. */
function storable(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '\uFFFD')
}
