import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import copyStreams from 'pg-copy-streams'
import { listed, ownTables, quoted, schemaVersion } from './tables.ts'
import type { Database, Transaction } from '../database.ts'

export interface Backup {
  file: string
  bytes: number
  tables: Record<string, number>
  sha256: string
}

/**
 * Writes all tables as they were at one moment into one file, while the server goes on writing. Format: gzip over
 * frames; a frame is a line of JSON that says what it is, and `bytes` many bytes after it. `header` first, then `data`
 * frames (PostgreSQL's COPY text, a table after the other), at last `end` with the number of rows of each table and the
 * SHA-256 of everything before it. Without `end` a file is not a backup.
 */
export async function writeBackup(
  db: Database,
  file: string,
  onTable: (name: string) => void = () => undefined,
): Promise<Backup> {
  const aside = `${file}.unfinished`
  const told: { tables: Record<string, number>; sha256: string } = { tables: {}, sha256: '' }
  try {
    await db.transaction(
      async (snapshot) => {
        const frames = Readable.from(framesOf(snapshot, told, onTable))
        // 0600: a backup holds everything that names a person
        await pipeline(frames, createGzip({ level: 6 }), createWriteStream(aside, { mode: 0o600 }))
      },
      { isolation: 'repeatable read', readOnly: true, timeoutMs: 12 * 3_600_000 },
    )
    const bytes = await synced(aside)
    await rename(aside, file)
    return { file, bytes, ...told }
  } catch (error) {
    await rm(aside, { force: true })
    throw error
  }
}

async function* framesOf(
  snapshot: Transaction,
  told: { tables: Record<string, number>; sha256: string },
  onTable: (name: string) => void,
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  const hashed = (bytes: Buffer): Buffer => {
    hash.update(bytes)
    return bytes
  }
  const tables = await ownTables(snapshot)
  yield hashed(frame({ baton: 'backup', format: 1, schema: await schemaVersion(snapshot), tables }))
  for (const table of tables) {
    onTable(table.name)
    const copy = snapshot.client.query(
      copyStreams.to(`copy ${quoted(table.name)} (${listed(table)}) to stdout`),
    )
    for await (const chunk of copy) {
      const data = chunk as Buffer
      yield hashed(frame({ data: table.name, bytes: data.length }))
      yield hashed(data)
    }
    told.tables[table.name] = copy.rowCount
  }
  told.sha256 = hash.digest('hex')
  yield frame({ end: true, rows: told.tables, sha256: told.sha256 })
}

function frame(value: object): Buffer {
  return Buffer.from(`${JSON.stringify(value)}\n`)
}

/** On disk, not only handed over: a backup that a power cut takes back is none. */
async function synced(file: string): Promise<number> {
  const handle = await open(file, 'r+')
  try {
    await handle.sync()
    return (await handle.stat()).size
  } finally {
    await handle.close()
  }
}
