import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import type { BackupTable } from './tables.ts'

export type Frame =
  | { is: 'header'; schema: string; tables: BackupTable[] }
  | { is: 'data'; table: string; data: Buffer }
  /** `matches`: what was read has the checksum that the file ends with */
  | { is: 'end'; rows: Record<string, number>; matches: boolean }

/** The file is not a whole backup of ours: cut off, changed, or something else. */
export class BackupError extends Error {
  override name = 'BackupError'
}

// no frame head of ours is longer: another file's first line must not be read whole
const LONGEST_HEAD = 1_000_000
const LARGEST_DATA = 64 * 1024 * 1024

/** Reads a backup frame by frame; the last one says whether the checksum matches. @throws {BackupError} */
export async function* readFrames(file: string): AsyncGenerator<Frame> {
  const hash = createHash('sha256')
  let rest: Buffer = Buffer.alloc(0)
  let awaited: { data: string; bytes: number } | null = null
  let begun = false
  for await (const chunk of unzipped(file)) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    for (;;) {
      if (awaited) {
        if (rest.length < awaited.bytes) break
        const data = rest.subarray(0, awaited.bytes)
        hash.update(data)
        yield { is: 'data', table: awaited.data, data }
        rest = rest.subarray(awaited.bytes)
        awaited = null
      }
      const line = rest.indexOf(10)
      if (line < 0 && rest.length > LONGEST_HEAD) throw new BackupError(`${file} is not a backup of Baton`)
      if (line < 0) break
      const head = rest.subarray(0, line + 1)
      const value = parsed(file, head)
      if (!begun && value.baton !== 'backup') throw new BackupError(`${file} is not a backup of Baton`)
      if (!begun && value.format !== 1)
        throw new BackupError(`${file} is a backup of a newer format than this version reads`)
      rest = rest.subarray(line + 1)
      if (value.end === true) {
        if (rest.length > 0) throw new BackupError(`${file} goes on after its end`)
        yield {
          is: 'end',
          rows: value.rows as Record<string, number>,
          matches: value.sha256 === hash.digest('hex'),
        }
        return
      }
      hash.update(head)
      if (!begun)
        yield { is: 'header', schema: value.schema as string, tables: value.tables as BackupTable[] }
      else awaited = { data: String(value.data), bytes: sizeOf(file, value.bytes) }
      begun = true
    }
  }
  throw new BackupError(`${file} is cut off: its end is missing`)
}

async function* unzipped(file: string): AsyncGenerator<Buffer> {
  const input = createReadStream(file)
  const plain = createGunzip()
  input.on('error', (error) => plain.destroy(error))
  try {
    for await (const chunk of input.pipe(plain)) yield chunk as Buffer
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new BackupError(`${file} does not exist`)
    if (!code?.startsWith('Z_')) throw error
    throw new BackupError(`${file} is damaged or not a backup: ${message}`)
  } finally {
    input.destroy()
  }
}

function parsed(file: string, head: Buffer): Record<string, unknown> {
  try {
    const value = JSON.parse(head.toString('utf8')) as unknown
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>
  } catch {
    // said below
  }
  throw new BackupError(`${file} is damaged or not a backup of Baton`)
}

function sizeOf(file: string, bytes: unknown): number {
  if (typeof bytes === 'number' && Number.isInteger(bytes) && bytes >= 0 && bytes <= LARGEST_DATA)
    return bytes
  throw new BackupError(`${file} is damaged: it names a piece of ${String(bytes)} bytes`)
}
