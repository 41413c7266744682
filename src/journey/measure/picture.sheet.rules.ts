import { rounded } from '#journey/measure/interval.rules.ts'
import type { Cells } from '#journey/measure/report.rules.ts'
import type { Flows } from '#journey/measure/picture.flows.contract.ts'
import type { Lines } from '#journey/measure/picture.lines.contract.ts'
import type { ReportView } from '#journey/measure/contract.ts'
import type { Rows } from '#journey/measure/picture.rows.contract.ts'

/** A drawing with a sentence that says what is drawn. */
export interface Drawn {
  what: string
  chart: Rows | Lines | Flows
}

/** A report's table, asked by the names of its columns. */
export interface Sheet {
  columns: ReportView['columns']
  rows: Cells[]
  at: (name: string) => number
  text: (row: Cells, name: string) => string
  number: (row: Cells, name: string) => number | null
}

export function sheetOf({ columns, rows }: ReportView): Sheet {
  const at = (name: string): number => columns.findIndex((one) => one.name === name)
  return {
    columns,
    rows,
    at,
    text: (row, name) => said(row[at(name)]),
    number: (row, name) => numeric(row[at(name)]),
  }
}

export const said = (cell: Cells[number] | undefined): string =>
  cell === null || cell === undefined || cell === '' ? 'not said' : String(cell)
const numeric = (cell: Cells[number] | undefined): number | null => (typeof cell === 'number' ? cell : null)
export const count = (value: number): string => rounded(value, 2).toLocaleString('en')
export const percent = (value: number): string => `${rounded(value * 100, 1).toLocaleString('en')} %`
