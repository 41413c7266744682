import { reportNames, reportOf } from '#journey/measure/reports.ts'
import { refused } from '#work/respond.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Services } from '#work/services.ts'

export async function reports(): Promise<Answer> {
  return { status: 200, body: { items: reportNames(), next: null } }
}

export async function report(services: Services, request: Request): Promise<Answer> {
  const found = await reportOf(
    services,
    request.params.name!,
    request.query as Parameters<typeof reportOf>[2],
  )
  return 'refused' in found ? refused(found) : { status: 200, body: found }
}
