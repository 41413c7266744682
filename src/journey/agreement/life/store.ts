import { chainLog } from '#ledger/log.ts'
import { readLog } from '#ledger/log-read.ts'
import { insertSql, parameters } from '#work/columns.ts'
import type { Column } from '#work/columns.ts'
import type { LifeEntry, LifeFact } from './facts.ts'
import type { Queryable } from '#platform/database.ts'

/** The whole log, oldest first, for who trusts it: what the rules fold. */
export async function readLife(db: Queryable): Promise<LifeEntry[]> {
  return (await readLog(db)) as unknown as LifeEntry[]
}

type Chained = LifeEntry & { bodyText: string; hash: Buffer }

const columns: Column<Chained>[] = [
  { name: 'seq', type: 'int4', of: (row) => row.seq },
  { name: 'kind', type: 'text', of: (row) => row.kind },
  { name: 'at', type: 'moment', of: (row) => row.at },
  { name: 'by', type: 'text', of: (row) => row.by },
  { name: 'version', type: 'int4', of: (row) => row.version },
  { name: 'body', type: 'json', of: (row) => row.bodyText },
  { name: 'hash', type: 'bytea', of: (row) => row.hash },
]

/**
 * Appends facts at one moment behind those that are there, `expected` of them when given.
 * @throws with code 23505 when somebody else was faster
 */
export async function appendLife(
  db: Queryable,
  facts: LifeFact[],
  at: number,
  by: string,
  expected?: number,
): Promise<Chained[]> {
  const { rows } = await db.query<{ seq: number; hash: Buffer }>(
    'select seq, hash from agreement_log where workspace_no = 1 order by seq desc limit 1',
  )
  const head = rows[0] ?? null
  // decided over `expected` entries: with more of them the key is taken, as it would be a moment later
  const seq = expected ?? head?.seq ?? 0
  const entries = facts.map((fact, i) => ({ ...fact, seq: seq + i + 1, at, by }) as LifeEntry)
  const chained = chainLog(head?.hash ?? null, entries) as Chained[]
  await db.query(insertSql('agreement_log', columns, 1), parameters(columns, chained))
  return chained
}
