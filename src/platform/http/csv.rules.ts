import { z } from 'zod'

/** A leaf of an answer's items: where it stands, and what its column is called. */
export interface CsvColumn {
  path: string[]
  name: string
}

interface Shape {
  properties?: Record<string, Shape>
  anyOf?: Shape[]
  type?: string
}

/** Things within things become columns of their own (`owner.name`), to this depth; lists stay in one cell. */
const DEEPEST = 3

/** The columns of a list's items, in the order of their contract, so that every export of a list has the same ones. */
export function csvColumns(item: z.ZodType): CsvColumn[] {
  const shape = z.toJSONSchema(item, { unrepresentable: 'any', io: 'output' }) as Shape
  return leaves(shape, [])
}

function leaves(shape: Shape, path: string[]): CsvColumn[] {
  const inner = shape.properties ?? shape.anyOf?.find(({ properties }) => properties)?.properties
  if (inner === undefined || path.length === DEEPEST) return [{ path, name: path.join('.') }]
  return Object.entries(inner).flatMap(([key, value]) => leaves(value, [...path, key]))
}

/** One row, RFC 4180. */
export function csvRow(cells: unknown[]): string {
  return `${cells.map(cell).join(',')}\r\n`
}

export function csvCells(columns: CsvColumn[], item: unknown): unknown[] {
  return columns.map(({ path }) =>
    path.reduce<unknown>((value, key) => (value as Record<string, unknown> | null)?.[key], item),
  )
}

/** Some trim a cell before they look at it, and some take the wide forms of East Asian keyboards for the same signs. */
export const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u

/**
 * A spreadsheet would run what begins like a formula: text from outside must not (OWASP, CSV injection). Numbers are
 * numbers, also negative ones.
 */
function cell(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const text = Array.isArray(value)
    ? value.map((one) => (typeof one === 'object' ? JSON.stringify(one) : String(one))).join('; ')
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value)
  const safe = FORMULA.test(text) && !/^-?\d+([.]\d+)?$/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
