import type { Queryable } from '#platform/database.ts'
import type { DraftRow } from '#journey/nurture/views.rules.ts'

const COLUMNS = 'programme, document, revision, saved_at, saved_by'

export async function readDrafts(db: Queryable): Promise<DraftRow[]> {
  const { rows } = await db.query<DraftRow>(
    `select ${COLUMNS} from programme_drafts where workspace_no = 1 order by programme`,
  )
  return rows
}

export async function readDraft(db: Queryable, programme: string): Promise<DraftRow | null> {
  const { rows } = await db.query<DraftRow>(
    `select ${COLUMNS} from programme_drafts where workspace_no = 1 and programme = $1`,
    [programme],
  )
  return rows[0] ?? null
}

interface Saved {
  programme: string
  document: unknown
  at: number
  by: string
}

/** @returns false when somebody began one before */
export async function insertDraft(db: Queryable, { programme, document, at, by }: Saved): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into programme_drafts (workspace_no, programme, document, saved_at, saved_by)
     values (1, $1, $2, to_timestamp($3 / 1000.0), $4) on conflict do nothing`,
    [programme, JSON.stringify(document), at, by],
  )
  return rowCount > 0
}

/** Saves over the revision that was edited. @returns false when it is another one by now, or gone */
export async function saveDraft(
  db: Queryable,
  { programme, document, at, by }: Saved,
  revision: number,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update programme_drafts set document = $2, saved_at = to_timestamp($3 / 1000.0), saved_by = $4, revision = revision + 1
      where workspace_no = 1 and programme = $1 and revision = $5`,
    [programme, JSON.stringify(document), at, by, revision],
  )
  return rowCount > 0
}

/** @param revision only while it is that one; null: whatever it is. @returns false when it is not, or is gone */
export async function deleteDraft(
  db: Queryable,
  programme: string,
  revision: number | null = null,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `delete from programme_drafts where workspace_no = 1 and programme = $1 and ($2::int4 is null or revision = $2)`,
    [programme, revision],
  )
  return rowCount > 0
}
