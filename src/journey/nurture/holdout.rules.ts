import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'

/**
 * A number from 0 up to 1 that belongs to this lead in this draw: HMAC-SHA-256 of the lead's id under the draw's key. Nobody
 * can choose it, it is the same in every replay, and draws under different keys have nothing to do with each other.
 */
export function drawn(key: string, lead: string): number {
  const mac = hmac(sha256, hexToBytes(key), utf8ToBytes(lead))
  return new DataView(mac.buffer, mac.byteOffset).getUint32(0) / 2 ** 32
}

/** @param percent kept out, 0 to 50 */
export function isHeldOut(key: string, lead: string, percent: number): boolean {
  return percent > 0 && drawn(key, lead) < percent / 100
}
