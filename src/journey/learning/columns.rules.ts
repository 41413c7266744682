import { evidenceOf, readDate, type DateOrder } from '#journey/capture/import/dates.rules.ts'
import { NULL_TOKENS, tokenSet } from '#journey/capture/import/cells.rules.ts'
import { readBoolean, readNumber, type NumberStyle } from '#journey/capture/import/numbers.rules.ts'

/** What a column holds, found from its cells alone: its name is never asked. */
export type ColumnKind =
  | 'number'
  | 'number_as_text'
  | 'yes_no'
  | 'category'
  | 'many_values'
  | 'date'
  | 'identifier'
  | 'constant'
  | 'empty'

export interface Column {
  name: string
  kind: ColumnKind
  /** trimmed; '' is blank */
  cells: string[]
  /** the different cells, and which of them each row holds */
  values: string[]
  codes: Int32Array
  /** rows that are neither blank nor a token for “nothing” */
  filled: number
  distinct: number
  /** of numbers and dates (epoch milliseconds); NaN where blank or unreadable */
  numbers: Float64Array | null
  /** the decimal mark of a number */
  style: NumberStyle | null
}

/** Cells of one file, by column. All columns are of one length. */
export interface LearningTable {
  headers: string[]
  columns: string[][]
}

/** Fewer distinct whole numbers than this are no evidence for an identifier. */
const FEWEST_FOR_IDENTIFIER = 50
const MANY_VALUES = 30
/** A few typing errors do not make a column of numbers text. */
const MOSTLY = 0.98
const NOTHING = tokenSet(NULL_TOKENS, false)

/** “Select”, “n/a”, “-”: filled by a form or an export, said by nobody. */
export function saysNothing(cell: string): boolean {
  return cell === '' || (cell.length <= 40 && NOTHING.has(cell.toLowerCase()))
}

/** Reads every column of a table: its kind, and its numbers where it has any. */
export function readColumns(table: LearningTable): Column[] {
  return table.headers.map((name, index) => readColumn(name, table.columns[index] ?? []))
}

export function readColumn(name: string, raw: readonly string[]): Column {
  const cells = raw.map((cell) => cell.trim())
  // each cell is looked up once and is a small number from then on: hashing texts was most of the time of learning
  const { values, codes, counts } = distinctOf(cells)
  const real = [...values.keys()].filter((code) => !saysNothing(values[code]!))
  const filled = real.reduce((sum, code) => sum + counts[code]!, 0)
  const base = { name, cells, values, codes, filled, distinct: real.length, numbers: null, style: null }
  if (real.length === 0) return { ...base, kind: 'empty' }
  if (real.length === 1) return { ...base, kind: values.length === 1 ? 'constant' : 'category' }
  if (real.length === 2 && real.every((code) => readBoolean(values[code]!) !== null))
    return { ...base, kind: 'yes_no' }
  return asDates(base, real, counts) ?? asNumbers(base, real, counts) ?? asText(base, cells.length)
}

function distinctOf(cells: string[]) {
  const known = new Map<string, number>()
  const values: string[] = []
  const counts: number[] = []
  const codes = new Int32Array(cells.length)
  for (const [row, cell] of cells.entries()) {
    let code = known.get(cell)
    if (code === undefined) {
      known.set(cell, (code = values.length))
      values.push(cell)
      counts.push(0)
    }
    counts[code]!++
    codes[row] = code
  }
  return { values, codes, counts }
}

type Base = Omit<Column, 'kind'>

function asDates(base: Base, real: number[], counts: number[]): Column | null {
  const order = orderOfColumn(base.values)
  const read = new Float64Array(base.values.length).fill(Number.NaN)
  let missed = 0
  for (const code of real) {
    const value = base.values[code]!
    const at = looksLikeDate(value) ? readDate(value, order, 'UTC') : null
    if (at?.ok) read[code] = at.at
    else missed += counts[code]!
    if (missed > base.filled * (1 - MOSTLY)) return null
  }
  return { ...base, kind: 'date', numbers: numbersOf(base.codes, read) }
}

/** Bare digits are a date only as 20240312 or as milliseconds: 45123 is an amount more often than a spreadsheet's day. */
function looksLikeDate(value: string): boolean {
  return /^\d{1,4}[-/. ]|^[a-z]{3}/i.test(value) ? /\d/.test(value) : /^(19|20)\d{6}$|^1\d{12}$/.test(value)
}

/** Day or month first as most values that can prove it say; where none does, as most of the world writes. */
function orderOfColumn(values: string[]): DateOrder {
  let month = 0
  for (const value of values) {
    const evidence = evidenceOf(value)
    month += evidence === 'monthFirst' ? 1 : evidence === 'dayFirst' ? -1 : 0
  }
  return month > 0 ? 'monthFirst' : 'dayFirst'
}

function asNumbers(base: Base, real: number[], counts: number[]): Column | null {
  const style = styleOf(base.values)
  const read = new Float64Array(base.values.length).fill(Number.NaN)
  let missed = 0
  let plain = true
  let whole = true
  for (const code of real) {
    const value = base.values[code]!
    const number = numberOf(value, style)
    if (number === null) missed += counts[code]!
    else {
      read[code] = number
      plain &&= /^-?\d+(\.\d+)?$/.test(value)
      whole &&= Number.isInteger(number)
    }
    if (missed > base.filled * (1 - MOSTLY)) return null
  }
  const numbers = numbersOf(base.codes, read)
  const each = base.distinct === base.filled && base.filled >= base.cells.length * MOSTLY
  if (each && whole && base.distinct >= FEWEST_FOR_IDENTIFIER)
    return { ...base, kind: 'identifier', numbers, style }
  return { ...base, kind: plain && missed === 0 ? 'number' : 'number_as_text', numbers, style }
}

/** Null for what is no number, and for 01099: a postal code would lose its zero. */
export function numberOf(cell: string, style: NumberStyle | null): number | null {
  return /^[-+]?0\d/.test(cell) ? null : readNumber(cell, style)
}

/**
 * The decimal mark that more values can only be read with. `1.234` alone proves nothing; beside `12` and `999`, and where nothing
 * from 1000 on is written without a point, it is how thousands are written.
 */
function styleOf(values: string[]): NumberStyle {
  let comma = 0
  const seen = { grouped: 0, short: 0, other: 0 }
  for (const value of values) {
    if (/^-?[1-9]\d{0,2}(\.\d{3})+$/.test(value)) seen.grouped++
    else if (/^-?\d{1,3}$/.test(value)) seen.short++
    else if (!saysNothing(value)) seen.other++
    if (/,\d{1,2}(\D*)$|,\d{4,}(\D*)$|\.\d{3},/.test(value)) comma++
    else if (/\.\d{1,2}(\D*)$|\.\d{4,}(\D*)$|,\d{3}\./.test(value)) comma--
  }
  if (seen.grouped > 0 && seen.short > 0 && seen.other === 0) return 'comma'
  return comma > 0 ? 'comma' : 'point'
}

function numbersOf(codes: Int32Array, read: Float64Array): Float64Array {
  return Float64Array.from(codes, (code) => read[code]!)
}

function asText(base: Base, rows: number): Column {
  if (base.distinct >= FEWEST_FOR_IDENTIFIER && base.distinct >= base.filled * 0.9)
    return { ...base, kind: 'identifier' }
  return { ...base, kind: base.distinct > Math.min(MANY_VALUES, rows) ? 'many_values' : 'category' }
}
