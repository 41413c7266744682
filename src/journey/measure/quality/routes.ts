import { countQuality } from '#journey/measure/quality/quality.ts'
import { figures } from '#work/figures.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import { nameIn } from '#journey/measure/choices.routes.ts'
import { refused } from '#work/respond.ts'
import { scopeOf } from '#journey/measure/funnel/scope.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Given } from '#journey/measure/grain/filter.rules.ts'
import type { Services } from '#work/services.ts'

/** What is counted within this time is counted for everybody who looks, ms. */
const QUICK_MS = 500

/** GET /api/measure/quality */
export async function quality(services: Services, request: Request): Promise<Answer> {
  const given = request.query as Given
  const asked = scopeOf(services, given)
  if ('refused' in asked) return refused(asked)
  const nameOf = nameIn(services, request.language)
  const names = { rep: (id: string) => services.owner(id), origin: (id: string) => nameOf('origin', id) }
  const { at, value } = await figures(
    services,
    `quality ${request.language} ${JSON.stringify(given)}`,
    (db) => {
      const scope = scopeOf(services, given)
      if ('refused' in scope) throw new Error(scope.detail)
      return countQuality({ db }, scope, names)
    },
    undefined,
    QUICK_MS,
  )
  return { status: 200, body: { ...value, countedAt: iso(at) } }
}
