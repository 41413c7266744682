import { hash as digest, randomFillSync } from 'node:crypto'
import type { Entry, Personal } from '#ledger/entry.ts'

/** An entry with its place in the chain. */
export interface Chained<E extends Entry = Entry> {
  entry: E
  /** the exact bytes of the body that are hashed and stored */
  body: string
  personal: { salt: Buffer; data: string; hash: Buffer } | null
  hash: Buffer
}

export const GENESIS = Buffer.alloc(32)

/**
 * Chains entries behind a head: hash = SHA-256 over the head, the lead, every column of the entry and the salted hash
 * of its personal part. The personal part itself is not covered, so it can be erased and the chain still verifies.
 */
export function chain<E extends Entry>(leadId: string, head: Buffer, entries: E[]): Chained<E>[] {
  let previous = head
  return entries.map((entry) => {
    const body = JSON.stringify(entry.body)
    const personal = entry.personal === undefined ? null : seal(entry.personal)
    const hash = hashOf(leadId, previous, entry, body, personal?.hash ?? null)
    previous = hash
    return { entry, body, personal, hash }
  })
}

/** The hash of one entry from what is stored of it; `body` as stored, byte for byte. */
export function hashOf(
  leadId: string,
  previous: Buffer,
  entry: Omit<Entry, 'body' | 'personal'>,
  body: string,
  personalHash: Buffer | null,
): Buffer {
  const { seq, kind, fact, history, at, recordedAt, by, version } = entry
  // JSON text of the columns: no two different rows can read the same
  const personal = personalHash?.toString('hex') ?? null
  const columns = JSON.stringify([leadId, seq, kind, fact, history, at, recordedAt, by, version, personal])
  return digest('sha256', previous.toString('hex') + columns + body, 'buffer')
}

/** Salted, so that nobody can find a person by hashing guesses once the part is gone. */
function seal(personal: Personal): { salt: Buffer; data: string; hash: Buffer } {
  const salt = freshSalt()
  const data = JSON.stringify(personal)
  return { salt, data, hash: personalHashOf(salt, data) }
}

export function personalHashOf(salt: Buffer, data: string): Buffer {
  return digest('sha256', salt.toString('hex') + data, 'buffer')
}

const SALT_BYTES = 16
// one call to the system's randomness for many salts: a call each costs more than the hash
const pool = Buffer.allocUnsafe(SALT_BYTES * 4096)
let used = pool.length

function freshSalt(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += SALT_BYTES
  return Buffer.from(pool.subarray(used - SALT_BYTES, used))
}
