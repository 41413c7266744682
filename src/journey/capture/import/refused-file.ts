import { createWriteStream, type WriteStream } from 'node:fs'
import { once } from 'node:events'
import { FORMULA } from '#platform/http/csv.rules.ts'
import type { RefusedRow } from './record.ts'

/**
 * A CSV file of the refused rows: where, which column, why, and the cells as they were. It is opened with the first
 * refused row, so that an import without any leaves no file. Spreadsheets do not run what stands in it.
 */
export class RefusedFile {
  readonly path: string
  #stream: WriteStream | null = null
  #headers: string[] = []
  #failure: Error | null = null

  constructor(path: string) {
    this.path = path
  }

  /** Waits where the disk is slower than the rows. Throws what the file system throws. */
  async write(row: RefusedRow): Promise<void> {
    if (!this.#stream) {
      this.#stream = createWriteStream(this.path)
      // a full disk is told between two writes too, where nobody waits for it
      this.#stream.once('error', (error) => (this.#failure = error))
      this.#headers = Object.keys(row.raw)
      this.#stream.write(`\ufeff${csvLine(['line', 'file', 'field', 'reason', 'detail', ...this.#headers])}`)
    }
    // Cells beyond the header of a ragged row stand at the end, so that nothing is lost.
    const extra = Object.keys(row.raw).filter((header) => !this.#headers.includes(header))
    const cells = [...this.#headers, ...extra].map((header) => row.raw[header] ?? '')
    const place = [String(row.line), row.file, row.field ?? '', row.reason, row.detail]
    if (this.#failure) throw this.#failure
    if (!this.#stream.write(csvLine([...place, ...cells]))) await once(this.#stream, 'drain')
  }

  /** The path of the finished file, or null where no row was refused. */
  async close(): Promise<string | null> {
    if (!this.#stream) return null
    if (this.#failure) throw this.#failure
    this.#stream.end()
    await once(this.#stream, 'finish')
    return this.path
  }
}

function csvLine(cells: string[]): string {
  return `${cells.map((cell) => quoted(safe(cell))).join(',')}\r\n`
}

/** A spreadsheet takes a cell that begins like this for a formula; an apostrophe makes it text. */
export function safe(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell
}

function quoted(cell: string): string {
  return /[",;\r\n\t']|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
