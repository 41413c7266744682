import type { ImportPreview } from '#journey/capture/contract.ts'
import type { ColumnProfile } from './column-profile.rules.ts'
import { printMapping } from './mapping-file.ts'
import type { ColumnMapping, FileMapping } from './mapping-schema.ts'
import type { ImportedRow } from './build-leads.ts'
import type { OpenedImport } from './open-import.ts'
import { sentenceOf } from './problem.ts'

/** What the files would become, for a person to look at before anything is written. */
export function previewOf(id: string, opened: OpenedImport): ImportPreview {
  const { mapping, preview, problems, estimate } = opened
  return {
    id,
    system: mapping.name ?? null,
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
  const read =
    ambiguousDates > 0 && dateOrder === null
      ? 'dates that can be read day-first and month-first'
      : `${Math.round(share * 100)} % filled, ${type}${dateOrder === null ? '' : `, ${dateOrder}`}`
  const because = part ? (target === null ? `not taken over; ${read}` : read) : 'the file is not used'
  return { file, header, target, because, filled: share, type, sample: examples }
}

function targetOf(part: FileMapping, header: string): string | null {
  const ids = [part.externalId ?? []].flat().filter(({ column }) => same(column, header))
  const found = Object.entries(part.columns ?? {}).find(([column]) => same(column, header))
  const targets = [...ids.map(({ system }) => `externalId.${system}`), ...namesOf(found?.[1])]
  if (targets.length > 0) return targets.join(', ')
  return found || part.unmapped === 'drop' ? null : 'fields'
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
  const { row: place, fields, events, notes, ...lead } = row
  return {
    line: place.line,
    ...lead,
    ...fields,
    ...(events.length > 0 ? { events } : {}),
    ...(notes ? { notes: notes.map(({ detail }) => detail).join(' ') } : {}),
  }
}
