import { readFile, writeFile } from 'node:fs/promises'
import { openTable, type Table } from '#journey/capture/import/table.ts'
import { sentenceOf } from '#journey/capture/import/problem.ts'
import { learnFromWorkspace } from '#cli/learn.workspace.ts'
import { learnApart, takePart } from '#journey/learning/apart.child.ts'
import { parseCard } from '#journey/learning/card-file.rules.ts'
import { scorerOf } from '#journey/learning/scorecard.rules.ts'
import { learnedText } from '#journey/learning/text.rules.ts'
import { LEARNING_EN } from '#journey/learning/words.rules.ts'
import { UsageError, type Command, type CommandContext, type Flags } from '#cli/command.ts'
import type { LearningTable } from '#journey/learning/columns.rules.ts'
import type { LearningOptions } from '#journey/learning/learned.rules.ts'

export const learn: Command = {
  name: 'learn',
  summary: 'Learn a scorecard from leads whose outcome is known, or score leads with one',
  usage: `learn FILE --outcome COLUMN [--yes VALUE,…] [--no VALUE,…] [--time COLUMN] [--out scorecard.json]
       baton learn apply scorecard.json FILE
       baton learn --workspace [--outcome opportunity|won] [--moment entry|qualified] [--horizon DAYS] [--exclude COLUMN,…] [--keep COLUMN,…]

  --workspace             from the leads of this workspace and what became of them; changes nothing
  --moment WHEN           leads as they were known a day after they came (entry), or when they were qualified
  --horizon DAYS          within which the outcome counts; else the agreement's short term, else 180
  --run ID                with --workspace: carries out what the server was asked for
  FILE                    CSV or XLSX; no database is needed
  --outcome COLUMN        what became of the lead; --yes and --no name its values where they are not recognised
  --time COLUMN           when the lead came; found by itself where a column tells, else the order of the file
  --monotone COLUMN=up    points that only rise (or, with =down, only fall); several with commas
  --exclude COLUMN,…      not to be learned from
  --keep COLUMN,…         to be learned from although it looks filled in after the outcome
  --against COLUMN        the score of the rules in force: refuse what is not better
  --newer SHARE           the newest part that judges, 0.1 to 0.5 (0.3)
  --out FILE              writes the card when it was not refused
A column whose name holds a comma is written with a backslash before it. Exit code 1: refused, with the reason.`,
  values: [
    'outcome',
    'yes',
    'no',
    'time',
    'monotone',
    'exclude',
    'keep',
    'against',
    'newer',
    'out',
    'moment',
    'horizon',
    'run',
  ],
  switches: ['part', 'workspace'],
  run: async (context, args, flags) => {
    if (flags.part === true) {
      if (!takePart()) throw new UsageError('--part is for threads of this program.')
      return 0
    }
    if (flags.workspace === true && args.length === 0) return learnFromWorkspace(context, flags)
    if (args[0] === 'apply' && args.length === 3) return apply(context, args[1]!, args[2]!)
    if (args.length !== 1) throw new UsageError('Name one file.')
    return learnFrom(context, args[0]!, flags)
  },
}

async function learnFrom(context: CommandContext, file: string, flags: Flags): Promise<number> {
  const options = optionsOf(flags)
  const { table, refused } = await tableOf(file)
  if (refused > 0) context.note(`${refused} broken rows are left out.\n`)
  const learned = await learnApart(table, options, context.stopped)
  if (!learned) {
    console.error('learn: stopped half-way, there is no result.')
    return 1
  }
  const reason = learned.refusal ? LEARNING_EN.refusal(learned.refusal) : null
  if (learned.card && typeof flags.out === 'string')
    await writeFile(flags.out, JSON.stringify(learned.card, null, 2) + '\n')
  context.print({ ...learned, reason, brokenRows: refused }, learnedText(learned))
  return learned.refusal ? 1 : 0
}

function optionsOf(flags: Flags): LearningOptions {
  const text = (name: string): string | null => (typeof flags[name] === 'string' ? flags[name] : null)
  const outcome = text('outcome')
  if (!outcome) throw new UsageError('Name the outcome with --outcome COLUMN.')
  const newer = Number(text('newer') ?? 0.3)
  if (!(newer >= 0.1 && newer <= 0.5)) throw new UsageError('--newer is a share from 0.1 to 0.5.')
  const [yes, no] = [text('yes'), text('no')]
  if (no && !yes) throw new UsageError('--no needs --yes.')
  return {
    outcome,
    newer,
    time: text('time'),
    against: text('against'),
    monotone: monotoneOf(listOf(text('monotone'))),
    exclude: listOf(text('exclude')),
    keep: listOf(text('keep')),
    ...(yes ? { yes: listOf(yes) } : {}),
    ...(no ? { no: listOf(no) } : {}),
  }
}

function listOf(text: string | null): string[] {
  return (text ?? '')
    .split(/(?<!\\),/)
    .flatMap((part) => (part.trim() ? [part.trim().replace(/\\,/g, ',')] : []))
}

function monotoneOf(parts: string[]): Record<string, 'up' | 'down'> {
  return Object.fromEntries(
    parts.map((part) => {
      const match = /^(.*)=(up|down)$/.exec(part)
      if (!match) throw new UsageError(`--monotone ${part}: write COLUMN=up or COLUMN=down.`)
      return [match[1]!.trim(), match[2] as 'up' | 'down']
    }),
  )
}

/** The whole file by column: learning looks at each column many times. */
async function tableOf(file: string): Promise<{ table: LearningTable; refused: number }> {
  const opened = await opening(file)
  const columns: string[][] = opened.headers.map(() => [])
  let refused = 0
  for await (const rows of opened.rows())
    for (const row of rows) {
      if ('refused' in row) refused++
      else for (const [i, column] of columns.entries()) column.push(row.cells[i] ?? '')
    }
  return { table: { headers: opened.headers, columns }, refused }
}

async function opening(file: string): Promise<Table> {
  const opened = await openTable(file).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(
      `${file} cannot be read: ${error.code === 'ENOENT' ? 'there is no such file' : error.message}.`,
    )
  })
  if (!opened.ok) throw new UsageError(sentenceOf(opened.problem))
  return opened.table
}

async function apply(context: CommandContext, cardFile: string, file: string): Promise<number> {
  const text = await readFile(cardFile, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(
      `${cardFile} cannot be read: ${error.code === 'ENOENT' ? 'there is no such file' : error.message}.`,
    )
  })
  const card = parseCard(text)
  if (!card) throw new UsageError(LEARNING_EN.refusal({ code: 'not_a_scorecard', field: cardFile }))
  const table = await opening(file)
  const scorer = scorerOf(card, table.headers)
  if (!scorer.ok) {
    const [field = ''] = scorer.missing
    throw new UsageError(LEARNING_EN.refusal({ code: 'no_such_column', field }))
  }
  const scored: { line: number; points: number; probability: number }[] = []
  let refused = 0
  for await (const rows of table.rows())
    for (const row of rows) {
      if ('refused' in row) refused++
      else scored.push({ line: row.line, ...scorer.score((column) => row.cells[column] ?? '') })
    }
  if (refused > 0) context.note(`${refused} broken rows are left out.\n`)
  const lines = scored.map(({ line, points, probability }) => `${line},${points},${probability.toFixed(4)}`)
  context.print({ rows: scored, brokenRows: refused }, ['line,points,probability', ...lines].join('\n'))
  return 0
}
