import * as act from '#journey/lifecycle/actions.rules.ts'
import { authorOf } from '#work/author.rules.ts'
import { actOn } from '#work/lead-page.ts'
import { countOffers } from '#journey/handoff/inbox.store.ts'
import { invalid } from '#work/respond.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Services } from '#work/services.ts'

type Body<T> = { by?: string; note?: string } & T

export function accept(services: Services, request: Request): Promise<Answer> {
  return actOn(services, request, act.accept((request.body as Body<object>).by), 'accept')
}

export function giveBack(services: Services, request: Request): Promise<Answer> {
  return actOn(
    services,
    request,
    act.giveBack(services.law, request.body as Body<{ reason: string }>),
    'return',
  )
}

export function rate(services: Services, request: Request): Promise<Answer> {
  return actOn(
    services,
    request,
    act.rate({
      ...(request.body as Body<{ of: 'lead' | 'brief'; rating: number }>),
      author: authorOf(request.who),
    }),
    'rate',
  )
}

/** GET /api/inbox/count: every screen asks this again and again, so it reads no lead. */
export async function offersOpen(services: Services, request: Request): Promise<Answer> {
  const { rep } = request.query as { rep: string }
  if (!services.people.has(rep)) return invalid([{ field: 'rep', message: 'is nobody we know' }])
  return { status: 200, body: { offers: await countOffers(services.db, rep) } }
}
