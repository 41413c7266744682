import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { invalid } from '#work/respond.ts'
import { listSubmissions } from '#journey/capture/submissions.store.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import { Problem } from '#platform/http/contract.ts'
import { translated } from '#work/translate.rules.ts'
import type { Language } from '#platform/language.contract.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Services } from '#work/services.ts'

/** GET /api/submissions: everything that was ever handed in, newest first, refused ones with their reason. */
export async function submissions(services: Services, request: Request): Promise<Answer> {
  const { outcome, leadId, limit, cursor } = request.query as {
    outcome?: string
    leadId?: string
    limit: number
    cursor?: string
  }
  const before = cursor === undefined ? null : decodeCursor(cursor, ['moment', 'uuid'])
  if (cursor !== undefined && !before)
    return invalid([{ field: 'cursor', message: 'is not a cursor of this list' }])
  const asked = { outcome: outcome ?? null, leadId: leadId ?? null, before, limit: limit + 1 }
  const rows = await listSubmissions(services.db, asked)
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
        problem: told(row.problem, request.language),
        body: row.body,
      })),
      next: rows.length > limit && last ? encodeCursor([last.received_at, last.submission_id]) : null,
    },
  }
}

/** Kept as it was said; whoever reads it later may read another language. */
function told(problem: unknown, language: Language): unknown {
  const read = Problem.safeParse(problem)
  return read.success ? translated(read.data, language) : problem
}
