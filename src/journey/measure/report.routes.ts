import { reportNames, reportOf } from '#journey/measure/reports.ts'
import { namesPeople, refuseFigures } from '#people/figures.rules.ts'
import { refused } from '#work/respond.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Services } from '#work/services.ts'

export async function reports(): Promise<Answer> {
  return { status: 200, body: { items: reportNames(), next: null } }
}

export async function report(services: Services, request: Request): Promise<Answer> {
  const query = request.query as Parameters<typeof reportOf>[2]
  const name = request.params.name!
  const closed = namesPeople(name, query.by) ? refuseFigures(request.who, null) : null
  if (closed) return refused(closed)
  const found = await reportOf(services, name, query)
  return 'refused' in found ? refused(found) : { status: 200, body: found }
}
