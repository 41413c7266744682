import { hash as digest } from 'node:crypto'
import { GENESIS } from '#ledger/chain.ts'

/** One line of a workspace's own log: what happened to something that belongs to no lead. Moments: epoch ms. */
export interface LogEntry<Kind extends string = string, Body = unknown> {
  /** position in the log, from 1, without gaps */
  seq: number
  kind: Kind
  at: number
  /** `person:<id>`, `key:<id>`, `baton` */
  by: string
  /** the agreement version that it is about */
  version: number
  body: Body
}

/** An entry as it stands on disk: `bodyText` is what the hash covers, byte for byte. */
export interface StoredLogEntry extends LogEntry {
  bodyText: string
  hash: Buffer
}

/** Chains new entries behind the head of a log (GENESIS for an empty one). */
export function chainLog<E extends LogEntry>(
  head: Buffer | null,
  entries: E[],
): (E & { bodyText: string; hash: Buffer })[] {
  let previous = head ?? GENESIS
  return entries.map((entry) => {
    const bodyText = JSON.stringify(entry.body)
    previous = logHashOf(previous, entry, bodyText)
    return { ...entry, bodyText, hash: previous }
  })
}

/** hash = SHA-256 over the one before, every column as JSON text, and the body as stored. */
export function logHashOf(previous: Buffer, entry: Omit<LogEntry, 'body'>, bodyText: string): Buffer {
  const { seq, kind, at, by, version } = entry
  const columns = JSON.stringify([seq, kind, at, by, version])
  return digest('sha256', previous.toString('hex') + columns + bodyText, 'buffer')
}

/** SHA-256 of a text's UTF-8 bytes, in hexadecimal: what signatures are bound to. */
export function textHash(text: string): string {
  return digest('sha256', text, 'hex')
}
