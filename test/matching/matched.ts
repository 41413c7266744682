import { ASK, match, SAME, type Matched } from '#journey/matching/match.rules.ts'
import { groupQuality, type Quality } from '#journey/matching/quality.rules.ts'
import { prepare, type Prepared } from '#journey/matching/prepare.rules.ts'
import { TableTaker } from '#journey/matching/table.rules.ts'
import type { RawColumn } from '#journey/matching/kinds.rules.ts'

export function table(headers: readonly string[], rows: Iterable<readonly string[]>): RawColumn[] {
  const taker = new TableTaker(headers)
  for (const row of rows) taker.add(row)
  return taker.columns()
}

/** Matches one file, or two, with the settings that everybody gets. */
export function matchedOf(
  first: RawColumn[],
  second: RawColumn[] | null = null,
  seed = 1,
): { prepared: Prepared; matched: Matched; together: (a: number, b: number) => boolean } {
  const prepared = prepare(first, second)
  if ('refused' in prepared) throw new Error(prepared.refused)
  const matched = match(prepared.records, { same: SAME, ask: ASK, seed, linked: second !== null })
  const recordOf = new Map([...prepared.records.rows].map((row, record) => [row, record]))
  const together = (a: number, b: number): boolean =>
    matched.clusters[recordOf.get(a)!] === matched.clusters[recordOf.get(b)!]
  return { prepared, matched, together }
}

/** `entities`: by row, who it is. */
export function qualityOfRun(
  headers: string[],
  people: Iterable<{ entity: number; cells: string[] }>,
): Quality {
  const all = [...people]
  const { prepared, matched } = matchedOf(
    table(
      headers,
      all.map(({ cells }) => cells),
    ),
  )
  const truth = Int32Array.from(prepared.records.rows, (row) => all[row]!.entity)
  return groupQuality(matched.clusters, truth, null)
}
