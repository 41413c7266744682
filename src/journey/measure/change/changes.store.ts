import type { ChangeDocument } from '#journey/measure/change/document.rules.ts'
import type { Database, Queryable } from '#platform/database.ts'

export interface Signature {
  function: 'marketing' | 'sales'
  person: string
  name: string
  method: string
  /** epoch ms */
  at: number
}

export interface StoredChange {
  id: string
  document: ChangeDocument
  /** hexadecimal */
  hash: string
  proposedAt: number
  proposedBy: string
  withdrawnAt: number | null
  signatures: Signature[]
}

interface Row {
  id: string
  document: string
  hash: string
  proposed_at: number
  proposed_by: string
  withdrawn_at: number | null
}

/** All of them, or one: the latest declared first. */
export async function readChanges(db: Queryable, id: string | null = null): Promise<StoredChange[]> {
  const { rows } = await db.query<Row>(
    `select change_id as id, document, encode(hash, 'hex') as hash, proposed_at, proposed_by, withdrawn_at
       from changes where workspace_no = 1 and ($1::uuid is null or change_id = $1) order by proposed_at desc, change_id`,
    [id],
  )
  const signed = await db.query<Signature & { id: string }>(
    `select change_id as id, function, person, name, method, at from change_signatures
      where workspace_no = 1 and ($1::uuid is null or change_id = $1) order by at, function`,
    [id],
  )
  return rows.map((row) => ({
    id: row.id,
    document: JSON.parse(row.document) as ChangeDocument,
    hash: row.hash,
    proposedAt: row.proposed_at,
    proposedBy: row.proposed_by,
    withdrawnAt: row.withdrawn_at,
    signatures: signed.rows.filter((one) => one.id === row.id),
  }))
}

/** False: it is there already, so that a request that is made twice adds one. */
export async function addChange(
  db: Queryable,
  change: { id: string; text: string; hash: string; at: number; by: string },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into changes (workspace_no, change_id, document, hash, proposed_at, proposed_by)
     values (1, $1, $2, decode($3, 'hex'), to_timestamp($4::float8 / 1000.0), $5) on conflict do nothing`,
    [change.id, change.text, change.hash, change.at, change.by],
  )
  return rowCount === 1
}

/** Signs what is not withdrawn. False: withdrawn, or signed for this side or by this person meanwhile. */
export async function addSignature(db: Queryable, id: string, hash: string, of: Signature): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into change_signatures (workspace_no, change_id, function, person, name, method, at, hash)
     select 1, change_id, $2, $3, $4, $5, to_timestamp($6::float8 / 1000.0), hash from changes
      where workspace_no = 1 and change_id = $1 and withdrawn_at is null and hash = decode($7, 'hex') for update
     on conflict do nothing`,
    [id, of.function, of.person, of.name, of.method, of.at, hash],
  )
  return rowCount === 1
}

/** False: both have signed meanwhile, or somebody was faster. */
export function withdrawChange(db: Database, id: string, at: number, by: string): Promise<boolean> {
  return db.transaction(async (transaction) => {
    // the count is asked behind the lock: a signature that is under way is seen, or waits
    await transaction.query('select 1 from changes where workspace_no = 1 and change_id = $1 for update', [
      id,
    ])
    const { rowCount } = await transaction.query(
      `update changes set withdrawn_at = to_timestamp($2::float8 / 1000.0), withdrawn_by = $3
        where workspace_no = 1 and change_id = $1 and withdrawn_at is null
          and (select count(*) from change_signatures where workspace_no = 1 and change_id = $1) < 2`,
      [id, at, by],
    )
    return rowCount === 1
  })
}
