/** The bytes of a mail, before anybody looks at what they say. */

const CR = 13
const LF = 10

/**
 * A mail without what a pipe or a file put around it: lines end with CR LF, as RFC 5322 has them, and the `From ` line of
 * an mbox is gone. So the same mail has the same bytes whichever way it came.
 */
export function plainMail(raw: Uint8Array): Buffer {
  let from = 0
  if (startsWith(raw, 'From ')) from = raw.indexOf(LF) + 1 || raw.length
  let bare = 0
  for (let at = raw.indexOf(LF, from); at !== -1; at = raw.indexOf(LF, at + 1))
    if (at === from || raw[at - 1] !== CR) bare++
  const plain = Buffer.allocUnsafe(raw.length - from + bare)
  let to = 0
  for (let at = from; at < raw.length; at++) {
    if (raw[at] === LF && (at === from || raw[at - 1] !== CR)) plain[to++] = CR
    plain[to++] = raw[at]!
  }
  return plain
}

function startsWith(raw: Uint8Array, text: string): boolean {
  return raw.length >= text.length && [...text].every((letter, i) => raw[i] === letter.charCodeAt(0))
}

const END_OF_HEAD = '\r\n\r\n'
const BLANK: ReadonlySet<number> = new Set([9, 10, 13, 32])

/**
 * What two copies of one mail have in common: the Message-ID and what follows the header. Each server on the way writes
 * into the header; a Message-ID alone could be borrowed by another mail, which would then be lost. Without one, all of it.
 */
export function sameness(plain: Buffer): Buffer {
  const end = plain.indexOf(END_OF_HEAD)
  const head = plain.subarray(0, end === -1 ? plain.length : end).toString('latin1')
  const id = /^message-id:\s*(?:\r\n[ \t]+)?(<[^>\r\n]+>)/im.exec(head)?.[1]
  if (id === undefined) return trimmed(plain)
  const body = end === -1 ? Buffer.alloc(0) : trimmed(plain.subarray(end + END_OF_HEAD.length))
  return Buffer.concat([Buffer.from(`${id}\n`, 'latin1'), body])
}

/** Some deliver a last line end more than others. */
function trimmed(bytes: Buffer): Buffer {
  let end = bytes.length
  while (end > 0 && BLANK.has(bytes[end - 1]!)) end--
  return bytes.subarray(0, end)
}
