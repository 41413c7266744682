import { readFile } from 'node:fs/promises'
import { compileAgreement } from '#journey/agreement/compile.ts'
import { UsageError } from '#cli/command.ts'
import { whatIf } from '#journey/what-if/actions.ts'
import type { ChangedLead, WhatIf } from '#journey/what-if/actions.ts'
import type { Command } from '#cli/command.ts'
import type { Tally } from '#journey/what-if/tally.rules.ts'

export const replay: Command = {
  name: 'replay',
  summary: 'Try a proposed agreement on the history: who would have been handed over, and who not',
  usage: 'replay --agreement FILE',
  values: ['agreement'],
  switches: [],
  run: async (context, _args, flags) => {
    const file = flags.agreement
    if (typeof file !== 'string') throw new UsageError('Name the proposed agreement with --agreement FILE.')
    const text = await readFile(file, 'utf8').catch(() => {
      throw new UsageError(`${file} cannot be read.`)
    })
    const compiled = compileAgreement(text)
    if (!compiled.ok) {
      const lines = compiled.problems.map(
        ({ line, column, message }) => `${file}:${line}:${column} ${message}`,
      )
      context.print({ problems: compiled.problems }, lines.join('\n'))
      return 2
    }
    const services = await context.open()
    const result = await whatIf(services, compiled.ruleset, (leads, entries) =>
      context.note(`\r${leads.toLocaleString('en')} leads, ${entries.toLocaleString('en')} entries `),
    )
    context.note('\r\u001b[K')
    if ('what' in result) {
      const where = `lead ${result.lead}${result.seq === null ? '' : `, entry ${result.seq}`}`
      context.print(
        { notReproduced: result },
        `The record is not what its agreement leads to (${where}: ${result.what}). Run baton audit.`,
      )
      return 1
    }
    context.print(result, textOf(result))
    return 0
  },
}

const rows: [keyof Tally & string, string][] = [
  ['handedOver', 'leads handed over'],
  ['handovers', 'hand-overs'],
  ['perWeek', 'hand-overs a week'],
  ['accepted', 'accepted'],
  ['returned', 'returned'],
  ['expired', 'not answered in time'],
  ['nurtured', 'sent to nurture'],
  ['disqualified', 'disqualified'],
  ['opportunities', 'with an opportunity'],
  ['won', 'won'],
]

function textOf(result: WhatIf): string {
  const { inForce, proposed, counts } = result
  const line = (label: string, a: string, b: string): string =>
    `${label.padEnd(24)}${a.padStart(12)}${b.padStart(12)}`
  const lines = [
    `${result.leads.toLocaleString('en')} leads, ${result.entries.toLocaleString('en')} entries; the record was reproduced exactly.`,
    '',
    line('', `in force v${inForce.agreement.version}`, `proposed v${proposed.agreement.version}`),
    ...rows.map(([key, label]) => line(label, String(inForce[key]), String(proposed[key]))),
    '',
    ...changes('gained', 'handed over only under the proposed agreement', counts.gained, result.gained),
    ...changes('lost', 'no longer handed over', counts.lost, result.lost),
  ]
  return [...lines, ...result.notes.map((note) => `Note: ${note}`)].join('\n')
}

function changes(word: string, meaning: string, count: number, leads: ChangedLead[]): string[] {
  const shown = leads.slice(0, 20).map(({ id, name, at }) => `  ${at.slice(0, 10)} ${id} ${name ?? ''}`)
  return [
    `${word}: ${count} ${meaning}`,
    ...shown,
    ...(count > shown.length ? [`  and ${count - shown.length} more`] : []),
  ]
}
