import { z } from 'zod'
import { csvCells, csvColumns, csvRow } from '#platform/http/csv.rules.ts'
import type { Answer, Request, Route } from '#platform/http/route.ts'
import type { CsvColumn } from '#platform/http/csv.rules.ts'

interface Paged {
  items: unknown[]
  next: string | null
}

type Rows = Record<string, unknown[] | undefined>

interface Table {
  columns: { name: string }[]
  rows: unknown[][]
}

/** As many rows as a page may hold: fewer questions. */
const PAGE = 200
/** Spreadsheets take UTF-8 for what it is only after this mark. */
const BOM = '\uFEFF'

/** Every list and every report is a file too: `?format=csv`, or Accept: text/csv. */
export function wantsCsv(query: Record<string, string>, headers: Headers): boolean {
  return query.format === 'csv' || /^text\/csv\b/i.test(headers.get('accept') ?? '')
}

/** The query that asks for long pages, where a route has pages. */
export function longPages(
  route: { query?: z.ZodType },
  query: Record<string, string>,
): Record<string, string> {
  const { format: _format, ...asked } = query
  const paged = route.query && 'limit' in ((route.query as { shape?: object }).shape ?? {})
  return paged ? { ...asked, limit: asked.limit ?? String(PAGE) } : asked
}

/**
 * The answer as a file: a list with all its pages, asked for one after the other while they are sent, or a report's table.
 * Null: the answer is neither. When a page fails in the middle, the transfer breaks off rather than end as if it were whole.
 */
export function asCsv<Services>(
  route: Route<Services>,
  services: Services,
  request: Request,
  first: Answer,
): Answer | null {
  const name = `${route.path.split('/').filter((part) => !part.startsWith('{')).at(-1)}.csv` // prettier-ignore
  const headers = {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${name}"`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  }
  const table = first.body as Table | undefined
  if (Array.isArray(table?.columns) && Array.isArray(table.rows))
    return { status: 200, stream: csvOf(table), headers }
  const field = route.table ?? 'items'
  const item = itemOf(route.answer, field)
  const items = (first.body as Rows | undefined)?.[field]
  if (!item || !Array.isArray(items)) return null
  const page = route.table === undefined ? (first.body as Paged) : { items, next: null }
  return { status: 200, stream: pages(route, services, request, page, csvColumns(item)), headers }
}

/** A report's table as a whole file. */
export function csvOf({ columns, rows }: Table): string {
  return BOM + [columns.map(({ name }) => name), ...rows].map(csvRow).join('')
}

function itemOf(answer: z.ZodType | undefined, field: string): z.ZodType | null {
  const items = (answer as { shape?: Record<string, z.ZodType> } | undefined)?.shape?.[field]
  return items instanceof z.ZodArray ? (items.element as z.ZodType) : null
}

function pages<Services>(
  route: Route<Services>,
  services: Services,
  request: Request,
  first: Paged,
  columns: CsvColumn[],
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let page: Paged | null = first
  return new ReadableStream({
    start: (out) => out.enqueue(encoder.encode(BOM + csvRow(columns.map(({ name }) => name)))),
    async pull(out) {
      if (page === null) return out.close()
      out.enqueue(encoder.encode(page.items.map((one) => csvRow(csvCells(columns, one))).join('')))
      if (page.next === null) page = null
      else {
        const query = { ...(request.query as object), cursor: page.next }
        const answered: Answer = await route.handle(services, { ...request, query })
        if (answered.status !== 200) throw new Error(`a page of the file answered ${answered.status}`)
        page = answered.body as Paged
      }
    },
  })
}
