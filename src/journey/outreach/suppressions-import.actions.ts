import { addEntries, tryEntries } from '#journey/outreach/suppression-list.store.ts'
import {
  cellOf,
  columnsOf,
  parseColumns,
  proposeColumns,
  SUPPRESS_HEADERS,
} from '#journey/outreach/list-columns.rules.ts'
import { entriesOf } from '#journey/outreach/suppressions-import.rules.ts'
import { SUPPRESS_FIELDS } from '#journey/outreach/list-import.contract.ts'
import type { Database } from '#platform/database.ts'
import type { ListFile } from '#journey/capture/list-file.contract.ts'
import type { ListImportAnswer } from '#journey/outreach/list-import.contract.ts'
import type { Pen } from '#journey/outreach/accounts-write.store.ts'
import type { SuppressionReason } from '#journey/outreach/suppression.contract.ts'

interface Wanted {
  dryRun: boolean
  mapping?: string | undefined
  reason?: SuppressionReason | undefined
  until?: string | undefined
}

const AT_ONCE = 1_000

/**
 * Takes a suppression list in. The same list again changes nothing.
 * @returns `problem`: a sentence without subject about the file or the mapping
 */
export async function importSuppressions(
  db: Database,
  list: ListFile,
  { dryRun, mapping, reason, until }: Wanted,
  pen: Pen,
): Promise<ListImportAnswer | { field: string; problem: string }> {
  if (list.tooLong) return { field: 'body', problem: 'has too many rows for one list: split it' }
  const columns =
    mapping === undefined
      ? { mapping: proposeColumns(list.headers, SUPPRESS_HEADERS) }
      : parseColumns(mapping, list.headers, SUPPRESS_FIELDS)
  if ('problem' in columns) return { field: 'mapping', ...columns }
  // a list of one column needs no name for it
  if (mapping === undefined && Object.keys(columns.mapping).length === 0 && list.headers.length === 1)
    columns.mapping.value = list.headers[0]!
  const fallback = { reason, until, source: list.name }
  const { entries, refused } = entriesOf(list.rows, cellOf(list, columns.mapping), fallback)
  const answer: ListImportAnswer = {
    dryRun,
    file: list.name,
    columns: columnsOf(list, columns.mapping),
    read: list.rows.length,
    created: 0,
    updated: 0,
    unchanged: 0,
    refused: refused.length,
    rows: [],
    problems: refused.slice(0, 500),
  }
  await db.transaction(
    async (transaction) => {
      for (let at = 0; at < entries.length; at += AT_ONCE) {
        const some = entries.slice(at, at + AT_ONCE)
        const outcomes = dryRun
          ? await tryEntries(transaction, some, pen.now)
          : (await addEntries(transaction, some, pen)).map(({ outcome }) => outcome)
        some.forEach(({ line, value, reason: why }, i) => {
          const outcome = outcomes[i]!
          answer[outcome]++
          if (answer.rows.length < 50) answer.rows.push({ line, outcome, what: `${value} · ${why}` })
        })
      }
    },
    { timeoutMs: 120_000 },
  )
  return answer
}
