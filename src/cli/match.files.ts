import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { UsageError } from '#cli/command.ts'
import { openTable } from '#journey/capture/import/table.ts'
import { csvRow } from '#platform/http/csv.rules.ts'
import { TableTaker } from '#journey/matching/table.rules.ts'
import type { RawColumn } from '#journey/matching/kinds.rules.ts'

export interface ReadTable {
  columns: RawColumn[]
  rows: number
  /** rows that could not be read */
  refused: number
}

/** Reads a CSV or XLSX file as imports read it: encoding, delimiter, quotes and broken rows alike. */
export async function readColumns(path: string, say: (rows: number) => void): Promise<ReadTable> {
  const opening = await openTable(path).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(
      `${path} cannot be read: ${error.code === 'ENOENT' ? 'there is no such file' : error.message}.`,
    )
  })
  if (!opening.ok) throw new UsageError(`${path} cannot be read: ${opening.problem.detail}`)
  const taker = new TableTaker(opening.table.headers)
  let refused = 0
  for await (const batch of opening.table.rows()) {
    for (const row of batch) {
      if ('refused' in row) refused++
      else taker.add(row.cells)
    }
    say(taker.count)
  }
  return { columns: taker.columns(), rows: taker.count, refused }
}

/** Writes a table as CSV, a line at a time, as fast as the disk takes it. */
export async function writeCsv(path: string, headers: string[], rows: Iterable<unknown[]>): Promise<void> {
  const stream = createWriteStream(path)
  const failed = once(stream, 'error').then(([error]: unknown[]) => {
    throw error
  })
  const written = (async () => {
    stream.write(csvRow(headers))
    for (const row of rows) if (!stream.write(csvRow(row))) await once(stream, 'drain')
    stream.end()
    await once(stream, 'finish')
  })()
  await Promise.race([written, failed])
}
