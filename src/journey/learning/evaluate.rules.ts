import { wilson } from '#journey/measure/interval.rules.ts'
import { aucOf, type Auc } from './auc.rules.ts'
import { levelled, probabilityOf, type Calibration } from './calibration.rules.ts'
import { psiOf } from './stability.rules.ts'
import type { FittedCard } from './fit.rules.ts'
import type { Column } from './columns.rules.ts'

/** What was said and what came, for one part of the leads. Rates 0 to 1, intervals 95 % (Wilson). */
export interface Band {
  label: string
  rows: number
  yes: number
  said: number
  came: number
  low: number
  high: number
}

export interface Contribution {
  column: string
  /** by how much the area under the curve falls when everybody gets this rule's average */
  auc: number
  /** points between its worst and its best bin */
  range: number
}

/** A rule, or a part of one, that decides nothing any more. `bin`: its place in the rule; null for all of it. */
export interface DeadRule {
  column: string
  bin: number | null
  why: 'no_points' | 'nobody' | 'adds_nothing'
}

export interface Evaluation {
  rows: number
  yes: number
  auc: Auc
  /** mean distance of what was said from what came, over ten bands of equal size */
  calibrationError: number
  /** the same when the level follows the newest outcomes that are known before each twentieth */
  rollingError: number
  /** mean squared error, and that of saying the older part's rate to everybody */
  brier: number
  brierOfConstant: number
  curve: Band[]
  /** the tenth with the most points first; `lift` is its rate over that of all */
  lift: (Band & { lift: number; reached: number })[]
  groups: { column: string; bands: Band[] }[]
  contributions: Contribution[]
  dead: DeadRule[]
  /** population stability index of the points, older to newer */
  drift: number
}

/** The level is that of so many leads, the newest whose outcome is known: an error of some 2 points of per cent at most. */
export const LEVEL_ROWS = 500
const STEPS = 20
const TENTHS = 10
const SMALLEST_GROUP = 50
const MOST_GROUPS = 8

/** How a card did on rows that it did not learn from. */
export function evaluate(
  card: FittedCard,
  calibrated: { calibration: Calibration; olderPoints: Float64Array },
  older: Int32Array,
  newer: Int32Array,
  outcome: Int8Array,
  groupedBy: readonly Column[],
): Evaluation {
  const points = Float64Array.from(newer, card.points)
  const truth = Float64Array.from(newer, (row) => outcome[row]!)
  const said = points.map((one) => probabilityOf(calibrated.calibration, one))
  const tenths = tenthsOf(points)
  const olderTruth = Float64Array.from(older, (row) => outcome[row]!)
  const rolling = rollingChances(calibrated, olderTruth, points, truth)
  const curve = tenths.map((members, i) => band(String(i + 1), members, said, truth))
  const olderRate = older.reduce((sum, row) => sum + outcome[row]!, 0) / older.length
  const auc = aucOf(points, truth)
  const contributions = contributionsOf(card, newer, points, truth, auc.auc)
  return {
    rows: newer.length,
    yes: truth.reduce((sum, one) => sum + one, 0),
    auc,
    calibrationError: errorOf(curve),
    rollingError: errorOf(tenths.map((members, i) => band(String(i + 1), members, rolling, truth))),
    brier: squares(said, truth),
    brierOfConstant: squares(new Float64Array(newer.length).fill(olderRate), truth),
    curve,
    lift: liftOf(curve),
    groups: groupedBy.map((column) => ({ column: column.name, bands: groupsOf(column, newer, said, truth) })),
    contributions,
    dead: deadRules(card, newer, contributions),
    drift: driftOf(card, older, points),
  }
}

/**
 * What would have been said if the level had followed the outcomes: the newer part is walked through in order, and each
 * twentieth of it is told with the level of the newest leads before it (prequential, Dawid 1984). The points stay as they are.
 */
function rollingChances(
  { calibration, olderPoints }: { calibration: Calibration; olderPoints: Float64Array },
  olderTruth: Float64Array,
  points: Float64Array,
  truth: Float64Array,
): Float64Array {
  const all = { points: [...olderPoints, ...points], truth: [...olderTruth, ...truth] }
  const said = new Float64Array(points.length)
  for (let step = 0; step < STEPS; step++) {
    const [from, to] = [step, step + 1].map((k) => Math.floor((k * points.length) / STEPS)) as [
      number,
      number,
    ]
    const known = olderPoints.length + from
    const begin = Math.max(0, known - LEVEL_ROWS)
    const now = levelled(calibration, all.points.slice(begin, known), all.truth.slice(begin, known))
    for (let i = from; i < to; i++) said[i] = probabilityOf(now, points[i]!)
  }
  return said
}

function errorOf(curve: Band[]): number {
  const rows = curve.reduce((sum, one) => sum + one.rows, 0)
  return curve.reduce((sum, one) => sum + one.rows * Math.abs(one.said - one.came), 0) / rows
}

/** Ten bands of equal size by points; a band never parts leads of the same points, so there may be fewer. */
function tenthsOf(points: Float64Array): number[][] {
  const order = Array.from({ length: points.length }, (_, i) => i).sort((a, b) => points[a]! - points[b]!)
  const tenths: number[][] = []
  for (let i = 0; i < order.length;) {
    // after leads of the same points that fill several tenths the next one is whole again, not what is left of one
    const next = Math.floor((i * TENTHS) / order.length) + 1
    const target = Math.max(i + 1, Math.round((next * order.length) / TENTHS))
    let j = Math.min(target, order.length)
    while (j < order.length && points[order[j]!] === points[order[j - 1]!]) j++
    tenths.push(order.slice(i, j))
    i = j
  }
  return tenths
}

function band(label: string, members: readonly number[], said: Float64Array, truth: Float64Array): Band {
  let [sum, yes] = [0, 0]
  for (const member of members) {
    sum += said[member]!
    yes += truth[member]!
  }
  const interval = wilson(yes, members.length)!
  const { share: came, low, high } = interval
  return { label, rows: members.length, yes, said: sum / members.length, came, low, high }
}

function liftOf(curve: Band[]): Evaluation['lift'] {
  const rows = curve.reduce((sum, one) => sum + one.rows, 0)
  const yes = curve.reduce((sum, one) => sum + one.yes, 0)
  let reached = 0
  return curve.toReversed().map((one, i) => {
    reached += one.yes
    const lift = yes > 0 ? one.came / (yes / rows) : 0
    return { ...one, label: String(i + 1), lift, reached: yes > 0 ? reached / yes : 0 }
  })
}

function groupsOf(column: Column, rows: Int32Array, said: Float64Array, truth: Float64Array): Band[] {
  const groups = new Map<string, number[]>()
  for (const [at, row] of rows.entries()) {
    const value = column.cells[row]!
    const members = groups.get(value)
    if (members) members.push(at)
    else groups.set(value, [at])
  }
  return [...groups]
    .filter(([, members]) => members.length >= SMALLEST_GROUP)
    .sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1))
    .slice(0, MOST_GROUPS)
    .map(([value, members]) => band(value, members, said, truth))
}

function contributionsOf(
  card: FittedCard,
  rows: Int32Array,
  points: Float64Array,
  truth: Float64Array,
  whole: number,
): Contribution[] {
  return card.rules
    .map((rule, i) => {
      const without = points.map((sum, k) => sum - card.pointsOfRule(i, rows[k]!))
      const all = rule.bins.map((bin) => bin.points)
      return {
        column: rule.column,
        auc: whole - aucOf(without, truth).auc,
        range: Math.max(...all) - Math.min(...all),
      }
    })
    .sort((a, b) => b.auc - a.auc)
}

function deadRules(card: FittedCard, newer: Int32Array, contributions: Contribution[]): DeadRule[] {
  const dead: DeadRule[] = []
  for (const [i, { column, bins }] of card.rules.entries()) {
    if (bins.every(({ points }) => points === 0)) {
      dead.push({ column, bin: null, why: 'no_points' })
      continue
    }
    const { auc } = contributions.find((one) => one.column === column)!
    if (auc <= 0) dead.push({ column, bin: null, why: 'adds_nothing' })
    const met = new Set<number>()
    for (const row of newer) met.add(card.pointsOfRule(i, row))
    for (const [bin, { points }] of bins.entries())
      if (!met.has(points)) dead.push({ column, bin, why: 'nobody' })
  }
  return dead
}

/** Over tenths of the older part's points. */
function driftOf(card: FittedCard, older: Int32Array, newer: Float64Array): number {
  const before = Float64Array.from(older, card.points).sort()
  const edges = new Set<number>()
  for (let k = 1; k < TENTHS; k++) edges.add(before[Math.floor((k * before.length) / TENTHS)]!)
  const cuts = [...edges].sort((a, b) => a - b)
  const count = (points: Float64Array): number[] => {
    const counts = Array<number>(cuts.length + 1).fill(0)
    for (const one of points) counts[cuts.filter((cut) => cut <= one).length]!++
    return counts
  }
  return psiOf(count(before), count(newer))
}

function squares(said: Float64Array, truth: Float64Array): number {
  let sum = 0
  for (let i = 0; i < truth.length; i++) sum += (said[i]! - truth[i]!) ** 2
  return sum / truth.length
}
