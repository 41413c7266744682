import { countReturns } from '#work/open-returns.ts'
import { listReturns } from '#journey/handoff/returns.store.ts'
import { invalid } from '#work/respond.ts'
import { returnView } from '#journey/handoff/returns.views.rules.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { ReturnsQuery } from '#journey/handoff/returns-list.contract.ts'
import type { Services } from '#work/services.ts'

/** GET /api/returns: what came back, by where it stands. */
export async function listed(services: Services, request: Request): Promise<Answer> {
  const found = await listReturns(services.db, request.query as ReturnsQuery)
  if (!found) return invalid([{ field: 'cursor', message: 'is not a cursor of this list' }])
  return {
    status: 200,
    body: { items: found.items.map((row) => returnView(services, row)), next: found.next },
  }
}

/** GET /api/returns/count: every screen of marketing asks this again and again. */
export async function counted(services: Services): Promise<Answer> {
  return { status: 200, body: await countReturns(services.db, services.now()) }
}
