import { squash } from './cells.rules.ts'
import type { ColumnProfile } from './column-profile.rules.ts'
import { DELETED_SIGNS, SYSTEM_SIGNS, type TableObject } from './header-signs.ts'
import { aliasName, recogniseHeaders, type Recognition } from './header-recognition.rules.ts'
import type { ColumnMapping, ColumnRule, FileMapping, Mapping } from './mapping-schema.ts'
import type { ImportProblem } from './problem.ts'
import { findJoins, type JoinCandidate } from './propose-joins.rules.ts'
import type { Table } from './table.ts'

/** A file with the rows that proposals are made from. */
export interface SampledFile {
  table: Pick<Table, 'file' | 'headers'> & Table
  sample: string[][]
  profiles: ColumnProfile[]
}

export interface MappingProposal {
  mapping: Mapping
  recognised: { file: string; role: string; recognition: Recognition }[]
  problems: ImportProblem[]
}

/** Which kind of table is the list of leads when several are there. */
const PRIMARY_ORDER: TableObject[] = ['lead', 'contact', 'form', 'opportunity', 'account', 'unknown']

/** A mapping for files as they are: what each is, which one lists the leads, how the others hang on it. */
export function proposeMapping(files: SampledFile[]): MappingProposal {
  const seen = files.map((file) => ({ file, recognition: recogniseHeaders(file.table.headers, file.sample) }))
  const system = systemOf(
    seen.map(({ file, recognition }) => ({ name: file.table.file, system: recognition.system })),
  )
  const candidates: JoinCandidate[] = seen.map(({ file, recognition }) => ({ role: '', file, recognition }))
  const usable = candidates.filter(({ recognition }) => !['ignored', 'merges'].includes(recognition.object))
  nameRoles(candidates)
  const primary = PRIMARY_ORDER.map((object) => largestOf(usable, object)).find(Boolean)
  const problems: ImportProblem[] = []
  if (!primary) {
    const detail = 'No file looks like a list of leads, contacts or deals.'
    return {
      mapping: { mapping: 1, files: {} },
      recognised: [],
      problems: [{ severity: 'error', reason: 'not_recognised', detail }],
    }
  }
  const joins = findJoins(primary, usable)
  const parts: Record<string, FileMapping> = {}
  for (const candidate of [primary, ...usable.filter((other) => other !== primary && joins.has(other))]) {
    const join = joins.get(candidate)
    parts[candidate.role] = {
      match: candidate.file.table.file,
      ...(join ? { join } : { primary: true }),
      ...partOf(candidate, system, candidate === primary),
    }
  }
  if (!hasKey(parts[primary.role]!))
    problems.push({
      severity: 'warning',
      reason: 'no_key_column',
      file: primary.file.table.file,
      detail: 'No column with an e-mail, a phone or an id was recognised.',
    })
  const recognised = candidates.map(({ role, file, recognition }) => ({
    file: file.table.file,
    role,
    recognition,
  }))
  return {
    mapping: { mapping: 1, name: `Proposed for ${primary.file.table.file}`, files: parts },
    recognised,
    problems,
  }
}

/** Headers decide; a system's name in a file's name helps where they do not. */
function systemOf(files: { name: string; system: string }[]): string {
  const told = files.find(({ system }) => system !== 'unknown')?.system
  if (told) return told
  const named = Object.keys(SYSTEM_SIGNS).find((system) =>
    files.some(({ name }) => name.toLowerCase().includes(system)),
  )
  return named ?? 'import'
}

function nameRoles(candidates: JoinCandidate[]): void {
  const taken = new Set<string>()
  for (const candidate of candidates) {
    const { object } = candidate.recognition
    const base = ROLE_NAMES[object]
    let role = base
    for (let copy = 2; taken.has(role); copy++) role = `${base}${copy}`
    taken.add(role)
    candidate.role = role
  }
}

const ROLE_NAMES: Record<TableObject, string> = {
  lead: 'leads',
  contact: 'contacts',
  account: 'companies',
  opportunity: 'deals',
  activity: 'activities',
  form: 'submissions',
  link: 'links',
  stages: 'stages',
  merges: 'merges',
  ignored: 'other',
  unknown: 'rows',
}

function largestOf(candidates: JoinCandidate[], object: TableObject): JoinCandidate | undefined {
  const alike = candidates.filter(({ recognition }) => recognition.object === object)
  return alike.sort((a, b) => b.file.table.estimate - a.file.table.estimate)[0]
}

function partOf(
  { file, recognition }: JoinCandidate,
  system: string,
  isPrimary: boolean,
): Partial<FileMapping> {
  const columns: Record<string, ColumnMapping> = {}
  const { object } = recognition
  for (const [index, column] of recognition.columns.entries()) {
    const rules: (string | ColumnRule)[] = []
    if (column.idOf === 'self' && isPrimary) rules.push({ to: `externalId.${system}` })
    if (column.idOf === 'self' && object === 'opportunity') rules.push('opportunity.id')
    if (column.target && (isPrimary || object !== 'account' || column.target !== 'company'))
      rules.push(ruleFor(column.target, file.profiles[index]!))
    // A table with nothing but the date of the win lists wins: any value there says so.
    if (WIN_DATES.has(aliasName(column.header)) && column.target && !saysStatus(recognition))
      rules.push({ to: 'opportunity.status', otherwise: 'won' })
    if (column.target === 'opportunity.stage') rules.push(...statusRules(recognition, file, index))
    if (rules.length === 0 && /^_fivetran/i.test(column.header)) columns[column.header] = null
    if (rules.length === 0) continue
    columns[column.header] = rules.length === 1 ? rules[0]! : rules
  }
  addHistory(columns, recognition, file, system, isPrimary)
  const skipWhen = skipRules(file)
  return { columns, ...(skipWhen ? { skipWhen } : {}) }
}

const WIN_DATES = new Set(['wondate', 'wontime'])

function saysStatus({ columns }: Recognition): boolean {
  return columns.some(({ target }) => target === 'opportunity.won' || target === 'opportunity.stage')
}

function ruleFor(target: string, { dateOrder, examples }: ColumnProfile): string | ColumnRule {
  if (dateOrder) return { to: target, date: dateOrder }
  // Lead ads write `p:+49…`.
  if (target === 'phone' && examples.length > 0 && examples.every((text) => text.startsWith('p:')))
    return { to: target, prefix: 'p:' }
  return target
}

/** Without a won or closed flag the stage's own words decide; they stand in the mapping for a person to correct. */
function statusRules({ columns }: Recognition, file: SampledFile, index: number): ColumnRule[] {
  if (columns.some(({ target }) => target === 'opportunity.won')) return []
  const values: Record<string, string> = {}
  for (const row of file.sample) {
    const text = (row[index] ?? '').trim()
    if (text === '' || Object.keys(values).length >= 40) continue
    if (/(^|[^a-z])(won|gewonnen)$|^closed ?won/i.test(text)) values[text] = 'won'
    else if (/(^|[^a-z])(lost|verloren)$|^closed ?lost/i.test(text)) values[text] = 'lost'
  }
  return [{ to: 'opportunity.status', values, otherwise: 'open' }]
}

/** Touches of activity and form tables, and the ids of records that were merged into this one. */
function addHistory(
  columns: Record<string, ColumnMapping>,
  recognition: Recognition,
  file: SampledFile,
  system: string,
  isPrimary: boolean,
): void {
  const headerOf = (...names: string[]): string | undefined =>
    file.table.headers.find((header) => names.includes(aliasName(header)))
  const merged = headerOf('hscalculatedmergedvids')
  if (merged && isPrimary) columns[merged] = { to: `externalId.${system}`, split: ';', until: ':' }
  if (isPrimary || (recognition.object !== 'activity' && recognition.object !== 'form')) return
  const date = headerOf('activitydate', 'timestamp', 'submittedat', 'createddate', 'createdat')
  if (!date) return
  const kind = recognition.object === 'form' ? 'form_submitted' : 'activity'
  const details = file.table.headers.filter((header) => DETAIL_NAMES.has(aliasName(header)))
  for (const header of Object.keys(columns)) delete columns[header]
  columns[date] = { to: `touch.${kind}`, details }
}

const DETAIL_NAMES = new Set([
  'title',
  'pageurl',
  'formid',
  'formname',
  'activitytypeid',
  'activitytype',
  'primaryattributevalue',
  'subject',
  'type',
  'newvalue',
  'oldvalue',
])

function skipRules(file: SampledFile): Record<string, string[]> | null {
  const rules = Object.fromEntries(
    file.table.headers.flatMap((header) => {
      const values = DELETED_SIGNS[squash(header)]
      return values ? [[header, values] as const] : []
    }),
  )
  return Object.keys(rules).length > 0 ? rules : null
}

function hasKey(part: FileMapping): boolean {
  return /"(email|phone|externalId\.[^"]+)"/.test(JSON.stringify(part.columns))
}
