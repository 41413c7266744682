import { squash } from './cells.rules.ts'
import type { CompiledFile } from './compile-file.rules.ts'
import { findHeader } from './find-header.rules.ts'
import type { FileMapping } from './mapping-schema.ts'
import type { ImportProblem } from './problem.ts'
import type { Table } from './table.ts'

/** A secondary file in memory, found by its key. */
export interface JoinedFile {
  compiled: CompiledFile
  many: boolean
  rows: string[][]
  /** Key → positions in `rows`; of a one-to-one join only the first counts. */
  index: Map<string, number[]>
  /** The column of the file that this one is joined to. */
  parentColumn: number
  split: string | null
  normalise: (text: string) => string
  children: JoinedFile[]
  file: string
  problems: ImportProblem[]
}

export const MOST_JOINED_ROWS = 2_000_000

export interface JoinSide {
  part: FileMapping
  table: Table
  compiled: CompiledFile
  parentHeaders: string[]
}

/** Reads a secondary file whole and indexes it; rows that cannot be read or are marked as deleted are counted, not kept. */
export async function indexJoinedFile({
  part,
  table,
  compiled,
  parentHeaders,
}: JoinSide): Promise<JoinedFile> {
  const join = part.join!
  const [there, here] = join.on.split('=').map((text) => text.trim()) as [string, string]
  const parentColumn = findHeader(parentHeaders, there)
  const column = findHeader(table.headers, here)
  const normalise = NORMALISE[join.normalise ?? 'exact']
  const joined: JoinedFile = {
    compiled,
    many: join.many ?? false,
    rows: [],
    index: new Map(),
    parentColumn,
    split: join.split ?? null,
    normalise,
    children: [],
    file: table.file,
    problems: [],
  }
  if (parentColumn < 0 || column < 0) {
    joined.problems.push(
      problem(
        table.file,
        'join_column_missing',
        'error',
        0,
        `"${join.on}": there is no column "${parentColumn < 0 ? there : here}".`,
      ),
    )
    return joined
  }
  const counts = { refused: 0, skipped: 0, blank: 0, repeated: [] as string[] }
  for await (const batch of table.rows()) {
    for (const row of batch) {
      if ('refused' in row) counts.refused++
      else if (compiled.skips(row.cells) !== null) counts.skipped++
      else add(joined, row.cells, normalise(row.cells[column] ?? ''), counts)
    }
    if (joined.rows.length > MOST_JOINED_ROWS) {
      joined.problems.push(
        problem(
          table.file,
          'too_many_rows',
          'error',
          joined.rows.length,
          `A joined file is held in memory and may have ${MOST_JOINED_ROWS} rows.`,
        ),
      )
      return joined
    }
  }
  joined.problems.push(...reportOf(table.file, counts))
  return joined
}

const NORMALISE = {
  exact: (text: string) => text.trim(),
  fold: (text: string) => text.trim().toLowerCase(),
  squash,
}

interface Counts {
  refused: number
  skipped: number
  blank: number
  repeated: string[]
}

function add(joined: JoinedFile, cells: string[], key: string, counts: Counts): void {
  if (key === '') {
    counts.blank++
    return
  }
  const known = joined.index.get(key)
  if (known && !joined.many) {
    counts.repeated.push(key)
    return
  }
  // A slice keeps no longer text alive behind a short cell, see V8's sliced strings.
  joined.rows.push(cells)
  if (known) known.push(joined.rows.length - 1)
  else joined.index.set(key, [joined.rows.length - 1])
}

function reportOf(file: string, { refused, skipped, blank, repeated }: Counts): ImportProblem[] {
  const found: ImportProblem[] = []
  if (refused > 0)
    found.push(
      problem(
        file,
        'joined_rows_refused',
        'warning',
        refused,
        `${refused} rows cannot be read and are joined to nothing.`,
      ),
    )
  if (skipped > 0)
    found.push(
      problem(
        file,
        'rows_skipped',
        'warning',
        skipped,
        `${skipped} rows are marked as deleted or superseded and are left out.`,
      ),
    )
  if (blank > 0)
    found.push(
      problem(file, 'orphan_rows', 'warning', blank, `${blank} rows have no key and are joined to nothing.`),
    )
  if (repeated.length > 0)
    found.push({
      ...problem(
        file,
        'duplicate_key',
        'warning',
        repeated.length,
        `${repeated.length} rows repeat a key; the first row of each is used.`,
      ),
      examples: [...new Set(repeated)].slice(0, 5),
    })
  return found
}

function problem(
  file: string,
  reason: ImportProblem['reason'],
  severity: ImportProblem['severity'],
  count: number,
  detail: string,
): ImportProblem {
  return { severity, reason, file, count, detail }
}

/** What joining found in one pass over the primary file. */
export class JoinReport {
  readonly #unmatched = new Map<JoinedFile, { count: number; examples: Set<string> }>()
  readonly #used = new Map<JoinedFile, Uint8Array>()

  missed(joined: JoinedFile, key: string): void {
    const entry = this.#unmatched.get(joined) ?? { count: 0, examples: new Set<string>() }
    entry.count++
    if (entry.examples.size < 5) entry.examples.add(key)
    this.#unmatched.set(joined, entry)
  }

  used(joined: JoinedFile, row: number): void {
    let marks = this.#used.get(joined)
    if (!marks) this.#used.set(joined, (marks = new Uint8Array(joined.rows.length)))
    marks[row] = 1
  }

  /** `complete` says that the whole primary file was read, so that unused rows really belong to nobody. */
  problems(files: JoinedFile[], complete: boolean, belowMany = false): ImportProblem[] {
    return files.flatMap((joined) => {
      const missed = this.#unmatched.get(joined)
      const found: ImportProblem[] = missed
        ? [
            {
              ...problem(
                joined.file,
                'unmatched_key',
                'warning',
                missed.count,
                `${missed.count} keys are not in ${joined.file}; the rows are taken in without it.`,
              ),
              examples: [...missed.examples],
            },
          ]
        : []
      const orphans = joined.rows.length - (this.#used.get(joined)?.reduce((sum, mark) => sum + mark, 0) ?? 0)
      // An account without a contact is nothing to tell; a deal without one is.
      if (complete && orphans > 0 && (joined.many || belowMany))
        found.push(
          problem(
            joined.file,
            'orphan_rows',
            'warning',
            orphans,
            `${orphans} rows belong to no row of the file that they are joined to.`,
          ),
        )
      return [...found, ...this.problems(joined.children, complete, joined.many || belowMany)]
    })
  }
}
