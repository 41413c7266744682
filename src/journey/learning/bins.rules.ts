import { sum } from '#journey/learning/sum.rules.ts'
import { chiSquare, groupValues } from './value-bins.rules.ts'
import { optimalBins, type Direction } from './number-bins.rules.ts'
import { RARE, tally, type Coarse } from './coarse.rules.ts'
import type { Column } from './columns.rules.ts'
import type { BinTest } from './scorecard.rules.ts'

export interface FittedBin {
  test: BinTest
  rows: number
  yes: number
  woe: number
}

/** A column with its bins, and for each coarse code the bin that it belongs to; -1 says nothing. */
export interface Binned {
  column: Column
  coarse: Coarse
  monotone: Direction
  bins: FittedBin[]
  binOf: Int16Array
  information: number
}

/** No bin of numbers holds less than this share of the rows, so that its rate is one. */
const SMALLEST_SHARE = 0.03
/** Rates of small bins are pulled towards the rate of all by this many rows: one pure value must not decide a score alone. */
const PULL = 4

export function binColumn(
  column: Column,
  coarse: Coarse,
  rows: Int32Array,
  outcome: Int8Array,
  monotone: Direction,
): Binned {
  const { all, yes } = tally(coarse.codes, coarse.size, rows, outcome)
  const groups = coarse.edges ? ranges(coarse, all, yes, monotone) : valueGroups(coarse, all, yes)
  const totals = { rows: sum(all), yes: sum(yes) }
  const binOf = new Int16Array(coarse.size).fill(-1)
  const bins: FittedBin[] = []
  for (const { codes, test } of groups) {
    const bin = { test, rows: 0, yes: 0, woe: 0 }
    for (const code of codes) {
      bin.rows += all[code]!
      bin.yes += yes[code]!
      binOf[code] = bins.length
    }
    bin.woe = weightOfEvidence(bin, totals, PULL)
    bins.push(bin)
  }
  return { column, coarse, monotone, bins, binOf, information: informationValue(bins, totals, PULL) }
}

interface Grouped {
  codes: number[]
  test: BinTest
}

function ranges(coarse: Coarse, all: Float64Array, yes: Float64Array, monotone: Direction): Grouped[] {
  const edges = coarse.edges!
  const blank = coarse.size - 1
  const cells = { all: all.subarray(0, blank), yes: yes.subarray(0, blank) }
  const starts = optimalBins(cells, monotone, Math.max(RARE, sum(all) * SMALLEST_SHARE))
  const groups = starts.map((start, i): Grouped => {
    const end = starts[i + 1] ?? blank
    const test: BinTest = {
      is: 'range',
      from: start === 0 ? null : edges[start - 1]!,
      below: end === blank ? null : edges[end - 1]!,
    }
    return { codes: Array.from({ length: end - start }, (_, k) => start + k), test }
  })
  const filled = { all: sum(cells.all), yes: sum(cells.yes) }
  if (informs({ all: all[blank]!, yes: yes[blank]! }, filled))
    groups.push({ codes: [blank], test: { is: 'blank' } })
  return groups
}

/** A blank gets a bin where it says something; else it gets no points, as if the rule were not there. */
function informs(blank: { all: number; yes: number }, filled: { all: number; yes: number }): boolean {
  return blank.all >= RARE && chiSquare(blank, filled) >= 3.841
}

function valueGroups(coarse: Coarse, all: Float64Array, yes: Float64Array): Grouped[] {
  if (!coarse.values)
    return [
      { codes: [0], test: { is: 'filled' } },
      { codes: [1], test: { is: 'blank' } },
    ]
  const rare = coarse.size - 1
  const blank = coarse.values.indexOf('')
  const apart = new Set([rare])
  if (blank >= 0 && all[blank]! >= RARE) apart.add(blank)
  const cells = { all: all.slice(), yes: yes.slice() }
  // too few rare values to know a rate of their own: they get no points
  if (all[rare]! < RARE) cells.all[rare] = cells.yes[rare] = 0
  return groupValues(cells, RARE, apart).map((codes) => ({
    codes,
    test: codes.includes(rare)
      ? { is: 'others' }
      : { is: 'values', values: codes.map((code) => coarse.values![code]!).sort() },
  }))
}

interface Counted {
  rows: number
  yes: number
}

/** ln of the odds of a bin over the odds of all (Good 1950; Siddiqi 2006). `pull`: rows of the overall rate that are added. */
export function weightOfEvidence(bin: Counted, totals: Counted, pull = 0): number {
  const base = totals.yes / totals.rows
  const yes = bin.yes + pull * base
  const no = bin.rows - bin.yes + pull * (1 - base)
  return Math.log(yes / no) - Math.log(base / (1 - base))
}

/** Σ (share of all yes - share of all no) × weight of evidence; over 0.3 is called strong (Siddiqi 2006). */
export function informationValue(bins: readonly Counted[], totals: Counted, pull = 0): number {
  let value = 0
  for (const bin of bins) {
    const share = bin.yes / totals.yes - (bin.rows - bin.yes) / (totals.rows - totals.yes)
    value += share * weightOfEvidence(bin, totals, pull)
  }
  return value
}
