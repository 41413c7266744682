import { aucDifference, type AucDifference } from './auc.rules.ts'
import { isotonic, levelled, logLoss, platt, probabilityOf, type Calibration } from './calibration.rules.ts'
import { coarsen, type Coarse } from './coarse.rules.ts'
import { readColumns, type Column, type ColumnKind, type LearningTable } from './columns.rules.ts'
import { evaluate, LEVEL_ROWS, type Evaluation } from './evaluate.rules.ts'
import { fitCard, type Candidate, type FittedCard } from './fit.rules.ts'
import { findLeaks, type Leak, type Suspect } from './leakage.rules.ts'
import { readOutcome, type Outcome } from './outcome.rules.ts'
import { separationOf } from './separation.rules.ts'
import { drift, PSI_LIMIT, stabilityOf } from './stability.rules.ts'
import { orderByTime, type TimeSource } from './time.rules.ts'
import { DOUBLING, EVEN_ODDS, type Scorecard } from './scorecard.rules.ts'
import type { LearningRefusal } from './refusals.rules.ts'

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

interface Part {
  rows: number
  yes: number
}

/** Ten outcomes for each of ten rules (Peduzzi et al. 1996); of the newer part enough for an interval. */
export const FEWEST_OUTCOMES = { older: 100, newer: 30 }
/** A column must be this many standard errors better than nothing, or dozens of noises would bring two rules. */
const SAYS_SOMETHING = 2.58
const FOLDS = 5

/**
 * Learns a scorecard from a table of leads whose outcomes are known, or says why it does not. Everything that is chosen, down to
 * the calibration, is chosen on the older part; the newer part judges once.
 */
export function learn(table: LearningTable, options: LearningOptions): Learned {
  const columns = readColumns(table)
  const learned = nothingYet(columns)
  const named = missingColumn(columns, options)
  if (named) return refused(learned, { code: 'no_such_column', field: named })
  const reading = readOutcome(options.outcome, cellsOf(columns, options.outcome), options)
  if (!reading.ok) return refused(learned, reading.refusal)
  const { outcome } = reading
  const decided = Int32Array.from(outcome.values.keys()).filter((row) => outcome.values[row]! >= 0)
  const others = columns.filter(({ name }) => name !== options.outcome)
  const time = orderByTime(others, decided, options.time ?? null)
  if (!time.ok) return refused(learned, time.refusal)
  const { rows, source } = time.order
  learned.time = source
  learned.outcome = {
    yes: outcome.yes,
    no: outcome.no,
    undecided: outcome.undecided,
    leftOut: outcome.values.length - rows.length,
  }
  const { older, newer } = split(rows, options.newer ?? 0.3, momentsOf(columns, source))
  learned.parts = { older: partOf(older, outcome.values), newer: partOf(newer, outcome.values) }
  const few = tooFew(learned.parts, options.outcome)
  if (few) return refused(learned, few)
  const candidates = chooseColumns(learned, columns, { options, source, older, newer, outcome: outcome.values })
  if (candidates.length === 0) return refused(learned, nothingLeft(learned, options.outcome))
  return judge(learned, columns, candidates, { options, outcome, older, newer })
}

function nothingYet(columns: Column[]): Learned {
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

function refused(learned: Learned, refusal: LearningRefusal): Learned {
  return { ...learned, refusal, card: null }
}

function missingColumn(columns: Column[], options: LearningOptions): string | null {
  const asked = [options.outcome, options.time, options.against, ...Object.keys(options.monotone ?? {})]
  asked.push(...(options.exclude ?? []), ...(options.keep ?? []))
  return asked.find((name) => typeof name === 'string' && !columns.some((one) => one.name === name)) ?? null
}

function cellsOf(columns: Column[], name: string): string[] {
  return columns.find((one) => one.name === name)!.cells
}

function momentsOf(columns: Column[], source: TimeSource): Float64Array | null {
  return source.by === 'file' ? null : columns.find(({ name }) => name === source.column)!.numbers
}

/** Leads of one moment are not parted, unless they are nearly all of them. */
function split(rows: Int32Array, share: number, moments: Float64Array | null) {
  const wanted = Math.round(rows.length * (1 - share))
  let cut = wanted
  while (moments && cut > 0 && cut < rows.length && moments[rows[cut]!] === moments[rows[cut - 1]!]) cut--
  if (cut < rows.length * (1 - share) * 0.8) cut = wanted
  return { older: rows.subarray(0, cut), newer: rows.subarray(cut) }
}

function partOf(rows: Int32Array, outcome: Int8Array): Part {
  return { rows: rows.length, yes: rows.reduce((sum, row) => sum + outcome[row]!, 0) }
}

function tooFew(parts: { older: Part; newer: Part }, field: string): LearningRefusal | null {
  for (const part of ['older', 'newer'] as const) {
    const { rows, yes } = parts[part]
    const needed = FEWEST_OUTCOMES[part]
    if (Math.min(yes, rows - yes) < needed)
      return { code: 'too_few_outcomes', field, yes, no: rows - yes, needed, part }
  }
  return null
}

interface Given {
  options: LearningOptions
  source: TimeSource
  older: Int32Array
  newer: Int32Array
  outcome: Int8Array
}

/** Says of every column what becomes of it, and returns those that may become rules. */
function chooseColumns(learned: Learned, columns: Column[], given: Given): Candidate[] {
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

function nothingLeft(learned: Learned, field: string): LearningRefusal {
  const excluded = learned.columns.filter(({ use }) => use === 'leak').length
  return { code: 'nothing_left', field, excluded }
}

interface Judged {
  options: LearningOptions
  outcome: Outcome
  older: Int32Array
  newer: Int32Array
}

function judge(learned: Learned, columns: Column[], candidates: Candidate[], given: Judged): Learned {
  const { options, older, newer } = given
  const outcome = given.outcome.values
  const fitted = fitCard(candidates, older, outcome)
  for (const rule of fitted.rules) {
    const finding = learned.columns.find(({ column }) => column === rule.column)!
    if (finding.use !== 'kept_leak') finding.use = 'rule'
  }
  if (fitted.rules.length === 0) return refused(learned, nothingLeft(learned, options.outcome))
  const calibrated = calibrate(candidates, older, outcome, fitted.ridge)
  const evaluation = evaluate(fitted, calibrated, older, newer, outcome, groupColumns(columns, fitted))
  const rival = options.against ? columns.find(({ name }) => name === options.against)! : null
  if (rival && !rival.numbers) return refused(learned, { code: 'not_a_number', field: rival.name })
  const against = rival ? compare(fitted, rival.numbers!, newer, outcome) : null
  const newest = newer.subarray(-LEVEL_ROWS)
  const truth = Float64Array.from(newest, (row) => outcome[row]!)
  const calibration = levelled(calibrated.calibration, Float64Array.from(newest, fitted.points), truth)
  const card = cardOf(fitted, calibration, given)
  return { ...learned, evaluation, against, ...verdict(learned, evaluation, against, options, card) }
}

/**
 * On scores that the scored did not help to make: each fifth of the older part is scored by a card of the other four. Which of
 * the two methods is decided there, learned on the older half of those scores and judged on the newer.
 */
function calibrate(candidates: Candidate[], older: Int32Array, outcome: Int8Array, ridge: number) {
  const points = new Float64Array(older.length)
  for (let fold = 0; fold < FOLDS; fold++) {
    const inner = fitCard(
      candidates,
      older.filter((_, i) => i % FOLDS !== fold),
      outcome,
      ridge,
    )
    for (let i = fold; i < older.length; i += FOLDS) points[i] = inner.points(older[i]!)
  }
  const truth = Float64Array.from(older, (row) => outcome[row]!)
  const half = Math.floor(older.length / 2)
  const loss = (method: typeof platt): number => {
    const fit = method(points.subarray(0, half), truth.subarray(0, half))
    const said = points.subarray(half).map((one) => probabilityOf(fit, one))
    return logLoss(said, truth.subarray(half))
  }
  const method = loss(isotonic) < loss(platt) ? isotonic : platt
  return { calibration: method(points, truth), olderPoints: points }
}

/** Up to five categories of the card: those that lead people would ask about. */
function groupColumns(columns: Column[], fitted: FittedCard): Column[] {
  return fitted.rules
    .filter(({ shape }) => shape === 'values')
    .sort((a, b) => b.information - a.information)
    .slice(0, 5)
    .map(({ column }) => columns.find(({ name }) => name === column)!)
}

function compare(fitted: FittedCard, rival: Float64Array, newer: Int32Array, outcome: Int8Array) {
  const both = newer.filter((row) => !Number.isNaN(rival[row]!))
  const truth = Float64Array.from(both, (row) => outcome[row]!)
  const theirs = Float64Array.from(both, (row) => rival[row]!)
  const difference = aucDifference(Float64Array.from(both, fitted.points), theirs, truth)
  return { ...difference, auc: aucDifference(theirs, new Float64Array(both.length), truth).difference + 0.5 }
}

function cardOf(fitted: FittedCard, calibration: Calibration, { options, outcome, older }: Judged): Scorecard {
  return {
    format: 'baton.scorecard.1',
    outcome: { column: options.outcome, yes: outcome.yes },
    scale: { base: fitted.base, evenOdds: EVEN_ODDS, doubling: DOUBLING },
    rules: fitted.rules,
    calibration,
    learnedFrom: { ...partOf(older, outcome.values), ridge: fitted.ridge },
  }
}

function verdict(
  learned: Learned,
  evaluation: Evaluation,
  against: AucDifference | null,
  options: LearningOptions,
  card: Scorecard,
): { refusal: LearningRefusal | null; card: Scorecard | null } {
  const field = options.outcome
  const { auc, brier, brierOfConstant } = evaluation
  const refuse = (refusal: LearningRefusal) => ({ refusal, card: null })
  if (evaluation.drift > PSI_LIMIT) {
    const moved = learned.columns.filter((one) => (one.drift ?? 0) > PSI_LIMIT && one.use === 'rule')
    const columns = moved.map(({ column }) => column)
    return refuse({ code: 'drift', field, index: evaluation.drift, limit: PSI_LIMIT, columns })
  }
  if (auc.low <= 0.5 || brier >= brierOfConstant)
    return refuse({ code: 'no_better_than_constant', field, auc: auc.auc, low: auc.low })
  if (against && against.low <= 0)
    return refuse({
      code: 'no_better_than_rules',
      field: options.against!,
      difference: against.difference,
      low: against.low,
    })
  return { refusal: null, card }
}
