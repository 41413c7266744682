import { cellReader, type CellReader, type Reading } from './cell-value.rules.ts'
import { fieldNameOf, NULL_TOKENS as DEFAULT_NULLS } from './cells.rules.ts'
import type { ColumnProfile } from './column-profile.rules.ts'
import { findHeader } from './find-header.rules.ts'
import type { EventDraft, LeadDraft } from './lead-draft.rules.ts'
import type { ColumnMapping, ColumnRule, FileMapping, Mapping } from './mapping-schema.ts'
import { parseTarget, type Target } from './mapping-targets.rules.ts'
import type { ImportProblem } from './problem.ts'
import type { FieldValue } from './record.ts'
import { setterOf, touchSetter, type Setter } from './target-setters.rules.ts'

/** A file's part of the mapping as functions over the cells of its rows. */
export interface CompiledFile {
  role: string
  /** Adds what the row says. */
  apply(cells: readonly string[], draft: LeadDraft, events: EventDraft): void
  /** The value that says the row is to be left out, or null. */
  skips(cells: readonly string[]): string | null
  needsStatus: boolean
  currency: string | null
  problems: ImportProblem[]
}

interface Operation {
  header: string
  index: number
  read: CellReader
  set: Setter
}

/** Compiles one file of a mapping for the headers that the file really has. Missing columns are warned of, not fatal. */
export function compileFile(
  role: string,
  file: string,
  mapping: Mapping,
  headers: string[],
  profiles: ColumnProfile[],
  isChild: boolean,
): CompiledFile {
  const part = mapping.files[role]!
  const reading: Reading = {
    nulls: mapping.nulls ?? DEFAULT_NULLS,
    timeZone: mapping.timeZone ?? 'UTC',
    date: part.date ?? null,
    number: part.number ?? null,
  }
  const problems: ImportProblem[] = []
  const find = (name: string, at: string): number => {
    const index = findHeader(headers, name)
    if (index < 0)
      problems.push({
        severity: 'warning',
        reason: 'column_missing',
        file,
        at: `files.${role}.${at}`,
        detail: `There is no column "${name}" in ${file}.`,
      })
    return index
  }
  const operations: Operation[] = []
  const used = new Set<number>(joinColumns(mapping, role).map((name) => findHeader(headers, name)))
  for (const { column, rule, at } of rulesOf(part)) {
    const index = find(column, at)
    if (index < 0) continue
    used.add(index)
    if (!rule) continue
    const target = parseTarget(rule.to)!
    if (asksForOrder(rule, target, part, profiles[index]))
      problems.push(dateQuestion(file, role, headers[index]!, profiles[index]!))
    const read = cellReader(rule, target, profiles[index], reading)
    const set = isTouchlike(target)
      ? touchSetter(rule, target, headers, reading, profiles)
      : setterOf(target, rule)
    operations.push({ header: headers[index]!, index, read, set })
  }
  const keep = (part.unmapped ?? mapping.unmapped ?? 'keep') === 'keep'
  if (keep) operations.push(...unmappedOperations(headers, used, profiles, reading, role, part, isChild))
  const constants = constantSetters(part, reading)
  const skipping = Object.entries(part.skipWhen ?? {}).map(([column, values]) => ({
    index: find(column, 'skipWhen'),
    column,
    values: new Set(values.map((value) => String(value).toLowerCase())),
  }))
  return {
    role,
    problems,
    needsStatus: operations.some(({ set }) => set.decidesDeal === true),
    currency: part.currency ?? mapping.currency ?? null,
    skips(cells) {
      const hit = skipping.find(
        ({ index, values }) => index >= 0 && values.has((cells[index] ?? '').trim().toLowerCase()),
      )
      return hit ? hit.column : null
    },
    apply(cells, draft, events) {
      for (const { header, index, read, set } of operations) {
        const raw = cells[index]!
        if (raw === '') continue
        const values = set.split && raw.includes(set.split) ? raw.split(set.split) : [raw]
        for (const text of values) {
          const found = read(text)
          if (found.is === 'value') set.put(found.value, draft, events, cells)
          else if (found.is === 'refuse')
            draft.fault ??= { field: header, reason: found.reason, detail: found.detail }
          else if (found.is === 'drop')
            draft.notes.push({ field: header, reason: found.reason, detail: found.detail })
        }
      }
      for (const constant of constants) constant(draft, events, cells)
    },
  }
}

/** The columns by which a file is joined, or others are joined to it; they are keys, not fields. */
function joinColumns(mapping: Mapping, role: string): string[] {
  return Object.entries(mapping.files).flatMap(([name, file]) => {
    if (!file.join) return []
    const [there, here] = file.join.on.split('=').map((text) => text.trim()) as [string, string]
    const parentIsPrimary = file.join.to === undefined || mapping.files[file.join.to]?.primary === true
    if (name === role) return [here]
    // A key of the primary file says something about the lead, and stays a field unless it is mapped.
    return file.join.to === role && !parentIsPrimary ? [there] : []
  })
}

function* rulesOf(part: FileMapping): Generator<{ column: string; rule: ColumnRule | null; at: string }> {
  for (const { system, column } of [part.externalId ?? []].flat())
    yield { column, rule: { to: `externalId.${system}` }, at: 'externalId' }
  for (const [column, mapped] of Object.entries(part.columns ?? {})) {
    for (const rule of asRules(mapped)) yield { column, rule, at: `columns.${column}` }
  }
}

function asRules(mapped: ColumnMapping): (ColumnRule | null)[] {
  if (mapped === null) return [null]
  return [mapped].flat().map((rule) => (typeof rule === 'string' ? { to: rule } : rule))
}

function isTouchlike({ kind }: Target): boolean {
  return kind === 'touch' || kind === 'touch.*' || kind === 'stage' || kind === 'disqualified'
}

function asksForOrder(
  rule: ColumnRule,
  target: Target,
  part: FileMapping,
  profile: ColumnProfile | undefined,
): boolean {
  const isDate = (rule.type ?? target.type) === 'date'
  return (
    isDate &&
    !rule.date &&
    !part.date &&
    profile !== undefined &&
    profile.dateOrder === null &&
    profile.ambiguousDates > 0
  )
}

function dateQuestion(file: string, role: string, header: string, profile: ColumnProfile): ImportProblem {
  return {
    severity: 'question',
    reason: 'ambiguous_date',
    file,
    at: `files.${role}.columns.${header}`,
    count: profile.ambiguousDates,
    examples: profile.examples,
    detail: `The dates of "${header}" can be read day-first and month-first. Say date: dayFirst or date: monthFirst; until then they are left out.`,
  }
}

/** Columns that nobody mapped become fields; of a joined list they describe the deal that its row is about. */
function unmappedOperations(
  headers: string[],
  used: Set<number>,
  profiles: ColumnProfile[],
  reading: Reading,
  role: string,
  part: FileMapping,
  isChild: boolean,
): Operation[] {
  const aboutDeal = isChild && JSON.stringify(part.columns ?? {}).includes('opportunity.')
  if (isChild && !aboutDeal) return []
  const taken = new Set<string>()
  return headers.flatMap((header, index) => {
    if (used.has(index)) return []
    let name = fieldNameOf(header)
    if (taken.has(name)) name = `${name}${index + 1}`
    taken.add(name)
    const target = parseTarget(`${aboutDeal ? 'opportunity.fields' : 'fields'}.${name}`)
    if (!target) return []
    const rule: ColumnRule = { to: '' }
    const set = setterOf(
      target,
      rule,
      part.join && !isChild ? `${role}${name[0]!.toUpperCase()}${name.slice(1)}` : undefined,
    )
    return [{ header, index, read: cellReader(rule, target, profiles[index], reading), set }]
  })
}

function constantSetters(part: FileMapping, reading: Reading) {
  return Object.entries(part.constants ?? {}).map(([to, constant]) => {
    const target = parseTarget(to)!
    const found = cellReader({ to }, target, undefined, { ...reading, nulls: [] })(String(constant))
    const setter = setterOf(target, { to })
    return (draft: LeadDraft, events: EventDraft, cells: readonly string[]) => {
      const spoken = events.deal
      if (found.is === 'value')
        setter.put(
          typeof constant === 'string' ? found.value : (constant as FieldValue),
          draft,
          events,
          cells,
        )
      events.deal = spoken
    }
  })
}
