import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'

/** What a shown form carries along, signed: a sender can neither make one up nor say that it was shown earlier. */
export interface Ticket {
  form: string
  version: number
  /** epoch ms */
  shownAt: number
  /** different on every page: what is sent twice counts once */
  nonce: string
  /** places of the fields that were asked */
  asked: number[]
}

/** Nobody reads a form and fills it in faster, milliseconds. */
export const QUICKEST_MS = 2_000
/** A page may stay open over a weekend, not for ever. */
export const LONGEST_MS = 7 * 86_400_000

const SIGNATURE = 22

export function sealTicket(key: Uint8Array, { form, version, shownAt, nonce, asked }: Ticket): string {
  const said = [form, version, shownAt.toString(36), nonce, asked.join(',')].join('.')
  return `${said}.${signature(key, said)}`
}

/** null: it is none of ours. */
export function openTicket(key: Uint8Array, text: string): Ticket | null {
  if (text.length > 500) return null
  const cut = text.lastIndexOf('.')
  const said = text.slice(0, Math.max(cut, 0))
  if (!equal(signature(key, said), text.slice(cut + 1))) return null
  const [form = '', version = '', shownAt = '', nonce = '', asked = ''] = said.split('.')
  const places = asked === '' ? [] : asked.split(',').map(Number)
  return { form, version: Number(version), shownAt: Number.parseInt(shownAt, 36), nonce, asked: places }
}

/** The token of a confirmation link: the row's id, signed. */
export function sealId(key: Uint8Array, id: string): string {
  const bare = id.replaceAll('-', '')
  return bare + signature(key, `confirm ${bare}`)
}

export function openId(key: Uint8Array, token: string): string | null {
  const bare = token.slice(0, 32)
  if (!/^[0-9a-f]{32}$/.test(bare) || !equal(signature(key, `confirm ${bare}`), token.slice(32))) return null
  return bare.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

function signature(key: Uint8Array, text: string): string {
  const bytes = hmac(sha256, key, utf8ToBytes(text))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .slice(0, SIGNATURE)
}

function equal(a: string, b: string): boolean {
  let different = a.length ^ b.length
  for (let i = 0; i < a.length; i++) different |= a.charCodeAt(i) ^ b.charCodeAt(i)
  return different === 0
}
