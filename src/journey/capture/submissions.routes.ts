import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { invalid } from '#work/respond.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Services } from '#work/services.ts'

interface Row {
  submission_id: string
  received_at: number
  via: string
  outcome: 'accepted' | 'refused'
  lead_id: string | null
  problem: unknown
  body: unknown
}

/** GET /api/submissions: everything that was ever handed in, newest first, refused ones with their reason. */
export async function submissions(services: Services, request: Request): Promise<Answer> {
  const { outcome, leadId, limit, cursor } = request.query as {
    outcome?: string
    leadId?: string
    limit: number
    cursor?: string
  }
  const before = cursor === undefined ? [null, null] : decodeCursor(cursor, ['moment', 'uuid'])
  if (!before) return invalid([{ field: 'cursor', message: 'is not a cursor of this list' }])
  const { rows } = await services.db.query<Row>(
    `select submission_id, received_at, via, outcome, lead_id, problem, body from submissions
      where workspace_no = 1 and ($1::text is null or outcome = $1) and ($2::uuid is null or lead_id = $2)
        and ($3::float8 is null or (received_at, submission_id) < (to_timestamp($3 / 1000.0), $4::uuid))
      order by received_at desc, submission_id desc limit $5`,
    [outcome ?? null, leadId ?? null, before[0], before[1], limit + 1],
  )
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return {
    status: 200,
    body: {
      items: items.map((row) => ({
        id: row.submission_id,
        receivedAt: iso(row.received_at),
        via: row.via,
        outcome: row.outcome,
        leadId: row.lead_id,
        problem: row.problem,
        body: row.body,
      })),
      next: rows.length > limit && last ? encodeCursor([last.received_at, last.submission_id]) : null,
    },
  }
}
