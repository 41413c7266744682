import { coarsen } from './coarse.rules.ts'
import { findLeaks, type Suspect } from './leakage.rules.ts'
import { separationOf } from './separation.rules.ts'
import { drift, stabilityOf } from './stability.rules.ts'
import type { Candidate } from './fit.rules.ts'
import type { Column } from './columns.rules.ts'
import type { ColumnFinding, Learned, LearningOptions } from './learned.rules.ts'
import type { TimeSource } from './time.rules.ts'

/** A column must be this many standard errors better than nothing, or dozens of noises would bring two rules. */
const SAYS_SOMETHING = 3
interface Given {
  options: LearningOptions
  source: TimeSource
  older: Int32Array
  newer: Int32Array
  outcome: Int8Array
}

/** Says of every column what becomes of it, and returns those that may become rules. */
export function chooseColumns(learned: Learned, columns: Column[], given: Given): Candidate[] {
  const { options, source, older, newer, outcome } = given
  const suspects: Suspect[] = []
  for (const [i, column] of columns.entries()) {
    const finding = learned.columns[i]!
    const use = setAside(column, options, source)
    if (use) {
      finding.use = use
      continue
    }
    const coarse = coarsen(column, older)
    const separation = separationOf(coarse, older, outcome)
    finding.auc = separation.auc
    finding.drift = drift(coarse, older, newer)
    suspects.push({ column, coarse, separation, stability: stabilityOf(coarse, older) })
  }
  const time = source.by === 'date' ? momentsOf(columns, source) : null
  const leaks = findLeaks(suspects, older, outcome, time)
  return suspects.flatMap(({ column, coarse, separation }): Candidate[] => {
    const finding = learned.columns.find((one) => one.column === column.name)!
    finding.leak = leaks.get(column.name) ?? null
    const kept = options.keep?.includes(column.name) ?? false
    if (finding.leak && !kept) {
      finding.use = 'leak'
      return []
    }
    if (separation.auc - 0.5 < SAYS_SOMETHING * separation.se) {
      finding.use = wholly(column) ?? 'says_nothing'
      return []
    }
    finding.use = finding.leak ? 'kept_leak' : 'said_by_others'
    return [{ column, coarse, monotone: options.monotone?.[column.name] ?? null }]
  })
}

function setAside(column: Column, options: LearningOptions, source: TimeSource): ColumnFinding['use'] | null {
  if (column.name === options.outcome) return 'outcome'
  if (column.name === options.against) return 'against'
  if (source.by !== 'file' && column.name === source.column) return 'time'
  if (options.exclude?.includes(column.name)) return 'excluded'
  return column.kind === 'empty' || column.kind === 'constant' ? column.kind : null
}

function wholly(column: Column): ColumnFinding['use'] | null {
  return column.kind === 'identifier' ? 'unique' : column.kind === 'date' ? 'dates' : null
}

export function momentsOf(columns: Column[], source: TimeSource): Float64Array | null {
  return source.by === 'file' ? null : columns.find(({ name }) => name === source.column)!.numbers
}
