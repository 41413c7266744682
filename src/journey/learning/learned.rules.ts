import type { AucDifference } from './auc.rules.ts'
import type { Column, ColumnKind } from './columns.rules.ts'
import type { Evaluation } from './evaluate.rules.ts'
import type { Leak } from './leakage.rules.ts'
import type { LearningRefusal } from './refusals.rules.ts'
import type { Scorecard } from './scorecard.rules.ts'
import type { TimeSource } from './time.rules.ts'

export interface LearningOptions {
  outcome: string
  yes?: string[]
  no?: string[]
  /** when each row was; found by itself where not given */
  time?: string | null
  monotone?: Record<string, 'up' | 'down'>
  exclude?: string[]
  /** columns to learn from although they look as if they were filled in after the outcome */
  keep?: string[]
  /** the score of the rules in force, to be beaten */
  against?: string | null
  /** share of the rows, the newest, that judge; 0.3 */
  newer?: number
}

/** What became of each column. */
export interface ColumnFinding {
  column: string
  kind: ColumnKind
  use:
    | 'outcome'
    | 'time'
    | 'against'
    | 'rule'
    | 'excluded'
    | 'leak'
    | 'kept_leak'
    | 'constant'
    | 'empty'
    | 'unique'
    | 'dates'
    | 'says_nothing'
    | 'said_by_others'
  leak: Leak | null
  /** area under the curve alone, in the older part; null where it was not looked at */
  auc: number | null
  /** population stability index, older to newer part; null as above */
  drift: number | null
}

export interface Learned {
  refusal: LearningRefusal | null
  columns: ColumnFinding[]
  outcome: { yes: string[]; no: string[]; undecided: string[]; leftOut: number } | null
  time: TimeSource | null
  parts: { older: Part; newer: Part } | null
  /** null when refused */
  card: Scorecard | null
  /** there as soon as a card could be judged, also when it was refused then */
  evaluation: Evaluation | null
  /** against the rules in force, on the newer part */
  against: (AucDifference & { auc: number }) | null
}

export interface Part {
  rows: number
  yes: number
}

export function nothingYet(columns: Column[]): Learned {
  return {
    refusal: null,
    columns: columns.map(({ name, kind }) => ({
      column: name,
      kind,
      use: 'says_nothing',
      leak: null,
      auc: null,
      drift: null,
    })),
    outcome: null,
    time: null,
    parts: null,
    card: null,
    evaluation: null,
    against: null,
  }
}

export function refused(learned: Learned, refusal: LearningRefusal): Learned {
  return { ...learned, refusal, card: null }
}

export function partOf(rows: Int32Array, outcome: Int8Array): Part {
  return { rows: rows.length, yes: rows.reduce((sum, row) => sum + outcome[row]!, 0) }
}

export function nothingLeft(learned: Learned, field: string): LearningRefusal {
  const excluded = learned.columns.filter(({ use }) => use === 'leak').length
  return { code: 'nothing_left', field, excluded }
}
