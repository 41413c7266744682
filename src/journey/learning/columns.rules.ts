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
  const counts = new Map<string, number>()
  for (const cell of cells) counts.set(cell, (counts.get(cell) ?? 0) + 1)
  const real = [...counts.keys()].filter((value) => !saysNothing(value))
  const filled = real.reduce((sum, value) => sum + counts.get(value)!, 0)
  const base = { name, cells, filled, distinct: real.length, numbers: null, style: null }
  if (real.length === 0) return { ...base, kind: 'empty' }
  if (real.length === 1) return { ...base, kind: counts.size === 1 ? 'constant' : 'category' }
  if (real.length === 2 && real.every((value) => readBoolean(value) !== null))
    return { ...base, kind: 'yes_no' }
  const weight = (value: string): number => counts.get(value)!
  return asDates(base, real, weight) ?? asNumbers(base, real, weight) ?? asText(base, cells.length)
}

type Base = Omit<Column, 'kind'>
type Weight = (value: string) => number

function asDates(base: Base, real: string[], weight: Weight): Column | null {
  const order = orderOfColumn(real)
  const read = new Map<string, number>()
  let missed = 0
  for (const value of real) {
    const at = looksLikeDate(value) ? readDate(value, order, 'UTC') : null
    if (at?.ok) read.set(value, at.at)
    else missed += weight(value)
    if (missed > base.filled * (1 - MOSTLY)) return null
  }
  return { ...base, kind: 'date', numbers: numbersOf(base.cells, read) }
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

function asNumbers(base: Base, real: string[], weight: Weight): Column | null {
  const style = styleOf(real)
  const read = new Map<string, number>()
  let missed = 0
  let plain = true
  let whole = true
  for (const value of real) {
    const number = numberOf(value, style)
    if (number === null) missed += weight(value)
    else {
      read.set(value, number)
      plain &&= /^-?\d+(\.\d+)?$/.test(value)
      whole &&= Number.isInteger(number)
    }
    if (missed > base.filled * (1 - MOSTLY)) return null
  }
  const numbers = numbersOf(base.cells, read)
  const each = base.distinct === base.filled && base.filled >= base.cells.length * MOSTLY
  if (each && whole && base.distinct >= FEWEST_FOR_IDENTIFIER)
    return { ...base, kind: 'identifier', numbers, style }
  return { ...base, kind: plain && missed === 0 ? 'number' : 'number_as_text', numbers, style }
}

/** Null for what is no number, and for 01099: a postal code would lose its zero. */
export function numberOf(cell: string, style: NumberStyle | null): number | null {
  return /^[-+]?0\d/.test(cell) ? null : readNumber(cell, style)
}

/** The decimal mark that more values can only be read with; `1.234` alone proves nothing. */
function styleOf(values: string[]): NumberStyle {
  let comma = 0
  for (const value of values) {
    if (/,\d{1,2}(\D*)$|,\d{4,}(\D*)$|\.\d{3},/.test(value)) comma++
    else if (/\.\d{1,2}(\D*)$|\.\d{4,}(\D*)$|,\d{3}\./.test(value)) comma--
  }
  return comma > 0 ? 'comma' : 'point'
}

function numbersOf(cells: string[], read: Map<string, number>): Float64Array {
  return Float64Array.from(cells, (cell) => read.get(cell) ?? Number.NaN)
}

function asText(base: Base, rows: number): Column {
  if (base.distinct >= FEWEST_FOR_IDENTIFIER && base.distinct >= base.filled * 0.9)
    return { ...base, kind: 'identifier' }
  return { ...base, kind: base.distinct > Math.min(MANY_VALUES, rows) ? 'many_values' : 'category' }
}
