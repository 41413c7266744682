import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'

/**
 * Links of mails say whom they belong to and cannot be made up: a payload with a part of its HMAC-SHA-256 (RFC 2104).
 * They work for ever: whoever finds a mail of three years ago may still unsubscribe with it.
 */

/** unsubscribe: /u/TOKEN · preferences: /p/TOKEN · click: /c/TOKEN · open: /o/TOKEN.gif */
export const LINKS = ['unsubscribe', 'preferences', 'click', 'open'] as const
export type LinkKind = (typeof LINKS)[number]

export interface Link {
  lead: string
  /** place of the entry that called for the mail; null: not from a mail of a programme */
  message: number | null
  what: LinkKind
  /** of a click: where it leads */
  url?: string
}

/** What links are made with; `Services` has it. Every process of a workspace has the same. */
export interface LinkKey {
  linkKey: Uint8Array
}

const SIGNATURE = 16
const HEAD = 21
const NONE = 0xffffffff
const PATHS: Record<LinkKind, (token: string) => string> = {
  unsubscribe: (token) => `/u/${token}`,
  preferences: (token) => `/p/${token}`,
  click: (token) => `/c/${token}`,
  open: (token) => `/o/${token}.gif`,
}

/** The path that a link of a mail has on the public address. */
export function linkPath(key: LinkKey, link: Link): string {
  return PATHS[link.what](sealed(key, link))
}

/** The token alone: letters, digits, - and _, some 50 of them, and as many more as the address of a click takes. */
export function sealed({ linkKey }: LinkKey, { lead, message, what, url = '' }: Link): string {
  const rest = utf8ToBytes(url)
  const bytes = new Uint8Array(HEAD + rest.length + SIGNATURE)
  bytes[0] = LINKS.indexOf(what)
  bytes.set(hexToBytes(lead.replaceAll('-', '')), 1)
  new DataView(bytes.buffer).setUint32(17, message ?? NONE)
  bytes.set(rest, HEAD)
  const signed = bytes.subarray(0, HEAD + rest.length)
  bytes.set(hmac(sha256, linkKey, signed).subarray(0, SIGNATURE), signed.length)
  return toText(bytes)
}

/** What a token says; null: it is not ours, or is of another kind. */
export function opened({ linkKey }: LinkKey, token: string, what: LinkKind): Link | null {
  const bytes = fromText(token)
  if (bytes === null || bytes.length < HEAD + SIGNATURE) return null
  const signed = bytes.subarray(0, bytes.length - SIGNATURE)
  const expected = hmac(sha256, linkKey, signed)
  let different = 0
  for (let i = 0; i < SIGNATURE; i++) different |= expected[i]! ^ bytes[signed.length + i]!
  if (different !== 0 || LINKS[bytes[0]!] !== what) return null
  const hex = bytesToHex(bytes.subarray(1, 17))
  const message = new DataView(bytes.buffer).getUint32(17)
  const url = new TextDecoder().decode(bytes.subarray(HEAD, signed.length))
  return {
    lead: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
    message: message === NONE ? null : message,
    what,
    ...(what === 'click' ? { url } : {}),
  }
}

function toText(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

function fromText(token: string): Uint8Array | null {
  if (token.length > 8_000 || !/^[A-Za-z0-9_-]+$/.test(token)) return null
  try {
    const binary = atob(token.replaceAll('-', '+').replaceAll('_', '/'))
    return Uint8Array.from(binary, (letter) => letter.charCodeAt(0))
  } catch {
    return null
  }
}
