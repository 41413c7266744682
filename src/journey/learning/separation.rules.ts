import { sum } from '#journey/learning/sum.rules.ts'
import { tally, type Coarse } from './coarse.rules.ts'

export interface Separation {
  /** area under the curve of this column alone, cross-fitted: 0.5 says nothing */
  auc: number
  /** the same among the rows that are filled; 0.5 where hardly any is */
  filledAuc: number
  /** of “is it filled” alone */
  presenceAuc: number
  /** standard error of `auc` (Hanley and McNeil, Radiology 143, 1982) */
  se: number
  /** share of rows that are filled */
  filled: number
}

const FEWEST_FILLED = 60

/**
 * How well one column tells yes from no by itself. Rates are learned on one half and judged on the other and the other way
 * round, so that a column of many rare values does not look good by remembering.
 */
export function separationOf(coarse: Coarse, rows: Int32Array, outcome: Int8Array): Separation {
  // odd and even in the order of time: both halves see every period
  const halves = [0, 1].map((half) => rows.filter((_, i) => i % 2 === half))
  const tallies = halves.map((half) => tally(coarse.codes, coarse.size, half, outcome))
  const whole: Group[] = []
  for (const [half, learned] of [
    [0, 1],
    [1, 0],
  ] as const) {
    const base = rateOf(sum(tallies[learned]!.yes), sum(tallies[learned]!.all), 0.5)
    for (let code = 0; code < coarse.size; code++) {
      const [all, yes] = [tallies[half]!.all[code]!, tallies[half]!.yes[code]!]
      if (all === 0) continue
      const rate = rateOf(tallies[learned]!.yes[code]!, tallies[learned]!.all[code]!, base)
      whole.push({ score: rate, yes, no: all - yes, blank: coarse.blank.has(code) })
    }
  }
  const filled = whole.filter(({ blank }) => !blank)
  const filledRows = filled.reduce((count, { yes, no }) => count + yes + no, 0)
  const auc = areaOf(whole)
  const presence = areaOf(whole.map((group) => ({ ...group, score: group.blank ? 0 : 1 })))
  return {
    auc,
    filledAuc: filledRows >= FEWEST_FILLED ? areaOf(filled) : 0.5,
    presenceAuc: Math.max(presence, 1 - presence),
    se: errorOf(auc, whole),
    filled: filledRows / Math.max(1, rows.length),
  }
}

interface Group {
  score: number
  yes: number
  no: number
  blank: boolean
}

/** Pulled towards the base rate by two rows. */
function rateOf(yes: number, all: number, base: number): number {
  return (yes + 2 * base) / (all + 2)
}

/** The Mann–Whitney statistic over groups of equal scores. */
function areaOf(groups: Group[]): number {
  const sorted = [...groups].sort((a, b) => a.score - b.score)
  let [below, area, yeses] = [0, 0, 0]
  for (let i = 0; i < sorted.length;) {
    let [yes, no] = [0, 0]
    const { score } = sorted[i]!
    for (; i < sorted.length && sorted[i]!.score === score; i++) {
      yes += sorted[i]!.yes
      no += sorted[i]!.no
    }
    area += yes * (below + no / 2)
    below += no
    yeses += yes
  }
  return yeses > 0 && below > 0 ? area / yeses / below : 0.5
}

function errorOf(auc: number, groups: Group[]): number {
  const yes = groups.reduce((count, group) => count + group.yes, 0)
  const no = groups.reduce((count, group) => count + group.no, 0)
  if (yes === 0 || no === 0) return 0.5
  const q1 = auc / (2 - auc)
  const q2 = (2 * auc * auc) / (1 + auc)
  const square = auc * auc
  return Math.sqrt((auc * (1 - auc) + (yes - 1) * (q1 - square) + (no - 1) * (q2 - square)) / (yes * no))
}

/** The distance of two normal curves that give this area, d′: areas near 1 lie far apart in it, as they should. */
export function distanceOf(auc: number): number {
  return Math.SQRT2 * normalQuantile(Math.min(1 - 1e-9, Math.max(0.5, auc)))
}

/** Abramowitz and Stegun 26.2.23, for p of at least 0.5: right to 4.5e-4, enough to compare distances. */
function normalQuantile(p: number): number {
  if (p <= 0.5) return 0
  const t = Math.sqrt(-2 * Math.log(1 - p))
  const over = 2.515517 + 0.802853 * t + 0.010328 * t * t
  const under = 1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t * t * t
  return Math.max(0, t - over / under)
}
