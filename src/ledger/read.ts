import type { Entry } from '#ledger/entry.ts'
import type { Queryable } from '#platform/database.ts'

/** An entry as it stands on disk, with what the chain needs to be checked. */
export interface StoredEntry extends Entry {
  bodyText: string
  personalText: string | null
  salt: Buffer | null
  personalHash: Buffer | null
  hash: Buffer
}

interface Row {
  lead_id: string
  seq: number
  kind: string
  fact: boolean
  at: number
  recorded_at: number
  by: string
  version: number
  history: boolean
  body: string
  personal_hash: Buffer | null
  hash: Buffer
  salt: Buffer | null
  data: string | null
}

const SELECT = `select e.lead_id, e.seq, e.kind, e.fact, e.at, e.recorded_at, e.by, e.version, e.history,
  e.body::text as body, e.personal_hash, e.hash, p.salt, p.data::text as data
  from entries e left join personal_parts p using (workspace_no, lead_id, seq)`

/** A lead's entries, oldest first; `before` (a seq) and `limit` read backwards from there, newest first. */
export async function readStream(db: Queryable, leadId: string): Promise<StoredEntry[]> {
  const { rows } = await db.query<Row>(
    `${SELECT} where e.workspace_no = 1 and e.lead_id = $1 order by e.seq`,
    [leadId],
    {
      name: 'read_stream',
    },
  )
  return rows.map(stored)
}

/** One page of a lead's entries, newest first, of those before `before`. */
export async function readBack(
  db: Queryable,
  leadId: string,
  before: number,
  limit: number,
): Promise<StoredEntry[]> {
  const { rows } = await db.query<Row>(
    `${SELECT} where e.workspace_no = 1 and e.lead_id = $1 and e.seq < $2 order by e.seq desc limit $3`,
    [leadId, before, limit],
    { name: 'read_back' },
  )
  return rows.map(stored)
}

/** The agreement version of the latest ruling before an entry; null when there is none. */
export async function versionBefore(db: Queryable, leadId: string, seq: number): Promise<number | null> {
  const { rows } = await db.query<{ version: number }>(
    `select version from entries where workspace_no = 1 and lead_id = $1 and seq < $2 and version > 0
      order by seq desc limit 1`,
    [leadId, seq],
  )
  return rows[0]?.version ?? null
}

/** The streams of many leads after a lead id, in the order of ids: how a whole ledger is walked. */
export async function readStreamsAfter(
  db: Queryable,
  after: string,
  leads: number,
): Promise<Map<string, StoredEntry[]>> {
  const { rows } = await db.query<Row>(
    `${SELECT} where e.workspace_no = 1 and e.lead_id in
      (select lead_id from leads where workspace_no = 1 and lead_id > $1 order by lead_id limit $2)
     order by e.lead_id, e.seq`,
    [after, leads],
    { name: 'read_streams_after', timeoutMs: 120_000 },
  )
  const streams = new Map<string, StoredEntry[]>()
  for (const row of rows) {
    const stream = streams.get(row.lead_id)
    if (stream) stream.push(stored(row))
    else streams.set(row.lead_id, [stored(row)])
  }
  return streams
}

function stored(row: Row): StoredEntry {
  const personal = row.data === null ? undefined : (JSON.parse(row.data) as Record<string, unknown>)
  return {
    seq: row.seq,
    kind: row.kind,
    fact: row.fact,
    at: row.at,
    recordedAt: row.recorded_at,
    by: row.by,
    version: row.version,
    history: row.history,
    body: JSON.parse(row.body),
    personal,
    bodyText: row.body,
    personalText: row.data,
    salt: row.salt,
    personalHash: row.personal_hash,
    hash: row.hash,
  }
}
