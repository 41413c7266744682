import type { Answer, Request } from '#platform/http/route.ts'
import type { Services } from '#work/services.ts'

/** GET /api/live: what changes, as it changes, until either side goes. */
export function live(services: Services, request: Request): Promise<Answer> {
  return Promise.resolve(services.live.open(request))
}
