import { buildPack, reviewOf } from './actions.ts'
import { once } from '#work/respond.ts'
import { spokenReview } from './spoken.rules.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { ReadQuarters } from './actions.ts'
import type { Services } from '#work/services.ts'

/** GET /api/agreement/review */
export async function review(services: Services, { language }: Request): Promise<Answer> {
  return { status: 200, body: spokenReview(await reviewOf(services), language) }
}

/** POST /api/agreement/review: gathers the evidence anew. */
export function gather(quarters: (services: Services) => ReadQuarters) {
  return (services: Services, request: Request): Promise<Answer> =>
    once(services, request, '/api/agreement/review', async () => {
      await buildPack(services, quarters(services), request.who.id)
      return { status: 201, body: spokenReview(await reviewOf(services), request.language) }
    })
}
