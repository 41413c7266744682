import { asked } from '#journey/measure/report.rules.ts'
import { causesView } from '#journey/measure/causes/causes.ts'
import { figures } from '#work/figures.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import { refused } from '#work/respond.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Services } from '#work/services.ts'

/** What is counted within this time is counted for everybody who looks, ms. */
const QUICK_MS = 500

/** GET /api/measure/causes: what the record says of why leads die. */
export async function causes(services: Services, request: Request): Promise<Answer> {
  const given = request.query as { from?: string; to?: string; asOf?: string }
  const dates = asked(given, services.now())
  if ('refused' in dates) return refused(dates)
  const { at, value } = await figures(
    services,
    `causes ${JSON.stringify(given)}`,
    (db) => {
      const again = asked(given, services.now())
      if ('refused' in again) throw new Error(again.detail)
      return causesView({ ...services, db }, again)
    },
    undefined,
    QUICK_MS,
  )
  return { status: 200, body: { ...value, countedAt: iso(at) } }
}
