import { countReturns, listReturns } from '#journey/handoff/returns.store.ts'
import { invalid } from '#work/respond.ts'
import { returnView } from '#journey/handoff/returns.views.rules.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { ReturnsQuery } from '#journey/handoff/returns-list.contract.ts'
import type { Services } from '#work/services.ts'

/** GET /api/returns: what came back, by where it stands. */
export async function listed(services: Services, request: Request): Promise<Answer> {
  const found = await listReturns(services.db, request.query as ReturnsQuery, dutiesOf(services))
  if (!found) return invalid([{ field: 'cursor', message: 'is not a cursor of this list' }])
  return {
    status: 200,
    body: { items: found.items.map((row) => returnView(services, row)), next: found.next },
  }
}

/** GET /api/returns/count: every screen of marketing asks this again and again. */
export async function counted(services: Services): Promise<Answer> {
  return { status: 200, body: await countReturns(services.db, dutiesOf(services), services.now()) }
}

/** Duties to answer a return, of every version: leads in flight may run under an older one. */
function dutiesOf({ agreements }: Services): string[] {
  const ids = agreements.flatMap(({ ruleset }) =>
    Object.values(ruleset.stages).flatMap(({ duties }) =>
      duties.filter(({ until }) => until === 'return_answered').map(({ id }) => id),
    ),
  )
  return [...new Set(ids)]
}
