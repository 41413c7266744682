import { aucDifference, type AucDifference } from './auc.rules.ts'
import { isotonic, levelled, logLoss, platt, probabilityOf, type Calibration } from './calibration.rules.ts'
import { evaluate, LEVEL_ROWS, type Evaluation } from './evaluate.rules.ts'
import { fitCard, type Candidate, type FittedCard } from './fit.rules.ts'
import { nothingLeft, partOf, refused, type Learned, type LearningOptions } from './learned.rules.ts'
import { PSI_LIMIT } from './stability.rules.ts'
import { DOUBLING, EVEN_ODDS, type Scorecard } from './scorecard.rules.ts'
import type { Column } from './columns.rules.ts'
import type { LearningRefusal } from './refusals.rules.ts'
import type { Outcome } from './outcome.rules.ts'

const FOLDS = 5

interface Judged {
  options: LearningOptions
  outcome: Outcome
  older: Int32Array
  newer: Int32Array
}

/** Fits, calibrates, and lets the newer part judge. */
export function judge(learned: Learned, columns: Column[], candidates: Candidate[], given: Judged): Learned {
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
  // as the card will be written: its level is that of the newest outcomes, here of the older part
  const calibration = levelled(
    method(points, truth),
    points.subarray(-LEVEL_ROWS),
    truth.subarray(-LEVEL_ROWS),
  )
  return { calibration, olderPoints: points }
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

function cardOf(
  fitted: FittedCard,
  calibration: Calibration,
  { options, outcome, older }: Judged,
): Scorecard {
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
