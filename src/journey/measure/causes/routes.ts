import { answerCounted } from '#journey/measure/asking.ts'
import { asked } from '#journey/measure/report.rules.ts'
import { causesView } from '#journey/measure/causes/causes.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Services } from '#work/services.ts'

/** GET /api/measure/causes: what the record says of why leads die. */
export async function causes(services: Services, request: Request): Promise<Answer> {
  const given = request.query as { from?: string; to?: string; asOf?: string }
  return answerCounted(services, ['causes', given], asked(given, services.now()), (db, dates) =>
    causesView({ ...services, db }, dates),
  )
}
