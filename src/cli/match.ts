import { UsageError, type Command, type Flags } from '#cli/command.ts'
import { matchWorkspace } from '#cli/match.workspace.ts'
import { progressOf } from '#cli/match.progress.ts'
import { ASK, match, SAME, type Matched } from '#journey/matching/match.rules.ts'
import { columnsShown, reportText, weightsShown, type MatchReport } from '#cli/match.print.ts'
import { explainPair, partsInWords } from '#journey/matching/explain.rules.ts'
import { groupsOf, outcomesOf } from '#journey/matching/outcomes.rules.ts'
import { idColumn } from '#journey/matching/labels.rules.ts'
import { judge, truthOf } from '#cli/match.labels.ts'
import { matchRefusalInWords, prepare, type Prepared } from '#journey/matching/prepare.rules.ts'
import { pairsOfGroups } from '#journey/matching/quality.rules.ts'
import { readColumns, writeCsv, type ReadTable } from '#cli/match.files.ts'

export const matchFiles: Command = {
  name: 'match',
  summary: 'Find who is who in a file, or across two, and how likely',
  usage: `match FILE [SECOND] | --workspace [--out pairs.csv] [--clusters clusters.csv] [--labels FILE_OR_COLUMN] [--threshold P]

  SECOND           find the first file's records in the second; records of one file are then never one
  --out FILE       pairs with their probability and why, as CSV
  --clusters FILE  every record with its group, as CSV
  --labels WHAT    a column, or a file of pairs or groups, that says who is who: prints how well it was found
  --threshold P    from which probability two records are the same; default ${SAME}
  --country CODE   of phone numbers without a country, such as DE

  --workspace      instead of files: all leads of the workspace, by weights learned from them; pairs are then asked
                   about on the screen. Goes on where an earlier run was broken off

Files need no database and write none. docs/matching.md and docs/duplicates.md say how.`,
  values: ['out', 'clusters', 'labels', 'threshold', 'country'],
  switches: ['workspace'],
  run: async (context, args, flags) => {
    if (flags.workspace === true) return matchWorkspace(context, args)
    const [path, second, ...more] = args
    if (path === undefined || more.length > 0) throw new UsageError('Name one file, or two to link.')
    const same = thresholdOf(flags.threshold)
    const begun = performance.now()
    const progress = progressOf(context)
    const read = await readColumns(path, (rows) => progress(`${rows} rows read`))
    const other =
      second === undefined
        ? null
        : await readColumns(second, (rows) => progress(`${read.rows + rows} rows read`))
    const country = typeof flags.country === 'string' ? flags.country : undefined
    const prepared = prepare(read.columns, other?.columns ?? null, country)
    if ('refused' in prepared) throw new UsageError(matchRefusalInWords(prepared.refused, 'en'))
    const ask = Math.min(ASK, same)
    const linked = other !== null
    const matched = match(prepared.records, {
      same,
      ask,
      seed: 1,
      linked,
      say: (what, share) => progress(`${STEPS[what]}${share > 0 ? ` ${Math.floor(100 * share)} %` : ''}`),
    })
    progress('')
    const tables = other === null ? [read] : [read, other]
    const run: Run = { tables, prepared, matched, linked, idOf: idsOf(tables, prepared) }
    const report = reportOf(args, run, { same, ask }, (performance.now() - begun) / 1000)
    await writeFiles(run, flags)
    if (typeof flags.labels === 'string') report.labels = await labelled(flags.labels, run, same)
    context.print(report, reportText(report))
    return 0
  },
}

const STEPS = {
  block: 'Finding candidates',
  learn: 'Learning weights',
  compare: 'Comparing',
  group: 'Grouping',
}

interface Run {
  tables: ReadTable[]
  prepared: Prepared
  matched: Matched
  linked: boolean
  idOf: (row: number) => string
}

function thresholdOf(given: string | true | undefined): number {
  if (given === undefined) return SAME
  const threshold = Number(given)
  if (threshold > 0 && threshold < 1) return threshold
  throw new UsageError(`--threshold: ${given} is no number between 0 and 1.`)
}

/** What a row is called: by the file's own record number, else the number of its row, the first below the header being 1. */
function idsOf(tables: readonly ReadTable[], { columns }: Prepared): (row: number) => string {
  const own = tables.map((table) => idColumn(table.columns, (at) => columns[at]?.kind === null))
  const first = tables[0]!.rows
  return (row) => {
    const side = row < first ? 0 : 1
    const at = row < first ? row : row - first
    const column = own[side]
    return column ? column.values[column.ids[at]!]! : String(at + 1)
  }
}

function reportOf(
  files: string[],
  { tables, prepared, matched, linked }: Run,
  thresholds: { same: number; ask: number },
  seconds: number,
): MatchReport {
  const { count, sides } = prepared.records
  const first = tables[0]!.rows
  const groups = [...groupsOf(matched.clusters).values()]
  const all = linked ? first * (count - first) : (count * (count - 1)) / 2
  const { i, j } = matched.pairs
  return {
    files,
    records: count,
    refused: tables.reduce((sum, { refused }) => sum + refused, 0),
    columns: columnsShown(prepared),
    thresholds,
    expectedPairs: Math.round(matched.model.lambda * all),
    weights: weightsShown(matched),
    blocks: matched.blocks,
    compared: matched.compared,
    same: pairsOfGroups(matched.clusters, linked ? sides : null),
    ask: i.filter((a, at) => matched.clusters[a] !== matched.clusters[j[at]!]).length,
    groups: groups.length,
    grouped: groups.reduce((sum, { length }) => sum + length, 0),
    largestGroup: groups.reduce((most, { length }) => Math.max(most, length), 0),
    seconds,
    labels: null,
  }
}

async function writeFiles(run: Run, flags: Flags): Promise<void> {
  if (typeof flags.out === 'string')
    await writeCsv(
      flags.out,
      ['id_l', 'id_r', 'probability', 'outcome', 'row_l', 'row_r', 'why'],
      pairRows(run),
    )
  if (typeof flags.clusters === 'string')
    await writeCsv(flags.clusters, ['id', 'row', 'file', 'cluster', 'size'], clusterRows(run))
}

function* pairRows({ matched, prepared: { records }, linked, idOf, tables }: Run): Generator<unknown[]> {
  const first = tables[0]!.rows
  const number = (row: number): number => (linked && row >= first ? row - first : row) + 1
  for (const { i, j, probability, outcome } of outcomesOf(matched, records, linked)) {
    const [a, b] = [records.rows[i]!, records.rows[j]!].sort((x, y) => x - y) as [number, number]
    const why = partsInWords(explainPair(matched, i, j, 'en'))
    yield [idOf(a), idOf(b), Number(probability.toFixed(6)), outcome, number(a), number(b), why]
  }
}

/** In the order of the file; a group is called by the id of its first row there. */
function* clusterRows({
  matched: { clusters },
  prepared: { records },
  linked,
  idOf,
  tables,
}: Run): Generator<unknown[]> {
  const first = tables[0]!.rows
  const groupOf = new Int32Array(records.count)
  const size = new Int32Array(records.count)
  records.rows.forEach((row, record) => {
    groupOf[row] = clusters[record]!
    size[clusters[record]!]!++
  })
  const names = new Map<number, string>()
  for (let row = 0; row < records.count; row++) {
    const group = groupOf[row]!
    const side = linked && row >= first ? 2 : 1
    if (!names.has(group)) names.set(group, side === 2 ? `2:${idOf(row)}` : idOf(row))
    yield [idOf(row), side === 2 ? row - first + 1 : row + 1, side, names.get(group), size[group]]
  }
}

async function labelled(given: string, run: Run, same: number): Promise<MatchReport['labels']> {
  const { tables, prepared, matched, linked, idOf } = run
  const truth = await truthOf(
    given,
    tables.map(({ columns }) => columns),
    idOf,
    prepared.records.count,
  )
  const sides = linked ? prepared.records.sides : null
  const byRecord = Int32Array.from(prepared.records.rows, (row) => truth[row]!)
  return { pairs: pairsOfGroups(byRecord, sides), ...judge(matched, prepared.records, truth, same, linked) }
}
