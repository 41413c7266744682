import { countFunnel } from '#journey/measure/funnel/funnel.ts'
import { figures } from '#work/figures.ts'
import { invalid, refused } from '#work/respond.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import { nameIn } from '#journey/measure/choices.routes.ts'
import { scopeOf } from '#journey/measure/funnel/scope.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { FunnelQuery, FunnelView } from '#journey/measure/funnel/contract.ts'
import type { Services } from '#work/services.ts'

/** What is counted within this time is counted for everybody who looks, ms. */
export const QUICK_MS = 500

/** GET /api/measure/funnel */
export async function funnel(services: Services, request: Request): Promise<Answer> {
  const { by = null, against = null, ...given } = request.query as FunnelQuery
  if (against !== null && given.from === undefined)
    return invalid([
      { field: 'against', message: 'needs a period that begins: there is nothing before all of it' },
    ])
  const asked = scopeOf(services, given)
  if ('refused' in asked) return refused(asked)
  const nameOf = nameIn(services, request.language)
  // counted later than asked: what happens meanwhile belongs to it
  const { at, value } = await figures(
    services,
    `funnel ${request.language} ${JSON.stringify([given, by, against])}`,
    (db) => {
      const scope = scopeOf(services, given)
      if ('refused' in scope) throw new Error(scope.detail)
      return countFunnel({ ...services, db }, scope, { by, against, nameOf })
    },
    undefined,
    QUICK_MS,
  )
  const body: FunnelView = { ...value, countedAt: iso(at) }
  return { status: 200, body }
}
