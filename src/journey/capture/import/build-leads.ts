import type { CompiledFile } from './compile-file.rules.ts'
import { type JoinReport, type JoinedFile } from './joined-file.ts'
import {
  closeEvents,
  closeLead,
  newEventDraft,
  newLeadDraft,
  type EventDraft,
  type LeadDraft,
} from './lead-draft.rules.ts'
import type { ImportedLead, RefusedRow } from './record.ts'
import type { Table, TableRow } from './table.ts'

export type ImportedRow = ImportedLead | { refused: RefusedRow }

/** The primary file and all that hangs on it. */
export interface LeadSource {
  table: Table
  compiled: CompiledFile
  joined: JoinedFile[]
  /** epoch ms: what a file says of a later time cannot have happened */
  notAfter: number
}

/** Leads and refused rows in the order of the primary file, from `fromLine` on; the same every time. */
export async function* buildLeads(
  source: LeadSource,
  fromLine: number,
  report: JoinReport,
): AsyncGenerator<ImportedRow[]> {
  for await (const batch of source.table.rows(fromLine)) {
    yield batch.map((row) => ('refused' in row ? row : buildLead(source, row, report)))
  }
}

function buildLead(
  { table, compiled, joined, notAfter }: LeadSource,
  row: TableRow,
  report: JoinReport,
): ImportedRow {
  const skipped = compiled.skips(row.cells)
  if (skipped !== null)
    return refused(table, row, {
      field: skipped,
      reason: 'deleted_in_source',
      detail: 'The row is marked as deleted or superseded.',
    })
  const draft = newLeadDraft(table.file, row.line)
  const events = newEventDraft(compiled.currency, needsStatus(compiled, joined))
  compiled.apply(row.cells, draft, events)
  for (const file of joined) attach(file, row.cells, draft, events, report)
  closeEvents(draft, events)
  const closed = closeLead(draft, notAfter)
  return 'row' in closed ? closed : refused(table, row, closed)
}

/** A status may stand in a file that completes the row, one to one. */
function needsStatus(compiled: CompiledFile, joined: JoinedFile[]): boolean {
  return (
    compiled.needsStatus || joined.some((file) => !file.many && needsStatus(file.compiled, file.children))
  )
}

/** Adds what a joined file says: to the same events where there is one row, to events of its own where there are many. */
function attach(
  file: JoinedFile,
  parent: readonly string[],
  draft: LeadDraft,
  events: EventDraft,
  report: JoinReport,
): void {
  if (file.parentColumn < 0) return
  const cell = parent[file.parentColumn] ?? ''
  const keys = file.split !== null && cell.includes(file.split) ? cell.split(file.split) : [cell]
  for (const text of keys) {
    const key = file.normalise(text)
    if (key === '') continue
    const rows = file.index.get(key)
    if (!rows) {
      if (!file.many || file.split !== null) report.missed(file, text.trim())
      continue
    }
    for (const index of rows) {
      report.used(file, index)
      const said = file.many
        ? newEventDraft(file.compiled.currency, needsStatus(file.compiled, file.children))
        : events
      said.currency ??= file.compiled.currency
      file.compiled.apply(file.rows[index]!, draft, said)
      for (const child of file.children) attach(child, file.rows[index]!, draft, said, report)
      if (file.many) closeEvents(draft, said)
    }
  }
}

function refused(
  table: Table,
  row: TableRow,
  fault: { field: string; reason: RefusedRow['reason']; detail: string },
): ImportedRow {
  const raw = Object.fromEntries(table.headers.map((header, index) => [header, row.cells[index] ?? '']))
  const { field, reason, detail } = fault
  return { refused: { file: table.file, line: row.line, field: field || null, reason, detail, raw } }
}
