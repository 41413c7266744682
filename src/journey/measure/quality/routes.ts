import { answerCounted } from '#journey/measure/asking.ts'
import { countQuality } from '#journey/measure/quality/quality.ts'
import { nameIn } from '#journey/measure/choices.routes.ts'
import { scopeOf } from '#journey/measure/funnel/scope.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Given } from '#journey/measure/grain/filter.rules.ts'
import type { Services } from '#work/services.ts'

/** GET /api/measure/quality */
export async function quality(services: Services, request: Request): Promise<Answer> {
  const given = request.query as Given
  const nameOf = nameIn(services, request.language)
  const names = { rep: (id: string) => services.owner(id), origin: (id: string) => nameOf('origin', id) }
  const key = ['quality', request.language, given]
  return answerCounted(services, key, scopeOf(services, given), (db, scope) =>
    countQuality({ db }, scope, names),
  )
}
