import type { NumberStyle } from '#journey/capture/import/numbers.rules.ts'
import { probabilityOf, type Calibration } from './calibration.rules.ts'
import { numberOf, saysNothing } from './columns.rules.ts'
import { cellOf } from './coarse.rules.ts'
import type { Direction } from './number-bins.rules.ts'

/** What a cell must be for a bin's points. `others`: values that the older part hardly had, or never. */
export type BinTest =
  | { is: 'range'; from: number | null; below: number | null }
  | { is: 'values'; values: string[] }
  | { is: 'filled' }
  | { is: 'blank' }
  | { is: 'others' }

export interface Bin {
  test: BinTest
  points: number
  /** weight of evidence: ln of the odds here over the odds of all, in the older part */
  woe: number
  rows: number
  yes: number
}

export interface ScoreRule {
  column: string
  shape: 'number' | 'values' | 'presence'
  style: NumberStyle | null
  monotone: Direction
  /** of the weight of evidence in the regression */
  weight: number
  /** information value, Σ (share of yes - share of no) × weight of evidence */
  information: number
  bins: Bin[]
}

/** A score that can be read aloud: begin with `base`, add the points of one bin of every rule. */
export interface Scorecard {
  format: 'baton.scorecard.1'
  outcome: { column: string; yes: string[] }
  /** `evenOdds` points mean one to one, `doubling` more points twice the odds, before calibration */
  scale: { base: number; evenOdds: number; doubling: number }
  rules: ScoreRule[]
  calibration: Calibration
  learnedFrom: { rows: number; yes: number; ridge: number }
}

export const EVEN_ODDS = 50
export const DOUBLING = 10
export const POINTS_PER_LOG_ODDS = DOUBLING / Math.LN2

export interface Scored {
  points: number
  /** 0 to 1, calibrated */
  probability: number
}

/**
 * The points of one rule as a function of a cell. A cell that no bin is for, such as a value never seen, gets 0: it says nothing.
 */
export function pointsOf(rule: ScoreRule): (cell: string) => number {
  const blank = rule.bins.find(({ test }) => test.is === 'blank')?.points ?? 0
  if (rule.shape === 'presence') {
    const filled = rule.bins.find(({ test }) => test.is === 'filled')?.points ?? 0
    return (cell) => (saysNothing(cell.trim()) ? blank : filled)
  }
  return rule.shape === 'number' ? ofNumber(rule, blank) : ofValue(rule)
}

function ofNumber(rule: ScoreRule, blank: number): (cell: string) => number {
  const ranges = rule.bins.flatMap(({ test, points }) => (test.is === 'range' ? [{ ...test, points }] : []))
  const edges = Float64Array.from(ranges.slice(1), ({ from }) => from!)
  const points = ranges.map((range) => range.points)
  const read = (cell: string): number | null => (saysNothing(cell) ? null : numberOf(cell, rule.style))
  return (cell) => {
    // 1 to 9 first, and the engine reads it: no other reading could differ. Four times as fast as asking for every shape.
    const first = cell.charCodeAt(0)
    const plain = first > 48 && first < 58 && rule.style !== 'comma' ? Number(cell) : Number.NaN
    const number = Math.abs(plain) <= Number.MAX_SAFE_INTEGER ? plain : read(cell.trim())
    return number === null ? blank : (points[cellOf(edges, number)] ?? 0)
  }
}

function ofValue(rule: ScoreRule): (cell: string) => number {
  const points = new Map<string, number>()
  let others = 0
  for (const bin of rule.bins) {
    if (bin.test.is === 'values') for (const value of bin.test.values) points.set(value, bin.points)
    if (bin.test.is === 'others') others = bin.points
  }
  return (cell) => points.get(cell) ?? points.get(cell.trim()) ?? others
}

/**
 * Makes a scorer for rows of columns in the given order.
 * @returns the columns that the card needs and the file lacks, or the scorer
 */
export function scorerOf(
  card: Scorecard,
  headers: readonly string[],
):
  | { ok: true; score: (cellOfColumn: (column: number) => string) => Scored }
  | { ok: false; missing: string[] } {
  const missing = card.rules.filter(({ column }) => !headers.includes(column)).map(({ column }) => column)
  if (missing.length > 0) return { ok: false, missing }
  const parts = card.rules.map((rule) => ({ column: headers.indexOf(rule.column), points: pointsOf(rule) }))
  const chances = new Map<number, number>()
  return {
    ok: true,
    score: (cellOfColumn) => {
      let points = card.scale.base
      for (const part of parts) points += part.points(cellOfColumn(part.column))
      let probability = chances.get(points)
      if (probability === undefined)
        chances.set(points, (probability = probabilityOf(card.calibration, points)))
      return { points, probability }
    },
  }
}
