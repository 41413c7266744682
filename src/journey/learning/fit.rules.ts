import { binColumn, type Binned } from './bins.rules.ts'
import { logLoss } from './calibration.rules.ts'
import { logistic, sigmoid, type Fit } from './logistic.rules.ts'
import { EVEN_ODDS, POINTS_PER_LOG_ODDS, type ScoreRule } from './scorecard.rules.ts'
import type { Coarse } from './coarse.rules.ts'
import type { Column } from './columns.rules.ts'
import type { Direction } from './number-bins.rules.ts'

/** A column that may become a rule. */
export interface Candidate {
  column: Column
  coarse: Coarse
  monotone: Direction
}

/** A card before calibration. `points` gives those of any row of the file. */
export interface FittedCard {
  base: number
  rules: ScoreRule[]
  ridge: number
  points: (row: number) => number
  /** of one rule alone */
  pointsOfRule: (rule: number, row: number) => number
}

const RIDGES = [0.5, 2, 8, 32, 128]
/** Enough to choose a penalty by; choosing it on all rows would cost more than everything else. */
const MOST_FOR_CHOICE = 20_000
/** A rule that is worth less than this per unit of evidence has nothing left to say beside the others. */
const LEAST_WEIGHT = 0.05

/**
 * Learns a card from the given rows, oldest first, and looks at no others.
 * @param penalty the ridge where it is known already; else it is chosen on these rows
 */
export function fitCard(
  candidates: readonly Candidate[],
  rows: Int32Array,
  outcome: Int8Array,
  penalty?: number,
): FittedCard {
  const binned = candidates
    .map(({ column, coarse, monotone }) => binColumn(column, coarse, rows, outcome, monotone))
    .filter(({ bins }) => bins.length > 1)
  const ridge = penalty ?? chooseRidge(candidates, rows, outcome)
  let kept = binned
  let fit = fitOn(kept, rows, outcome, ridge)
  // a rule against its own evidence is an artefact of what it shares with others, and cannot be explained aloud
  for (;;) {
    const good = kept.filter((_, i) => fit.weights[i]! >= LEAST_WEIGHT)
    if (good.length === kept.length) break
    kept = good
    fit = fitOn(kept, rows, outcome, ridge)
  }
  return asCard(kept, fit, ridge)
}

/** Forward in time: learned on the first half and judged on the next quarter, then on three quarters and judged on the last. */
function chooseRidge(candidates: readonly Candidate[], all: Int32Array, outcome: Int8Array): number {
  const every = Math.max(1, Math.ceil(all.length / MOST_FOR_CHOICE))
  const rows = all.filter((_, i) => i % every === 0)
  const losses = RIDGES.map(() => 0)
  for (const [until, to] of [
    [0.5, 0.75],
    [0.75, 1],
  ] as const) {
    const older = rows.subarray(0, Math.floor(rows.length * until))
    const newer = rows.subarray(older.length, Math.floor(rows.length * to))
    const binned = candidates
      .map(({ column, coarse, monotone }) => binColumn(column, coarse, older, outcome, monotone))
      .filter(({ bins }) => bins.length > 1)
    const truth = Float64Array.from(newer, (row) => outcome[row]!)
    let start: Fit | undefined
    for (const [i, ridge] of RIDGES.entries()) {
      start = fitOn(binned, older, outcome, ridge, start)
      const chances = evidence(binned, newer, start)
      losses[i]! += logLoss(chances.map(sigmoid), truth)
    }
  }
  return RIDGES[losses.indexOf(Math.min(...losses))]!
}

function fitOn(binned: Binned[], rows: Int32Array, outcome: Int8Array, ridge: number, start?: Fit): Fit {
  const columns = binned.map((one) => encode(one, rows))
  return logistic(
    columns,
    Float64Array.from(rows, (row) => outcome[row]!),
    ridge,
    start,
  )
}

function encode(binned: Binned, rows: Int32Array): Float64Array {
  const woe = woeOfCodes(binned)
  return Float64Array.from(rows, (row) => woe[binned.coarse.codes[row]!]!)
}

function woeOfCodes({ binOf, bins }: Binned): Float64Array {
  return Float64Array.from(binOf, (bin) => bins[bin]?.woe ?? 0)
}

function evidence(binned: Binned[], rows: Int32Array, fit: Fit): Float64Array {
  const eta = new Float64Array(rows.length).fill(fit.intercept)
  for (const [i, one] of binned.entries()) {
    const column = encode(one, rows)
    for (let k = 0; k < eta.length; k++) eta[k]! += fit.weights[i]! * column[k]!
  }
  return eta
}

/** Log-odds become whole points; each is rounded by itself, so that what is read aloud adds up exactly. */
function asCard(kept: Binned[], fit: Fit, ridge: number): FittedCard {
  const rules = kept.map((one, i): ScoreRule => ({
    column: one.column.name,
    shape: one.coarse.edges ? 'number' : one.coarse.values ? 'values' : 'presence',
    style: one.column.style,
    monotone: one.monotone,
    weight: fit.weights[i]!,
    information: one.information,
    bins: one.bins.map((bin) => ({
      ...bin,
      // + 0: a rounded -0 would be written as such
      points: Math.round(POINTS_PER_LOG_ODDS * fit.weights[i]! * bin.woe) + 0,
    })),
  }))
  const tables = kept.map(({ binOf }, i) => Int32Array.from(binOf, (bin) => rules[i]!.bins[bin]?.points ?? 0))
  const base = Math.round(EVEN_ODDS + POINTS_PER_LOG_ODDS * fit.intercept)
  const pointsOfRule = (rule: number, row: number): number => tables[rule]![kept[rule]!.coarse.codes[row]!]!
  const points = (row: number): number => {
    let sum = base
    for (let i = 0; i < tables.length; i++) sum += pointsOfRule(i, row)
    return sum
  }
  return { base, rules, ridge, points, pointsOfRule }
}
