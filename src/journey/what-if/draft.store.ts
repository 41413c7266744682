import type { Queryable } from '#platform/database.ts'

/** The text of a draft or of a version; null when there is none. */
export async function textOf(
  db: Queryable,
  { draftId, version }: { draftId?: string | undefined; version?: number | undefined },
): Promise<string | null> {
  const { rows } =
    draftId === undefined
      ? await db.query<{ text: string }>(
          'select text from agreements where workspace_no = 1 and version = $1',
          [version],
        )
      : await db.query<{ text: string }>(
          'select text from agreement_drafts where workspace_no = 1 and draft_id = $1',
          [draftId],
        )
  return rows[0]?.text ?? null
}
