import type { OpenedImport } from './open-import.ts'
import type { ImportedRow } from './build-leads.ts'

/** Rows of the primary file from a line on, `size` at a time. */
export async function* readBatches(
  opened: OpenedImport,
  fromLine: number,
  size: number,
): AsyncGenerator<ImportedRow[]> {
  let batch: ImportedRow[] = []
  for await (const rows of opened.batches(fromLine)) {
    for (const row of rows) {
      batch.push(row)
      if (batch.length < size) continue
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
}

export function lineOf(row: ImportedRow): number {
  return 'refused' in row ? row.refused.line : row.row.line
}
