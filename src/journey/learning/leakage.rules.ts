import { associationGiven } from './association.rules.ts'
import { tally, type Coarse } from './coarse.rules.ts'
import { distanceOf, type Separation } from './separation.rules.ts'
import { PSI_LIMIT, type Stability } from './stability.rules.ts'
import type { Column } from './columns.rules.ts'

/** A column that is looked at, with what is known of it from the older part alone. */
export interface Suspect {
  column: Column
  coarse: Coarse
  separation: Separation
  stability: Stability
}

/** Why a column may not be learned from. Shares and areas are 0 to 1. */
export type Leak =
  | { why: 'tells_the_outcome'; auc: number; next: number }
  | { why: 'values_of_one_outcome'; share: number; values: string[]; yes: number; no: number }
  | { why: 'filled_after_the_outcome'; filledYes: number; filledNo: number }
  | { why: 'dated_later'; share: number }
  | { why: 'filled_with_a_leak'; association: number; with: string }
  | { why: 'filled_in_some_periods'; index: number; filled: number[] }
  | { why: 'values_of_some_periods'; index: number }

/** No honest column of a lead is that sure. */
const SURE = 0.97
/** Suspect when also far beyond the next best: see docs/learned-score.md for what honest columns reached. */
const STRONG = 0.85
const FAR = 1.5
/** A value leaves so little of the doubt that there was before: 5 % of yes instead of 40 %, or 93 % instead of 40 %. */
const LEFT_OF_DOUBT = 0.12
const CERTAIN_BOTH = 0.1
const CERTAIN_EACH = 0.02
const CERTAIN_OF_ONE = 0.5
const PRESENT_AUC = 0.8
const PRESENT_OF_ONE = 0.25
const TOGETHER = 0.175
const LATER = 0.5

/**
 * Names columns that were filled in after the outcome, or that cannot mean tomorrow what they meant. Leakage as Kaufman, Rosset,
 * Perlich and Stitelman define it (ACM TKDD 6, 2012): what would not be known at the moment of prediction. Of one file without
 * its history only traces can be found; each rule looks for one.
 * @param time the moment of each row in epoch milliseconds, where there is one
 */
export function findLeaks(
  suspects: readonly Suspect[],
  rows: Int32Array,
  outcome: Int8Array,
  time: Float64Array | null,
): Map<string, Leak> {
  const leaks = new Map<string, Leak>()
  for (const suspect of suspects) {
    const leak =
      laterThan(suspect, rows, time) ??
      byPresence(suspect, rows, outcome) ??
      byCertainty(suspect, rows, outcome)
    if (leak) leaks.set(suspect.column.name, leak)
  }
  addFarBeyond(suspects, leaks)
  addCompanions(suspects, leaks, rows, outcome)
  for (const { column, stability } of suspects) {
    if (leaks.has(column.name)) continue
    if (stability.presence > PSI_LIMIT)
      leaks.set(column.name, {
        why: 'filled_in_some_periods',
        index: stability.presence,
        filled: stability.filled,
      })
    else if (stability.values > PSI_LIMIT)
      leaks.set(column.name, { why: 'values_of_some_periods', index: stability.values })
  }
  return leaks
}

/** A date after the lead's own says when the column was filled: later. */
function laterThan({ column }: Suspect, rows: Int32Array, time: Float64Array | null): Leak | null {
  if (column.kind !== 'date' || !time) return null
  let [filled, later] = [0, 0]
  for (const row of rows) {
    const at = column.numbers![row]!
    if (Number.isNaN(at) || Number.isNaN(time[row]!)) continue
    filled++
    if (at > time[row]!) later++
  }
  return filled > 0 && later / filled >= LATER ? { why: 'dated_later', share: later / filled } : null
}

/** “Reason lost”, “closed on”: whether it is filled follows the outcome. */
function byPresence({ coarse, separation }: Suspect, rows: Int32Array, outcome: Int8Array): Leak | null {
  const { all, yes } = tally(coarse.codes, coarse.size, rows, outcome)
  const count = { yes: 0, no: 0, filledYes: 0, filledNo: 0 }
  for (let code = 0; code < coarse.size; code++) {
    const [yeses, noes] = [yes[code]!, all[code]! - yes[code]!]
    count.yes += yeses
    count.no += noes
    if (coarse.blank.has(code)) continue
    count.filledYes += yeses
    count.filledNo += noes
  }
  const base = count.yes / (count.yes + count.no)
  const surely = (hits: number, misses: number, of: number, doubt: number): boolean =>
    hits >= of * PRESENT_OF_ONE && misses / (hits + misses) <= doubt * LEFT_OF_DOUBT
  const [blankYes, blankNo] = [count.yes - count.filledYes, count.no - count.filledNo]
  const found =
    separation.presenceAuc >= PRESENT_AUC ||
    surely(count.filledYes, count.filledNo, count.yes, 1 - base) ||
    surely(count.filledNo, count.filledYes, count.no, base) ||
    surely(blankYes, blankNo, count.yes, 1 - base) ||
    surely(blankNo, blankYes, count.no, base)
  if (!found) return null
  return {
    why: 'filled_after_the_outcome',
    filledYes: count.filledYes / count.yes,
    filledNo: count.filledNo / count.no,
  }
}

/** Values that leave hardly any doubt, for both outcomes, or for most of one. */
function byCertainty({ coarse }: Suspect, rows: Int32Array, outcome: Int8Array): Leak | null {
  if (!coarse.values) return null
  const { all, yes } = tally(coarse.codes, coarse.size, rows, outcome)
  const yeses = yes.reduce((sum, count) => sum + count, 0)
  const base = yeses / rows.length
  const certain = { yes: 0, no: 0 }
  const values: { value: string; rows: number }[] = []
  for (let code = 0; code < coarse.size; code++) {
    const value = coarse.values[code]
    if (!value || all[code] === 0) continue
    const rate = yes[code]! / all[code]!
    const isYes = 1 - rate <= (1 - base) * LEFT_OF_DOUBT
    const isNo = rate <= base * LEFT_OF_DOUBT && all[code]! * base >= 5
    if (!isYes && !isNo) continue
    certain[isYes ? 'yes' : 'no'] += all[code]!
    values.push({ value, rows: all[code]! })
  }
  const [asYes, asNo] = [certain.yes / rows.length, certain.no / rows.length]
  const both = Math.min(asYes, asNo) >= CERTAIN_EACH && asYes + asNo >= CERTAIN_BOTH
  const mostOfOne =
    certain.yes >= yeses * CERTAIN_OF_ONE || certain.no >= (rows.length - yeses) * CERTAIN_OF_ONE
  if (!both && !mostOfOne) return null
  const shown = values.sort((a, b) => b.rows - a.rows || (a.value < b.value ? -1 : 1)).slice(0, 5)
  return {
    why: 'values_of_one_outcome',
    share: asYes + asNo,
    values: shown.map(({ value }) => value),
    yes: asYes,
    no: asNo,
  }
}

/**
 * Those that stand above a gap: at least half as far again from “says nothing” as the next below. Above it there may be several,
 * since two copies of one outcome would otherwise hide behind each other.
 */
function addFarBeyond(suspects: readonly Suspect[], leaks: Map<string, Leak>): void {
  const reach = ({ separation }: Suspect): number =>
    Math.max(separation.auc, separation.filled >= 0.1 ? separation.filledAuc : 0)
  const ranked = suspects
    .filter(({ column }) => !leaks.has(column.name))
    .map((suspect) => ({ name: suspect.column.name, auc: reach(suspect) }))
    .sort((a, b) => b.auc - a.auc)
  let above = -1
  for (let i = 0; i + 1 < ranked.length && ranked[i]!.auc >= STRONG; i++)
    if (distanceOf(ranked[i]!.auc) >= FAR * distanceOf(ranked[i + 1]!.auc)) above = i
  const next = ranked[above + 1]?.auc ?? 0.5
  for (const [rank, { name, auc }] of ranked.entries())
    if (rank <= above || auc >= SURE) leaks.set(name, { why: 'tells_the_outcome', auc, next })
}

/** Filled in the same act as a leak: see associationGiven. Asked of the leaks that were found by themselves only. */
function addCompanions(
  suspects: readonly Suspect[],
  leaks: Map<string, Leak>,
  rows: Int32Array,
  outcome: Int8Array,
): void {
  const guilty = suspects.filter(({ column, coarse }) => leaks.has(column.name) && coarse.values)
  for (const { column, coarse } of suspects) {
    if (leaks.has(column.name) || coarse.size < 3) continue
    let best = { association: 0, with: '' }
    for (const leak of guilty) {
      const association = associationGiven(coarse, leak.coarse, rows, outcome)
      if (association > best.association) best = { association, with: leak.column.name }
    }
    if (best.association >= TOGETHER) leaks.set(column.name, { why: 'filled_with_a_leak', ...best })
  }
}
