import { open } from 'node:fs/promises'
import { createReadStream } from 'node:fs'
import { createInflateRaw } from 'node:zlib'
import { readSheet } from 'read-excel-file/node'
import type { TextRow } from './csv-splitter.ts'

/** Uncompressed bytes that a workbook may have; the reader holds a sheet in memory whole. */
export const LARGEST_WORKBOOK = 256 * 1024 * 1024

const MOST_ENTRIES = 5000

export type WorkbookRefusal = 'too_large' | 'not_a_workbook' | 'no_such_sheet' | 'damaged'
export type WorkbookReading =
  { ok: true; rows: TextRow[] } | { ok: false; reason: WorkbookRefusal; detail: string }

/**
 * Rows of one sheet (number from 1, or name) with every cell as text: dates as ISO 8601 in UTC, numbers as written.
 * The archive is measured by really inflating it first, since the sizes that it declares may lie.
 */
export async function readWorkbook(
  path: string,
  sheet: number | string,
  limit = LARGEST_WORKBOOK,
): Promise<WorkbookReading> {
  const measured = await measure(path, limit)
  if (measured !== null) return measured
  try {
    const data = await readSheet(path, sheet, { parseNumber: (digits: string) => digits, trim: false })
    const rows = data.map((row, index) => ({ line: index + 1, cells: row.map(textOfCell) }))
    return { ok: true, rows }
  } catch (error) {
    const name = error instanceof Error ? error.constructor.name : ''
    const detail = error instanceof Error ? error.message : String(error)
    return { ok: false, reason: name === 'SheetNotFoundError' ? 'no_such_sheet' : 'damaged', detail }
  }
}

function textOfCell(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString()
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE'
  const text = String(cell)
  // Excel stores 1.1 as 1.1000000000000001; ids beyond a double's precision stay as they are written.
  if (/^-?\d+\.\d{10,}$/.test(text)) return String(Number(Number(text).toPrecision(15)))
  return text
}

interface Entry {
  name: string
  method: number
  packed: number
  offset: number
}

async function measure(path: string, limit: number): Promise<(WorkbookReading & { ok: false }) | null> {
  const entries = await entriesOf(path)
  if (!entries)
    return { ok: false, reason: 'damaged', detail: 'The archive has no readable list of contents.' }
  if (!entries.some((entry) => /^xl\/workbook/.test(entry.name)))
    return {
      ok: false,
      reason: 'not_a_workbook',
      detail: 'This is a ZIP archive, but not an Excel workbook.',
    }
  let total = 0
  for (const entry of entries) {
    total += entry.method === 0 ? entry.packed : await inflatedSize(path, entry, limit - total)
    if (total > limit)
      return {
        ok: false,
        reason: 'too_large',
        detail: `Unpacked the workbook exceeds ${limit} bytes. Save it as CSV.`,
      }
  }
  return null
}

/** Reads the central directory; ZIP64 is not needed below the size limit. */
async function entriesOf(path: string): Promise<Entry[] | null> {
  const file = await open(path)
  try {
    const size = (await file.stat()).size
    const tail = Buffer.alloc(Math.min(size, 66_000))
    await file.read(tail, 0, tail.length, size - tail.length)
    const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
    if (end < 0 || end + 22 > tail.length) return null
    const length = tail.readUInt32LE(end + 12)
    const start = tail.readUInt32LE(end + 16)
    if (start + length > size || length > 10_000_000) return null
    const directory = Buffer.alloc(length)
    await file.read(directory, 0, length, start)
    const entries: Entry[] = []
    for (let at = 0; at + 46 <= length && directory.readUInt32LE(at) === 0x02014b50;) {
      const nameLength = directory.readUInt16LE(at + 28)
      const name = directory.toString('utf8', at + 46, at + 46 + nameLength)
      const local = Buffer.alloc(30)
      const header = directory.readUInt32LE(at + 42)
      await file.read(local, 0, 30, header)
      const offset = header + 30 + local.readUInt16LE(26) + local.readUInt16LE(28)
      entries.push({
        name,
        method: directory.readUInt16LE(at + 10),
        packed: directory.readUInt32LE(at + 20),
        offset,
      })
      if (entries.length > MOST_ENTRIES) return null
      at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
    }
    return entries
  } finally {
    await file.close()
  }
}

/** Counts what an entry unpacks to and stops once it is more than allowed. */
async function inflatedSize(path: string, entry: Entry, allowed: number): Promise<number> {
  if (entry.packed === 0) return 0
  let total = 0
  const packed = createReadStream(path, { start: entry.offset, end: entry.offset + entry.packed - 1 })
  const inflate = packed.pipe(createInflateRaw())
  try {
    for await (const chunk of inflate as AsyncIterable<Buffer>) {
      total += chunk.length
      if (total > allowed) break
    }
  } catch {
    // A damaged entry is for the reader to report.
  } finally {
    packed.destroy()
  }
  return total
}
