import { messageNamed } from '#journey/mailing/message-id.rules.ts'

/** A mail that came in, taken apart. */
export interface Incoming {
  /** by name in lower case, in the order in which they stand */
  headers: Record<string, string[]>
  /** address in lower case */
  from: { address: string; name: string | null } | null
  subject: string
  /** what it says; of HTML its text */
  text: string
  /** of multipart/report: what it reports */
  report: string | null
  /** reports, and mails inside of it */
  parts: { type: string; text: string }[]
}

export function unfolded(value: string): string {
  return value.replaceAll(/\r?\n[ \t]*/g, ' ').trim()
}

/** The first header of that name, empty where there is none. */
export function header({ headers }: Incoming, name: string): string {
  return Object.hasOwn(headers, name) ? headers[name]![0]! : ''
}

/** When it was written, as it says; null where that cannot be: nonsense, or later than it was taken. */
export function writtenAt(mail: Incoming, takenAt: number): number | null {
  const at = Date.parse(header(mail, 'date'))
  return Number.isFinite(at) && at > 0 && at <= takenAt ? at : null
}

export type Named = { lead: string; message: number }

/**
 * The mail of ours that it speaks of: what it answers, or what came back in it. Only headers count: somebody may quote
 * another mail in what they write.
 */
export function mailNamed(mail: Incoming): Named | null {
  const { headers } = mail
  for (const name of ['in-reply-to', 'references', 'x-ms-exchange-parent-message-id', 'original-message-id'])
    for (const value of headers[name] ?? []) {
      const named = messageNamed(value)
      if (named) return named
    }
  return null
}

const ID_LINE = /^(?:x-)?(?:original-)?message-id:[ \t]*(?:\n[ \t]+)?(<[^>\n]+>)/gim

/** The mail of ours whose head is in a report, or in the text of one that is no report by its form. */
export function mailReturned(mail: Incoming): Named | null {
  for (const text of [...mail.parts.map((part) => part.text), mail.text])
    for (const [, id] of text.matchAll(ID_LINE)) {
      const named = messageNamed(id!)
      if (named) return named
    }
  return mailNamed(mail)
}

/** A field of a report's part, unfolded; empty where there is none. */
export function field(text: string, name: string): string {
  const found = new RegExp(String.raw`^${name}:[ \t]*(.*(?:\n[ \t]+.*)*)`, 'im').exec(text)
  return found ? unfolded(found[1]!) : ''
}

const ADDRESS = /[^\s<>()[\],;:"]+@[^\s<>()[\],;:"]+/

/** The first address of a text, in lower case, without what stands around it. */
export function addressIn(text: string): string | null {
  return ADDRESS.exec(text)?.[0].toLowerCase().replace(/\.+$/, '') ?? null
}

const QUOTE = [
  /^>/,
  /^-{2,} ?(original message|originalnachricht|ursprüngliche nachricht|message d'origine|forwarded message|mensaje original)/i,
  /^(on|am|le|el|il|op|em) .{5,200}(wrote|schrieb|a écrit|escribió|ha scritto|schreef|escreveu).{0,80}:\s*$/i,
  /^_{10,}$/,
  /^(from|von|de|da|van): .*@/i,
]
const SIGNATURE = /^-- ?$/

/** What somebody wrote themselves: without the mail that they answer, and without their signature. */
export function ownWords(text: string): string {
  const lines = text.replaceAll('\r\n', '\n').split('\n')
  const end = lines.findIndex(
    (line, i) =>
      SIGNATURE.test(line) ||
      // the line that begins a quotation may be broken into two
      QUOTE.some((pattern) => pattern.test(line) || pattern.test(`${line} ${lines[i + 1] ?? ''}`)),
  )
  return lines
    .slice(0, end === -1 ? lines.length : end)
    .join('\n')
    .trim()
}
