import type { ImportProblem } from './problem.ts'
import type { TextRow } from './csv-splitter.ts'
import type { RefusalReason, RefusedRow } from './record.ts'

export interface RowCheck {
  file: string
  headers: string[]
  /** Where each header stands in a row; null where that is the same order without gaps. */
  positions: number[] | null
  /** What the whole-file scan found, so that a replacement character can be told from damage. */
  damage: 'bad_bytes' | 'lone_surrogate' | null
  /** Spreadsheets leave out empty cells at the end of a row. */
  padShort: boolean
}

export const LONGEST_CELL = 100_000

export interface NamedHeaders {
  headers: string[]
  positions: number[] | null
  problems: Omit<ImportProblem, 'file'>[]
}

/** Names for the columns: blank ones without a value are left out, blank ones with values and repeated ones are numbered. */
export function nameHeaders(cells: string[], sample: string[][]): NamedHeaders {
  const headers: string[] = []
  const kept: number[] = []
  const problems: NamedHeaders['problems'] = []
  const seen = new Set<string>()
  cells.forEach((cell, index) => {
    const text = cleanHeader(cell)
    if (text === '' && !sample.some((row) => (row[index] ?? '').trim() !== '')) return
    const base = text === '' ? `column ${index + 1}` : text
    let name = base
    for (let copy = 2; seen.has(name.toLowerCase()); copy++) name = `${base} (${copy})`
    if (text === '')
      problems.push(
        warn('blank_header', name, `Column ${index + 1} has values but no name; it is read as "${name}".`),
      )
    else if (name !== base)
      problems.push(
        warn(
          'duplicate_header',
          name,
          `The name "${base}" stands twice; the later one is read as "${name}".`,
        ),
      )
    seen.add(name.toLowerCase())
    headers.push(name)
    kept.push(index)
  })
  const inOrder = kept.length === cells.length
  return { headers, positions: inOrder ? null : kept, problems }
}

function warn(reason: 'blank_header' | 'duplicate_header', at: string, detail: string) {
  return { severity: 'warning' as const, reason, at, detail }
}

/** Exports put byte order marks, NULs and no-break spaces before names. */
function cleanHeader(cell: string): string {
  return cell
    .replace(/[\u0000-\u001f\u007f\ufeff\u200b\ufffd]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200)
}

/** Why a row cannot be read at all, or null. Missing cells in a spreadsheet's row are filled in. */
export function findBadRow(row: TextRow, check: RowCheck): RefusedRow | null {
  const { headers, positions } = check
  if (row.broken)
    return refusal(row, check, 'broken_quotes', null, 'A quotation mark opens a cell and is never closed.')
  for (let index = 0; index < row.cells.length; index++) {
    const cell = row.cells[index]!
    if (cell.length > LONGEST_CELL)
      return refusal(
        row,
        check,
        'cell_too_large',
        index,
        `The cell has ${cell.length} characters, at most ${LONGEST_CELL} are read.`,
      )
    if (cell.includes('\u0000'))
      return refusal(row, check, 'nul_character', index, 'The cell contains a NUL character.')
    if (isDamaged(cell, check))
      return refusal(
        row,
        check,
        reasonOf(check),
        index,
        'The cell contains bytes that are no valid Unicode text.',
      )
  }
  const width = positions ? positions.at(-1)! + 1 : headers.length
  if (row.cells.length < width) {
    if (!check.padShort)
      return refusal(
        row,
        check,
        'ragged_row',
        null,
        `The row has ${row.cells.length} cells where the header has ${width}.`,
      )
    while (row.cells.length < width) row.cells.push('')
  }
  for (let index = width; index < row.cells.length; index++) {
    if (row.cells[index]!.trim() !== '')
      return refusal(
        row,
        check,
        'ragged_row',
        null,
        `The row has ${row.cells.length} cells where the header has ${width}.`,
      )
  }
  return null
}

function isDamaged(cell: string, check: RowCheck): boolean {
  if (check.damage !== null && cell.includes('\ufffd')) return true
  return check.damage === 'lone_surrogate' && /\p{Cs}/u.test(cell)
}

function reasonOf(check: RowCheck): RefusalReason {
  return check.damage === 'lone_surrogate' ? 'lone_surrogate' : 'bad_bytes'
}

function refusal(
  row: TextRow,
  check: RowCheck,
  reason: RefusalReason,
  index: number | null,
  detail: string,
): RefusedRow {
  const at = index === null ? null : check.positions ? check.positions.indexOf(index) : index
  const field = at === null ? null : (check.headers[at] ?? null)
  return { file: check.file, line: row.line, field, reason, detail, raw: rawOf(row.cells, check) }
}

function rawOf(cells: string[], { headers, positions }: RowCheck): Record<string, string> {
  const named = headers.map((header, index) => [
    header,
    printable(cells[positions ? positions[index]! : index] ?? ''),
  ])
  const extra = cells.slice(positions ? positions.at(-1)! + 1 : headers.length)
  const rest = extra.map((cell, index) => [`extra ${index + 1}`, printable(cell)] as const)
  return Object.fromEntries([...named, ...rest.filter(([, cell]) => cell !== '')])
}

/** Kept so that a database takes it: no NUL, no lone surrogate, not a megabyte. */
function printable(cell: string): string {
  return cell
    .slice(0, 2000)
    .replaceAll('\u0000', '\u2400')
    .replace(/\p{Cs}/gu, '\ufffd')
}
