import { textHash } from '#ledger/log.ts'
import type { Queryable } from '#platform/database.ts'

/** A text that is being written. Moments: epoch ms; the hash is hexadecimal. */
export interface Draft {
  id: string
  title: string
  text: string
  hash: string
  basedOn: number | null
  createdBy: string
  createdAt: number
  changedBy: string
  changedAt: number
}

const COLUMNS = `draft_id as id, title, text, encode(hash, 'hex') as hash, based_on as "basedOn", created_by as "createdBy",
  created_at as "createdAt", changed_by as "changedBy", changed_at as "changedAt"`

export async function listDrafts(db: Queryable): Promise<Draft[]> {
  const { rows } = await db.query<Draft>(
    `select ${COLUMNS} from agreement_drafts where workspace_no = 1 order by changed_at desc, draft_id`,
  )
  return rows
}

export async function readDraft(db: Queryable, id: string): Promise<Draft | null> {
  const { rows } = await db.query<Draft>(
    `select ${COLUMNS} from agreement_drafts where workspace_no = 1 and draft_id = $1`,
    [id],
  )
  return rows[0] ?? null
}

/** Does nothing when the id is taken: a request that is made again finds what it made. */
export async function insertDraft(
  db: Queryable,
  draft: Pick<Draft, 'id' | 'title' | 'text' | 'basedOn'> & { by: string; at: number },
): Promise<void> {
  const { id, title, text, basedOn, by, at } = draft
  await db.query(
    `insert into agreement_drafts
       (workspace_no, draft_id, title, text, hash, based_on, created_by, created_at, changed_by, changed_at)
     values (1, $1, $2, $3, $4, $5, $6, to_timestamp($7 / 1000.0), $6, to_timestamp($7 / 1000.0))
     on conflict do nothing`,
    [id, title, text, Buffer.from(textHash(text), 'hex'), basedOn, by, at],
  )
}

/** Saves over the text that somebody edited from. @returns false when it is another one by now, or gone */
export async function saveDraft(
  db: Queryable,
  id: string,
  from: string,
  change: { title?: string | undefined; text?: string | undefined },
  by: string,
  at: number,
): Promise<boolean> {
  const { title = null, text = null } = change
  const { rowCount } = await db.query(
    `update agreement_drafts
        set title = coalesce($3, title), text = coalesce($4, text), hash = coalesce($5, hash),
            changed_by = $6, changed_at = to_timestamp($7 / 1000.0)
      where workspace_no = 1 and draft_id = $1 and hash = $2`,
    [
      id,
      Buffer.from(from, 'hex'),
      title,
      text,
      text === null ? null : Buffer.from(textHash(text), 'hex'),
      by,
      at,
    ],
  )
  return rowCount > 0
}

/** @param hash only while it holds the text of that hash. @returns false when it does not, or is gone */
export async function deleteDraft(db: Queryable, id: string, hash: string | null = null): Promise<boolean> {
  const { rowCount } = await db.query(
    'delete from agreement_drafts where workspace_no = 1 and draft_id = $1 and ($2::bytea is null or hash = $2)',
    [id, hash === null ? null : Buffer.from(hash, 'hex')],
  )
  return rowCount > 0
}
