import { basename } from 'node:path'
import type { ImportProblem } from './problem.ts'
import { readCsv, sniffDelimiter } from './csv-reader.ts'
import type { TextRow } from './csv-splitter.ts'
import type { RefusedRow } from './record.ts'
import { findBadRow, nameHeaders, type RowCheck } from './table-rows.rules.ts'
import { sniffFile } from './sniff-file.ts'
import { readWorkbook } from './workbook-reader.ts'

/** A row with one cell per header, untrimmed. */
export interface TableRow {
  line: number
  cells: string[]
}

/** Any of the readable files, seen as named columns and rows. */
export interface Table {
  file: string
  path: string
  /** Unique and never blank; a blank header over values becomes `column N`. */
  headers: string[]
  /** Rows below the header, exact for workbooks, counted line ends for text. */
  estimate: number
  format: { kind: 'csv'; encoding: string; delimiter: string } | { kind: 'xlsx' }
  problems: ImportProblem[]
  /** Batches in the order of the file, from the given line on; refused rows stand in their place. */
  rows(fromLine?: number): AsyncGenerator<(TableRow | { refused: RefusedRow })[]>
}

export type TableOpening = { ok: true; table: Table } | { ok: false; problem: ImportProblem }

const SAMPLE_ROWS = 200
const SHEET_BATCH = 1000

/** Opens a file by its content, reads its header, and gives its rows as often as asked. */
export async function openTable(path: string, sheet: number | string = 1): Promise<TableOpening> {
  const file = basename(path)
  const refuse = (reason: ImportProblem['reason'], detail: string): TableOpening => ({
    ok: false,
    problem: { severity: 'error', reason, file, detail },
  })
  const kind = await sniffFile(path)
  if (kind.kind === 'empty') return refuse('empty_file', 'The file is empty.')
  if (kind.kind === 'xls')
    return refuse('old_excel', 'This is the binary Excel format of before 2007. Save it as .xlsx or CSV.')
  if (kind.kind === 'binary') return refuse('not_a_table', 'The file is neither text nor an Excel workbook.')
  if (kind.kind === 'zip') {
    const reading = await readWorkbook(path, sheet)
    if (!reading.ok) return refuse(reading.reason, reading.detail)
    const batches = (): AsyncGenerator<TextRow[]> => sheetBatches(reading.rows)
    return tableOf(path, batches, null, { kind: 'xlsx' }, reading.rows.length)
  }
  const delimiter = await sniffDelimiter(path, kind.encoding)
  const batches = (): AsyncGenerator<TextRow[]> => readCsv(path, kind.encoding, delimiter)
  const format = { kind: 'csv' as const, encoding: kind.encoding, delimiter }
  return tableOf(path, batches, kind.damage, format, kind.lines + 1)
}

async function* sheetBatches(rows: TextRow[]): AsyncGenerator<TextRow[]> {
  for (let at = 0; at < rows.length; at += SHEET_BATCH) yield rows.slice(at, at + SHEET_BATCH)
}

async function tableOf(
  path: string,
  batches: () => AsyncGenerator<TextRow[]>,
  damage: RowCheck['damage'],
  format: Table['format'],
  lines: number,
): Promise<TableOpening> {
  const file = basename(path)
  const head = await firstRows(batches())
  const header = head[0]
  if (!header)
    return {
      ok: false,
      problem: { severity: 'error', reason: 'empty_file', file, detail: 'Nothing but blank rows.' },
    }
  const named = nameHeaders(
    header.cells,
    head.slice(1).map((row) => row.cells),
  )
  if (named.headers.length === 0)
    return {
      ok: false,
      problem: { severity: 'error', reason: 'no_header', file, detail: 'The first row holds no names.' },
    }
  const problems = named.problems.map((problem) => ({ ...problem, file, line: header.line }))
  const check: RowCheck = {
    file,
    headers: named.headers,
    positions: named.positions,
    damage,
    padShort: format.kind === 'xlsx',
  }
  return {
    ok: true,
    table: {
      file,
      path,
      headers: named.headers,
      estimate: Math.max(0, lines - header.line),
      format,
      problems,
      rows: (fromLine = 0) => rowsOf(batches(), header.line, fromLine, check),
    },
  }
}

async function firstRows(batches: AsyncGenerator<TextRow[]>): Promise<TextRow[]> {
  const rows: TextRow[] = []
  for await (const batch of batches) {
    for (const row of batch) if (!isBlank(row) && !(rows.length === 0 && isSeparatorLine(row))) rows.push(row)
    if (rows.length > SAMPLE_ROWS) break
  }
  return rows
}

async function* rowsOf(
  batches: AsyncGenerator<TextRow[]>,
  headerLine: number,
  fromLine: number,
  check: RowCheck,
) {
  for await (const batch of batches) {
    const rows: (TableRow | { refused: RefusedRow })[] = []
    for (const row of batch) {
      if (row.line <= headerLine || row.line < fromLine || isBlank(row)) continue
      const refused = findBadRow(row, check)
      rows.push(refused ? { refused } : { line: row.line, cells: inPlace(row.cells, check.positions) })
    }
    if (rows.length > 0) yield rows
  }
}

function inPlace(cells: string[], positions: number[] | null): string[] {
  return positions ? positions.map((position) => cells[position] ?? '') : cells
}

function isBlank(row: TextRow): boolean {
  for (const cell of row.cells) if (cell !== '' && cell.trim() !== '') return false
  return true
}

function isSeparatorLine(row: TextRow): boolean {
  return row.line === 1 && /^sep=/i.test(row.cells.join(''))
}
