import { reportNames, reportOf } from '#journey/measure/reports.ts'
import { ROUND, settleGrain } from '#journey/measure/grain/refresh.ts'
import { UsageError } from '#cli/command.ts'
import type { Command } from '#cli/command.ts'
import type { ReportView } from '#journey/measure/contract.ts'

export const report: Command = {
  name: 'report',
  summary: 'Print a report; without a name, the list of reports',
  usage: `report [NAME] [--as-of DATE] [--by DIMENSION] [--from DATE --to DATE]

  --by   outcomes: owner, source, campaign, stage, month, quarter, company, country or any field
         sources: source, campaign, channel, country
         attribution: channel, source, campaign, content, kind, segment, message
         contribution: pipeline or revenue, also revenue:year (month, quarter, year)`,
  values: ['as-of', 'by', 'from', 'to'],
  switches: [],
  run: async (context, [name], flags) => {
    if (name === undefined) {
      const names = reportNames()
      context.print(
        { reports: names },
        names.map((one) => `${one.name.padEnd(10)} ${one.summary}`).join('\n'),
      )
      return 0
    }
    const services = await context.open()
    // a server does this all the time; without one, whatever happened since is counted now
    await settleGrain(services, (rounds) => context.note(`\r\u001b[KCounting leads: ${rounds * ROUND} `))
    context.note('\r\u001b[K')
    const text = (flag: string): string | undefined =>
      typeof flags[flag] === 'string' ? flags[flag] : undefined
    const result = await reportOf(services, name, {
      asOf: text('as-of'),
      by: text('by'),
      from: text('from'),
      to: text('to'),
    })
    if ('refused' in result) {
      throw new UsageError(
        [
          result.detail,
          ...(result.errors ?? []).map((e) => `--${e.field === 'asOf' ? 'as-of' : e.field} ${e.message}`),
        ].join('\n'),
      )
    }
    context.print(result, tableOf(result))
    return 0
  },
}

function tableOf({ columns, rows, notes }: ReportView): string {
  const cells = [
    columns.map(({ name }) => name),
    ...rows.map((row) => row.map((cell) => (cell === null ? '–' : cell.toLocaleString('en')))),
  ]
  const widths = columns.map((_, i) => Math.max(...cells.map((row) => row[i]!.length)))
  const numeric = columns.map((_, i) => rows.some((row) => typeof row[i] === 'number'))
  const lines = cells.map((row) =>
    row.map((cell, i) => (numeric[i] ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!))).join('  '),
  )
  return [...lines, ...notes.map((note) => `Note: ${note}`)].join('\n')
}
