import type { ImportPreview } from '#journey/capture/contract.ts'
import type { ColumnProfile } from './column-profile.rules.ts'
import { fieldNameOf } from './cells.rules.ts'
import { printMapping } from './mapping-file.ts'
import type { ColumnMapping, FileMapping } from './mapping-schema.ts'
import type { ImportedRow } from './build-leads.ts'
import type { OpenedImport } from './open-import.ts'
import { sentenceOf } from './problem.ts'
import type { ImportedEvent } from './record.ts'

/** What the files would become, for a person to look at before anything is written. */
export function previewOf(id: string, opened: OpenedImport): ImportPreview {
  const { mapping, system, proposed, preview, problems, estimate } = opened
  return {
    id,
    system,
    proposed,
    mapping: printMapping(mapping),
    totalRows: estimate,
    columns: preview.columns.flatMap(({ role, file, profiles }) =>
      profiles.map((profile) => columnOf(file, mapping.files[role], profile)),
    ),
    records: preview.rows.map(recordOf),
    problems: problems.map((problem) => ({
      message: sentenceOf(problem),
      severity: problem.severity === 'error' ? 'error' : 'warning',
    })),
  }
}

function columnOf(
  file: string,
  part: FileMapping | undefined,
  { header, rows, filled, type, examples, dateOrder, ambiguousDates }: ColumnProfile,
): ImportPreview['columns'][number] {
  const target = part ? targetOf(part, header) : null
  const share = rows > 0 ? filled / rows : 0
  const because = part ? BECAUSE[ambiguousDates > 0 ? (dateOrder ?? 'unclear') : 'plain'] : BECAUSE.unused
  return { file, header, target, because, filled: share, type, sample: examples }
}

/** A closed list: screens say it in their own language. */
const BECAUSE = {
  plain: '',
  unused: 'the file is not used',
  unclear: 'dates fit day-first and month-first',
  dayFirst: 'dates are read day-first',
  monthFirst: 'dates are read month-first',
} as const

function targetOf(part: FileMapping, header: string): string | null {
  const ids = [part.externalId ?? []].flat().filter(({ column }) => same(column, header))
  const found = Object.entries(part.columns ?? {}).find(([column]) => same(column, header))
  const targets = [...ids.map(({ system }) => `externalId.${system}`), ...namesOf(found?.[1])]
  if (targets.length > 0) return targets.join(', ')
  return found || part.unmapped === 'drop' ? null : `fields.${fieldNameOf(header)}`
}

function namesOf(column: ColumnMapping | undefined): string[] {
  if (column === null || column === undefined) return []
  return [column].flat().map((rule) => (typeof rule === 'string' ? rule : rule.to))
}

function same(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase()
}

function recordOf(row: ImportedRow): Record<string, unknown> {
  if ('refused' in row) return { line: row.refused.line, refused: row.refused.detail, ...row.refused.raw }
  const { row: place, fields, consent, createdAt, events, notes, ...lead } = row
  return {
    line: place.line,
    ...lead,
    ...(createdAt === null ? {} : { createdAt: isoOf(createdAt) }),
    ...under('consent', consent ?? {}),
    ...under('fields', fields),
    ...(events.length > 0 ? { events: events.map(eventOf) } : {}),
    ...(notes ? { notes: notes.map(({ detail }) => detail).join(' ') } : {}),
  }
}

/** By their full names, as the mapping has them: a field may be called like a detail of the lead. */
function under(name: string, values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [`${name}.${key}`, value]))
}

function eventOf(event: ImportedEvent): string {
  if (event.kind === 'opportunity') {
    const { status, amount, currency, openedAt, closedAt } = event
    const at = closedAt ?? openedAt
    return ['opportunity', status, amount, currency, at === null ? null : isoOf(at).slice(0, 10)]
      .filter((part) => part !== null)
      .join(' ')
  }
  const what = event.kind === 'touch' ? event.touch : event.kind === 'stage' ? event.stage : event.kind
  return event.at === null ? what : `${what} ${isoOf(event.at).slice(0, 10)}`
}

function isoOf(at: number): string {
  return new Date(at).toISOString()
}
