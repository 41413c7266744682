import { writeFile } from 'node:fs/promises'
import { askedInWords } from '#journey/measure/report.query.rules.ts'
import { csvOf } from '#platform/http/csv.ts'
import { NARROWING } from '#journey/measure/grain/filter.rules.ts'
import { pictureOf } from '#journey/measure/picture.reports.rules.ts'
import { ReportQuery } from '#journey/measure/report.query.contract.ts'
import { reportNames, reportOf } from '#journey/measure/reports.ts'
import { ROUND, settleGrain } from '#journey/measure/grain/refresh.ts'
import { svgOf } from '#journey/measure/picture.contract.ts'
import { UsageError } from '#cli/command.ts'
import type { Command, CommandContext, Flags } from '#cli/command.ts'
import type { ReportView } from '#journey/measure/contract.ts'

const ASKED = ['as-of', 'by', 'from', 'to', 'period', ...NARROWING] as const

export const report: Command = {
  name: 'report',
  summary: 'Print a report; without a name, the list of reports',
  usage: `report [NAME] [--as-of DATE] [--by DIMENSION] [--from DATE --to DATE] [--FILTER VALUE …]
              [--csv] [--out FILE] [--svg FILE]

  --by   outcomes: owner (or agent), source, campaign, stage, month, quarter, company, country, region or any field
         sources: source, campaign, channel, country
         attribution: channel, source, campaign, content, kind, segment, message
         contribution: pipeline or revenue, also revenue:year (month, quarter, year)

  --source --campaign --channel --market --segment --offer --origin --owner --version
         which leads are meant; a single - stands for what was not said (--source -).
         The list of reports says which filters each can use; it refuses the others.
  --period event   what happened in the range, not the leads that came in it (funnel, river)

  --csv        as CSV            --out FILE   into a file (.csv, .json or .svg say what it is)
  --svg FILE   as a picture, beside what is printed`,
  values: [...ASKED, 'out', 'svg'],
  switches: ['csv'],
  run: async (context, [name], flags) => {
    if (name === undefined) return list(context)
    const query = queryOf(flags)
    const services = await context.open()
    // a server does this all the time; without one, whatever happened since is counted now
    await settleGrain(services, (rounds) => context.note(`\r\u001b[KCounting leads: ${rounds * ROUND} `))
    context.note('\r\u001b[K')
    const result = await reportOf(services, name, query)
    if ('refused' in result) throw wrong(result.detail, result.errors ?? [])
    const picture = (): string => svgOf(pictureOf(result, askedInWords(query)))
    if (typeof flags.svg === 'string') await save(flags.svg, picture())
    if (typeof flags.out === 'string') {
      const kind = flags.csv === true ? 'csv' : /\.(csv|json|svg)$/i.exec(flags.out)?.[1]?.toLowerCase()
      const json = kind === 'json' || (kind === undefined && context.json)
      const told = `${context.json ? JSON.stringify(result) : tableOf(result)}\n`
      await save(
        flags.out,
        kind === 'csv'
          ? csvOf(result)
          : kind === 'svg'
            ? picture()
            : json
              ? `${JSON.stringify(result)}\n`
              : told,
      )
    } else if (flags.csv === true) process.stdout.write(csvOf(result))
    else context.print(result, tableOf(result))
    return 0
  },
}

function list(context: CommandContext): number {
  const reports = reportNames()
  const filters = (of: readonly string[]): string =>
    of.length === 0 ? '' : `\n${' '.repeat(15)}filters: ${of.join(', ')}`
  context.print(
    { reports },
    reports.map((one) => `${one.name.padEnd(14)} ${one.summary}${filters(one.filters)}`).join('\n'),
  )
  return 0
}

function queryOf(flags: Flags): ReportQuery {
  const given = Object.fromEntries(
    ASKED.flatMap((flag) =>
      typeof flags[flag] === 'string' ? [[flag === 'as-of' ? 'asOf' : flag, flags[flag]]] : [],
    ),
  )
  const parsed = ReportQuery.safeParse(given)
  if (parsed.success) return parsed.data
  const errors = parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }))
  throw wrong('The report cannot be asked for so.', errors)
}

function wrong(detail: string, errors: readonly { field: string; message: string }[]): UsageError {
  return new UsageError(
    [detail, ...errors.map((e) => `--${e.field === 'asOf' ? 'as-of' : e.field} ${e.message}`)].join('\n'),
  )
}

async function save(file: string, content: string): Promise<void> {
  try {
    await writeFile(file, content)
  } catch (error) {
    throw new UsageError(
      `${file} cannot be written: ${(error as NodeJS.ErrnoException).code ?? String(error)}.`,
    )
  }
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
