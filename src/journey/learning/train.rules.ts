import { readColumns, type Column, type LearningTable } from './columns.rules.ts'
import { chooseColumns, momentsOf } from './choose.rules.ts'
import { judge } from './judge.rules.ts'
import {
  nothingLeft,
  nothingYet,
  partOf,
  refused,
  type Learned,
  type LearningOptions,
  type Part,
} from './learned.rules.ts'
import { readOutcome } from './outcome.rules.ts'
import { orderByTime } from './time.rules.ts'
import type { LearningRefusal } from './refusals.rules.ts'

/** Ten outcomes for each of ten rules (Peduzzi et al. 1996); of the newer part enough for an interval. */
export const FEWEST_OUTCOMES = { older: 100, newer: 30 }
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
  const candidates = chooseColumns(learned, columns, {
    options,
    source,
    older,
    newer,
    outcome: outcome.values,
  })
  if (candidates.length === 0) return refused(learned, nothingLeft(learned, options.outcome))
  return judge(learned, columns, candidates, { options, outcome, older, newer })
}

function missingColumn(columns: Column[], options: LearningOptions): string | null {
  const asked = [options.outcome, options.time, options.against, ...Object.keys(options.monotone ?? {})]
  asked.push(...(options.exclude ?? []), ...(options.keep ?? []))
  return asked.find((name) => typeof name === 'string' && !columns.some((one) => one.name === name)) ?? null
}

function cellsOf(columns: Column[], name: string): string[] {
  return columns.find((one) => one.name === name)!.cells
}

/** Leads of one moment are not parted, unless they are nearly all of them. */
function split(rows: Int32Array, share: number, moments: Float64Array | null) {
  const wanted = Math.round(rows.length * (1 - share))
  let cut = wanted
  while (moments && cut > 0 && cut < rows.length && moments[rows[cut]!] === moments[rows[cut - 1]!]) cut--
  if (cut < rows.length * (1 - share) * 0.8) cut = wanted
  return { older: rows.subarray(0, cut), newer: rows.subarray(cut) }
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
