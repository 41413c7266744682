import { createHash } from 'node:crypto'

/** A UUID of version 8 (RFC 9562): the same for the same cause, so that nothing is told twice. */
export function noticeId(cause: string): string {
  const bytes = createHash('sha256').update(cause).digest().subarray(0, 16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x80
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
