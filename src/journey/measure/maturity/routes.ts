import { askMaturity } from '#journey/measure/maturity/ask.ts'
import { listMatured } from '#journey/measure/maturity/behind.ts'
import { invalid, refused } from '#work/respond.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { MaturedQuery, MaturityQuery } from '#journey/measure/maturity/query.contract.ts'
import type { Services } from '#work/services.ts'

/** GET /api/measure/maturity */
export async function maturity(services: Services, request: Request): Promise<Answer> {
  const { of, each, ...given } = request.query as MaturityQuery
  const found = await askMaturity(services, given, { of, each })
  return 'refused' in found ? refused(found) : { status: 200, body: found }
}

/** GET /api/measure/maturity/leads: what its numbers are counted from. */
export async function matured(services: Services, request: Request): Promise<Answer> {
  const found = await listMatured(services, request.query as MaturedQuery)
  if (found === null) return invalid([{ field: 'cursor', message: 'is not a cursor of this list' }])
  return 'refused' in found ? refused(found) : { status: 200, body: found }
}
