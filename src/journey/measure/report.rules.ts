import { DAY_MS } from '#journey/measure/day.rules.ts'
import type { Refusal } from '#work/card.ts'

/** What a report is asked for, checked. Moments: epoch ms; `to` and `asOf` are the ends of their days. */
export interface Asked {
  asOf: number
  /** as given or today, for printing */
  asOfText: string
  from: number | null
  to: number | null
  by: string | null
}

export type Cells = (string | number | null)[]

export interface Table {
  columns: { name: string; unit: string }[]
  rows: Cells[]
  notes: string[]
}

const DATE = /^\d{4}-\d{2}-\d{2}$/

/** Dates are days in UTC; a day belongs to the range with all its hours. */
export function asked(
  query: {
    asOf?: string | undefined
    by?: string | undefined
    from?: string | undefined
    to?: string | undefined
  },
  now: number,
): Asked | Refusal {
  const errors: { field: string; message: string }[] = []
  const day = (field: 'asOf' | 'from' | 'to', end: boolean): number | null => {
    const text = query[field]
    if (text === undefined) return null
    const at = Date.parse(text)
    if (Number.isNaN(at) || !/^\d{4}-/.test(text)) {
      errors.push({ field, message: 'must be a date such as 2026-03-31' })
      return null
    }
    return end && DATE.test(text) ? at + DAY_MS - 1 : at
  }
  const asOf = day('asOf', true)
  const [from, to] = [day('from', false), day('to', true)]
  if (from !== null && to !== null && to < from) errors.push({ field: 'to', message: 'lies before from' })
  if (query.by?.trim() === '') errors.push({ field: 'by', message: 'must name a dimension' })
  if (errors.length > 0)
    return { refused: 'invalid', detail: errors.map((e) => `${e.field} ${e.message}`).join('; '), errors }
  return {
    asOf: asOf ?? now,
    asOfText: query.asOf ?? new Date(now).toISOString(),
    from,
    to,
    by: query.by ?? null,
  }
}

export function badDimension(by: string, known: string): Refusal {
  const message = `must be ${known}`
  return {
    refused: 'invalid',
    detail: `by: there is nothing called ${by} here`,
    errors: [{ field: 'by', message }],
  }
}

/** How far reports on people look back when they are not told: long enough to count, short enough to be now. */
export const LATELY_DAYS = 90

/** The range that was asked for, or the last quarter of a year. */
export function lately({ asOf, from, to }: Asked): { asOf: number; from: number; to: number } {
  const end = to ?? asOf
  return { asOf, from: from ?? Math.min(asOf, end) - LATELY_DAYS * DAY_MS, to: end }
}
