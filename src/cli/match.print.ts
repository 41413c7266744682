import { kindInWords, leftInWords, levelInWords } from '#journey/matching/words.rules.ts'
import type { BlockReport } from '#journey/matching/pairs.rules.ts'
import type { Judged } from '#cli/match.labels.ts'
import type { Matched } from '#journey/matching/match.rules.ts'
import type { Prepared } from '#journey/matching/prepare.rules.ts'

export interface MatchReport {
  files: string[]
  records: number
  /** rows that could not be read */
  refused: number
  columns: { name: string; kind: string | null; left: string | null; by: 'name' | 'content' }[]
  thresholds: { same: number; ask: number }
  /** how many pairs are one, as learned */
  expectedPairs: number
  weights: {
    what: string
    column: string
    levels: { says: string; ofSame: number; ofOthers: number; bits: number }[]
  }[]
  blocks: BlockReport[]
  compared: number
  same: number
  ask: number
  /** groups of two and more, and the records in them */
  groups: number
  grouped: number
  largestGroup: number
  seconds: number
  labels: { pairs: number; chosen: Judged; best: Judged } | null
}

/** What was learned, by comparison and level, without what is missing. */
export function weightsShown({ comparisons, model, weights }: Matched): MatchReport['weights'] {
  return comparisons.map((comparison, at) => ({
    what: kindInWords(comparison.kind, 'en'),
    column: comparison.column,
    levels: Array.from({ length: comparison.levels }, (_, level) => ({
      says: levelInWords(comparison, level, 'en'),
      ofSame: model.m[at]![level]!,
      ofOthers: model.u[at]![level]!,
      bits: weights.plain.levels[at]![level]!,
    })),
  }))
}

export function columnsShown({ columns }: Prepared): MatchReport['columns'] {
  return columns.map(({ name, kind, left, by }) => ({ name, kind, left, by }))
}

/** The report as text. */
export function reportText(report: MatchReport): string {
  const lines = [`${report.records} records of ${report.files.join(' and ')}.`, '', 'Columns']
  if (report.refused > 0) lines.splice(1, 0, `${report.refused} rows could not be read.`)
  for (const { name, kind, left } of report.columns)
    lines.push(
      `  ${name.padEnd(24)} ${kind ? kindInWords(kind as 'email', 'en') : leftInWords(left as 'unknown', 'en')}`,
    )
  lines.push('', 'Weights, in bits: +1 doubles the odds that two records are one, −1 halves them')
  for (const { what, column, levels } of report.weights) {
    lines.push(`  ${what}${column && column !== what ? ` (${column})` : ''}`)
    for (const { says, ofSame, ofOthers, bits } of levels)
      lines.push(
        `    ${says.padEnd(46)} ${signed(bits)}   ${percent(ofSame)} of the same, ${percent(ofOthers)} of others`,
      )
  }
  const tooLarge = report.blocks.filter(({ leftOut }) => leftOut > 0)
  const largest = Math.max(0, ...report.blocks.map((block) => block.largest))
  lines.push(
    '',
    `${report.compared} pairs compared, by ${report.blocks.length} rules; largest block ${largest}.`,
  )
  for (const { rule, leftOut } of tooLarge)
    lines.push(`  ${rule}: ${leftOut} records share it with too many, left to the other rules`)
  lines.push(
    `${report.same} pairs are the same (from ${report.thresholds.same}), ${report.ask} to ask about (from ${report.thresholds.ask}).`,
    `${report.groups} groups hold ${report.grouped} records; the largest ${report.largestGroup}. ${report.seconds.toFixed(1)} s.`,
  )
  if (report.labels) {
    const { pairs, chosen, best } = report.labels
    lines.push(
      '',
      `Against ${pairs} labelled pairs`,
      judged('at this threshold', chosen),
      judged('at the best one', best),
    )
  }
  return lines.join('\n')
}

function judged(what: string, { threshold, precision, recall, f1, wrong, missed }: Judged): string {
  return `  ${what} (${threshold}): precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}, F1 ${f1.toFixed(4)}; ${wrong} wrong, ${missed} missed`
}

function signed(bits: number): string {
  return `${bits < 0 ? '−' : '+'}${Math.abs(bits).toFixed(1)}`.padStart(6)
}

function percent(share: number): string {
  return share >= 0.001 || share === 0 ? `${(100 * share).toFixed(1)} %` : `${(100 * share).toPrecision(1)} %`
}
