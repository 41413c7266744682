import { access } from 'node:fs/promises'
import { UsageError } from '#cli/command.ts'
import { clustersOf } from '#journey/matching/clusters.rules.ts'
import { groupQuality, type Quality } from '#journey/matching/quality.rules.ts'
import { groupsByColumn, groupsByFile } from '#journey/matching/labels.rules.ts'
import { readColumns } from '#cli/match.files.ts'
import { bitsAt, type Matched } from '#journey/matching/match.rules.ts'
import type { RawColumn } from '#journey/matching/kinds.rules.ts'
import type { Records } from '#journey/matching/fields.rules.ts'

/** Thresholds of which the best is looked for. */
const THRESHOLDS = [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999]

export interface Judged extends Quality {
  threshold: number
}

/** By row a group: from a column of the file, or of both files, else from a file of labels. */
export async function truthOf(
  given: string,
  tables: readonly RawColumn[][],
  idOf: (row: number) => string,
  rows: number,
): Promise<Int32Array> {
  const named = tables.map((columns) =>
    columns.find(({ name }) => name.toLowerCase() === given.toLowerCase()),
  )
  if (named[0] !== undefined && named.every((column) => column !== undefined)) {
    const values: string[] = []
    const ids: number[] = []
    for (const column of named as RawColumn[]) {
      for (const id of column.ids) ids.push(id < 0 ? -1 : values.length + id)
      values.push(...column.values)
    }
    return groupsByColumn({ name: given, values, ids: Int32Array.from(ids) })
  }
  await access(given).catch(() => {
    throw new UsageError(`--labels: ${given} is neither a column of the file nor a file.`)
  })
  const labels = await readColumns(given, () => undefined)
  const rowOf = new Map(Array.from({ length: rows }, (_, row) => [idOf(row), row]))
  const groups = groupsByFile(labels.columns, rowOf, rows)
  if (groups) return groups
  throw new UsageError(`--labels: ${given} holds neither pairs of ids nor ids with their groups.`)
}

/** How well groups were found at the threshold that was asked for, and at the best one. `truth`: by row. */
export function judge(
  matched: Matched,
  records: Records,
  truth: Int32Array,
  threshold: number,
  linked: boolean,
): { chosen: Judged; best: Judged } {
  const byRecord = Int32Array.from(records.rows, (row) => truth[row]!)
  const sides = linked ? records.sides : null
  const chosen = { threshold, ...groupQuality(matched.clusters, byRecord, sides) }
  const others = THRESHOLDS.filter((one) => one !== threshold).map((one) => {
    const clusters = clustersOf(records.count, matched.pairs, bitsAt(one), matched.bitsBetween)
    return { threshold: one, ...groupQuality(clusters, byRecord, sides) }
  })
  return { chosen, best: others.reduce((best, one) => (one.f1 > best.f1 ? one : best), chosen) }
}
