import { LEARNING_EN, percent } from './words.rules.ts'
import type { Band, Evaluation } from './evaluate.rules.ts'
import type { BinTest, Scorecard } from './scorecard.rules.ts'
import type { Learned } from './learned.rules.ts'

/** What was learned, or why not, as the command line prints it. */
export function learnedText(learned: Learned): string {
  const { card, evaluation, refusal } = learned
  const parts = [dataText(learned), columnsText(learned)]
  if (card) parts.push(cardText(card))
  if (evaluation) parts.push(evaluationText(evaluation, learned))
  if (refusal) parts.push(`Refused: ${LEARNING_EN.refusal(refusal)}`)
  return parts.filter(Boolean).join('\n\n')
}

function dataText({ outcome, time, parts }: Learned): string {
  const lines: string[] = []
  if (outcome) {
    const no = outcome.no.map((value) => value || LEARNING_EN.blank).join(', ')
    lines.push(`Outcome: yes is ${outcome.yes.join(', ')}; no is ${no}`)
    if (outcome.leftOut > 0) {
      const which = outcome.undecided.length > 0 ? ` (${outcome.undecided.slice(0, 8).join(', ')})` : ''
      lines.push(`Left out, not decided or without a time: ${outcome.leftOut} rows${which}`)
    }
  }
  if (time) lines.push(`Order of time: ${time.by === 'file' ? 'as the file stands' : `by ${time.column}`}`)
  if (parts)
    for (const part of ['older', 'newer'] as const) {
      const { rows, yes } = parts[part]
      lines.push(
        `${part === 'older' ? 'Older part, learned from' : 'Newer part, judged on'}: ${rows} leads, ${yes} yes (${percent(yes / rows)})`,
      )
    }
  return lines.join('\n')
}

function columnsText({ columns }: Learned): string {
  const width = Math.max(...columns.map(({ column }) => column.length), 0)
  const lines = columns.map(({ column, kind, use, leak, auc }) => {
    const why = leak ? `${LEARNING_EN.uses[use]}: ${LEARNING_EN.leak(leak)}` : LEARNING_EN.uses[use]
    return `  ${column.padEnd(width)}  ${(auc === null ? '' : auc.toFixed(3)).padStart(5)}  ${LEARNING_EN.kinds[kind]}; ${why}`
  })
  return ['Columns, with the area under the curve of each alone:', ...lines].join('\n')
}

export function cardText({ scale, rules }: Scorecard): string {
  const lines = [
    `Scorecard: begin with ${scale.base}. ${scale.evenOdds} points are even odds, every ${scale.doubling} more double them.`,
  ]
  for (const { column, bins } of rules) {
    lines.push(`  ${column}`)
    for (const { points, test, rows, yes } of bins)
      lines.push(
        `    ${`${points > 0 ? '+' : ''}${points}`.padStart(4)}  ${testText(test)}  (${yes} of ${rows})`,
      )
  }
  return lines.join('\n')
}

export function testText(test: BinTest): string {
  switch (test.is) {
    case 'range':
      if (test.from === null) return test.below === null ? 'any number' : `below ${test.below}`
      return test.below === null ? `${test.from} and above` : `${test.from} to below ${test.below}`
    case 'values':
      return test.values.map((value) => value || LEARNING_EN.blank).join(' · ')
    case 'filled':
      return LEARNING_EN.filled
    case 'blank':
      return LEARNING_EN.blank
    case 'others':
      return LEARNING_EN.others
  }
}

function evaluationText(evaluation: Evaluation, { against, columns }: Learned): string {
  const { auc, calibrationError, rollingError, drift, curve, lift, groups, contributions, dead } = evaluation
  const lines = [
    'On the newer part:',
    `  area under the curve ${auc.auc.toFixed(3)} (${auc.low.toFixed(3)} to ${auc.high.toFixed(3)}, DeLong, 95 %)`,
    `  calibration error ${calibrationError.toFixed(3)}; ${rollingError.toFixed(3)} when the level follows the newest outcomes`,
    `  stability index of the score ${drift.toFixed(3)}`,
  ]
  if (against)
    lines.push(
      `  the rules in force reach ${against.auc.toFixed(3)}; difference ${against.difference.toFixed(3)} (${against.low.toFixed(3)} to ${against.high.toFixed(3)}, p = ${against.p.toPrecision(2)})`,
    )
  lines.push('', 'What was said and what came, by tenths from the fewest points:', ...curve.map(bandText))
  lines.push('', 'Lift, the tenth with the most points first:')
  for (const one of lift)
    lines.push(
      `  ${one.label.padStart(2)}  ${one.rows} leads, ${percent(one.came)}, lift ${one.lift.toFixed(2)}, so far ${percent(one.reached)} of all yes`,
    )
  for (const { column, bands } of groups)
    if (bands.length > 0) lines.push('', `By ${column}:`, ...bands.map(bandText))
  lines.push('', 'What each rule adds to the area:')
  for (const one of contributions)
    lines.push(`  ${one.auc.toFixed(4).padStart(7)}  ${one.column} (${one.range} points apart)`)
  for (const { column, bin, why } of dead)
    lines.push(`  ${column}${bin === null ? '' : `, line ${bin + 1}`}: ${LEARNING_EN.dead[why]}`)
  const moved = columns.filter((one) => one.use === 'rule' && (one.drift ?? 0) > 0.1)
  for (const one of moved)
    lines.push(`  ${one.column} moves with time: stability index ${one.drift!.toFixed(2)}`)
  return lines.join('\n')
}

function bandText(band: Band): string {
  const { label, rows, said, came, low, high } = band
  return `  ${(label || LEARNING_EN.blank).padStart(2)}  ${rows} leads: said ${percent(said)}, came ${percent(came)} (${percent(low)} to ${percent(high)})`
}
