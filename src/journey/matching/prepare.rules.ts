import { recogniseColumns } from './columns.rules.ts'
import { recordsOf, type Records } from './fields.rules.ts'
import { Interner } from './values.rules.ts'
import { MOST_RECORDS } from './pairs.rules.ts'
import type { Column, RawColumn } from './kinds.rules.ts'
import type { MatchLanguage } from './words.rules.ts'

export type MatchRefusal = 'too_few' | 'too_many' | 'nothing_to_compare'

export interface Prepared {
  columns: Column[]
  records: Records
}

/**
 * Makes one or two files ready to be matched: says what their columns are, and normalises them. A second file's columns
 * meet the first's by name, else by what they are. Rows of the second are numbered on from the first's.
 * `country`: ISO code, for phone numbers without one.
 */
export function prepare(
  first: readonly RawColumn[],
  second: readonly RawColumn[] | null,
  country?: string,
): Prepared | { refused: MatchRefusal; field: string } {
  const rows = rowsOf(first)
  const raw = second === null ? first : stacked(first, second)
  const all = rowsOf(raw)
  if (all < 2 || (second !== null && (rows === 0 || all === rows)))
    return { refused: 'too_few', field: 'file' }
  if (all >= MOST_RECORDS) return { refused: 'too_many', field: 'file' }
  const columns = recogniseColumns(raw, all)
  const records = recordsOf(raw, columns, (row) => Number(row >= rows), country)
  if (!records.fields.some(({ values }) => values.present > 1))
    return { refused: 'nothing_to_compare', field: 'columns' }
  return { columns, records }
}

function rowsOf(raw: readonly RawColumn[]): number {
  return raw[0]?.ids.length ?? 0
}

function stacked(first: readonly RawColumn[], second: readonly RawColumn[]): RawColumn[] {
  const ours = recogniseColumns(first, rowsOf(first))
  const theirs = recogniseColumns(second, rowsOf(second))
  const free = new Set(second.keys())
  const partner = first.map(({ name }) =>
    take(free, (at) => second[at]!.name.toLowerCase() === name.toLowerCase()),
  )
  return first.map((column, at) => {
    const kind = ours[at]!.kind
    const other = partner[at] ?? (kind === null ? undefined : take(free, (one) => theirs[one]!.kind === kind))
    return joined(column, other === undefined ? undefined : second[other], rowsOf(second))
  })
}

function take(free: Set<number>, fits: (at: number) => boolean): number | undefined {
  const found = [...free].find(fits)
  if (found !== undefined) free.delete(found)
  return found
}

function joined(column: RawColumn, other: RawColumn | undefined, rows: number): RawColumn {
  const interner = new Interner()
  for (const value of column.values) interner.id(value)
  const ids = other?.values.map((value) => interner.id(value)) ?? []
  const all = new Int32Array(column.ids.length + rows).fill(-1)
  all.set(column.ids)
  other?.ids.forEach((id, row) => {
    if (id >= 0) all[column.ids.length + row] = ids[id]!
  })
  return { name: column.name, values: interner.texts, ids: all }
}

const REFUSALS: Record<MatchRefusal, Record<MatchLanguage, string>> = {
  too_few: {
    en: 'There are not two records to compare.',
    de: 'Es gibt keine zwei Datensätze zu vergleichen.',
  },
  too_many: {
    en: `More than ${MOST_RECORDS - 1} records do not fit into one run.`,
    de: `Mehr als ${MOST_RECORDS - 1} Datensätze passen nicht in einen Lauf.`,
  },
  nothing_to_compare: {
    en: 'No column says who or which company a row is about.',
    de: 'Keine Spalte sagt, um wen oder welche Firma es in einer Zeile geht.',
  },
}

export function matchRefusalInWords(refused: MatchRefusal, language: MatchLanguage): string {
  return REFUSALS[refused][language]
}
