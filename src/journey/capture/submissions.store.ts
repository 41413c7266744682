import type { Queryable } from '#platform/database.ts'

export interface StoredSubmission {
  submission_id: string
  received_at: number
  via: string
  outcome: 'accepted' | 'refused'
  lead_id: string | null
  problem: unknown
  body: unknown
}

export interface SubmissionsAsked {
  outcome: string | null
  leadId: string | null
  /** where the page before ended: moment and id; null for the first page */
  before: readonly [number, string] | null
  limit: number
}

/** Newest first. */
export async function listSubmissions(
  db: Queryable,
  { outcome, leadId, before, limit }: SubmissionsAsked,
): Promise<StoredSubmission[]> {
  const { rows } = await db.query<StoredSubmission>(
    `select submission_id, received_at, via, outcome, lead_id, problem, body from submissions
      where workspace_no = 1 and ($1::text is null or outcome = $1) and ($2::uuid is null or lead_id = $2)
        and ($3::float8 is null or (received_at, submission_id) < (to_timestamp($3 / 1000.0), $4::uuid))
      order by received_at desc, submission_id desc limit $5`,
    [outcome, leadId, before?.[0] ?? null, before?.[1] ?? null, limit],
  )
  return rows
}
