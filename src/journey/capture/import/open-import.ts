import { buildLeads, type ImportedRow, type LeadSource } from './build-leads.ts'
import { profileColumns, type ColumnProfile } from './column-profile.rules.ts'
import { compileFile } from './compile-file.rules.ts'
import { indexJoinedFile, JoinReport, type JoinedFile } from './joined-file.ts'
import type { Mapping } from './mapping-schema.ts'
import { matchFiles } from './match-files.rules.ts'
import type { ImportProblem } from './problem.ts'
import { proposeMapping, type SampledFile } from './propose-mapping.rules.ts'
import type { ImportedLead, RefusedRow } from './record.ts'
import { openTable, type Table, type TableRow } from './table.ts'

export interface OpenImportOptions {
  /** Paths of the files, in any order. */
  files: string[]
  /** Without one it is proposed from the headers and a sample of the rows. */
  mapping?: Mapping
  /** Epoch ms; rows that tell of something later are refused. No limit unless given. */
  notAfter?: number
}

export interface ImportPreview {
  /** The first 20 rows as they would be taken in, refused ones too. */
  rows: ImportedRow[]
  columns: { role: string; file: string; profiles: ColumnProfile[] }[]
}

export interface OpenedImport {
  mapping: Mapping
  /** Whose export it is, as far as headers tell; nobody asks where a mapping was given. */
  system: string | null
  proposed: boolean
  preview: ImportPreview
  /** What opening found; with an `error` among them `records` gives nothing. */
  problems: ImportProblem[]
  /** Rows of the primary file, at most a little too many. */
  estimate: number
  /** Leads and refused rows from a line of the primary file on (1-based), always in the same order. */
  records(fromLine?: number): AsyncIterable<ImportedLead | { refused: RefusedRow }>
  /** The same in batches, which is what a transaction wants. */
  batches(fromLine?: number): AsyncGenerator<ImportedRow[]>
  /** What the last pass of `records` found: keys without a partner, rows that belong to nobody. */
  warnings(): ImportProblem[]
}

const PREVIEW_ROWS = 20
const SAMPLE_ROWS = 5000

/** Opens files for import: reads samples, proposes or checks the mapping, indexes the joined files. No database. */
export async function openImport({ files, mapping, notAfter }: OpenImportOptions): Promise<OpenedImport> {
  const opened = await openAll(files, mapping)
  const proposal = mapping ? { mapping, problems: [], recognised: [] } : proposeMapping(opened.sampled)
  const matched = matchFiles(
    proposal.mapping,
    opened.sampled.map(({ table }) => table.file),
  )
  const problems = [...opened.problems, ...proposal.problems, ...matched.problems]
  const source = await sourceOf(
    proposal.mapping,
    opened.sampled,
    matched.roles,
    problems,
    notAfter ?? Infinity,
  )
  let warnings: ImportProblem[] = []
  async function* batches(fromLine = 0): AsyncGenerator<ImportedRow[]> {
    if (!source || problems.some((problem) => problem.severity === 'error')) return
    const report = new JoinReport()
    yield* buildLeads(source, fromLine, report)
    warnings = report.problems(source.joined, fromLine <= 1)
  }
  async function* records(fromLine = 0): AsyncGenerator<ImportedRow> {
    for await (const batch of batches(fromLine)) yield* batch
  }
  const columns = opened.sampled.map(({ table, profiles }) => ({
    role: matched.roleOf(table.file) ?? '',
    file: table.file,
    profiles,
  }))
  const rows = await firstOf(records(), PREVIEW_ROWS)
  const systems = proposal.recognised.map(({ recognition }) => recognition.system)
  return {
    mapping: proposal.mapping,
    system: systems.find((system) => system !== 'unknown') ?? null,
    proposed: mapping === undefined,
    preview: { rows, columns },
    problems,
    estimate: source?.table.estimate ?? 0,
    records,
    batches,
    warnings: () => warnings,
  }
}

async function openAll(paths: string[], mapping: Mapping | undefined) {
  const sampled: SampledFile[] = []
  const problems: ImportProblem[] = []
  for (const path of paths) {
    const name = path.split(/[\\/]/).at(-1)!
    const role = mapping ? matchFiles(mapping, [name]).roleOf(name) : undefined
    const opening = await openTable(path, (role ? mapping?.files[role]?.sheet : undefined) ?? 1)
    if (!opening.ok) {
      problems.push(opening.problem)
      continue
    }
    const { table } = opening
    const sample = await sampleOf(table)
    const nulls = mapping?.nulls
    sampled.push({ table, sample, profiles: profileColumns(table.headers, sample, nulls) })
    problems.push(...table.problems)
  }
  return { sampled, problems }
}

async function sampleOf(table: Table): Promise<string[][]> {
  const sample: string[][] = []
  for await (const batch of table.rows()) {
    for (const row of batch) if (!('refused' in row)) sample.push((row as TableRow).cells)
    if (sample.length >= SAMPLE_ROWS) break
  }
  return sample.slice(0, SAMPLE_ROWS)
}

async function sourceOf(
  mapping: Mapping,
  sampled: SampledFile[],
  roles: Map<string, string>,
  problems: ImportProblem[],
  notAfter: number,
): Promise<LeadSource | null> {
  const parts = Object.entries(mapping.files)
  const primary = parts.find(([, part]) => part.primary === true) ?? parts.find(([, part]) => !part.join)
  const tableOf = (role: string): SampledFile | undefined =>
    sampled.find(({ table }) => table.file === roles.get(role))
  const main = primary && tableOf(primary[0])
  if (!main || !primary) return null
  const compiled = compileFile(primary[0], main.table.file, mapping, main.table.headers, main.profiles, false)
  problems.push(...compiled.problems)
  const joinedTo = async (parent: string, headers: string[], below: boolean): Promise<JoinedFile[]> => {
    const joined: JoinedFile[] = []
    for (const [role, part] of parts) {
      if (!part.join || (part.join.to ?? primary[0]) !== parent) continue
      const file = tableOf(role)
      if (!file) continue
      const isChild = below || (part.join.many ?? false)
      const compiledPart = compileFile(
        role,
        file.table.file,
        mapping,
        file.table.headers,
        file.profiles,
        isChild,
      )
      const index = await indexJoinedFile({
        part,
        table: file.table,
        compiled: compiledPart,
        parentHeaders: headers,
      })
      index.children = await joinedTo(role, file.table.headers, isChild)
      problems.push(...compiledPart.problems, ...index.problems)
      joined.push(index)
    }
    return joined
  }
  return {
    table: main.table,
    compiled,
    joined: await joinedTo(primary[0], main.table.headers, false),
    notAfter,
  }
}

async function firstOf(records: AsyncGenerator<ImportedRow>, count: number): Promise<ImportedRow[]> {
  const rows: ImportedRow[] = []
  for await (const row of records) {
    rows.push(row)
    if (rows.length >= count) break
  }
  return rows
}
