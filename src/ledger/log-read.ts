import type { Queryable } from '#platform/database.ts'
import type { StoredLogEntry } from '#ledger/log.ts'

interface Row {
  seq: number
  kind: string
  at: number
  by: string
  version: number
  body: string
  hash: Buffer
}

/** The whole log of agreements, oldest first, as it stands on disk. */
export async function readLog(db: Queryable): Promise<StoredLogEntry[]> {
  const { rows } = await db.query<Row>(
    `select seq, kind, at, by, version, body::text as body, hash from agreement_log
      where workspace_no = 1 order by seq`,
  )
  return rows.map(({ body, ...row }) => ({ ...row, bodyText: body, body: JSON.parse(body) as unknown }))
}
