import { askedInWords } from '#journey/measure/report.query.rules.ts'
import { namesPeople, refuseFigures } from '#people/figures.rules.ts'
import { pictureOf } from '#journey/measure/picture.reports.rules.ts'
import { refused } from '#work/respond.ts'
import { reportNames, reportOf } from '#journey/measure/reports.ts'
import { svgOf } from '#journey/measure/picture.contract.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { ReportQuery } from '#journey/measure/report.query.contract.ts'
import type { Services } from '#work/services.ts'

/** GET /api/reports */
export async function reports(): Promise<Answer> {
  return { status: 200, body: { items: reportNames(), next: null } }
}

/** GET /api/reports/{name}; as a picture for who asks for one (`?format=svg`, Accept: image/svg+xml). */
export async function report(services: Services, request: Request): Promise<Answer> {
  const { format, ...query } = request.query as ReportQuery
  const name = request.params.name!
  const closed = namesPeople(name, query.by)
    ? refuseFigures(request.who, null)
    : query.owner === undefined
      ? null
      : refuseFigures(request.who, query.owner)
  if (closed) return refused(closed)
  const found = await reportOf(services, name, query)
  if ('refused' in found) return refused(found)
  const drawn =
    format === 'svg' || (format === undefined && ACCEPTED.test(request.headers.get('accept') ?? ''))
  if (!drawn) return { status: 200, body: found }
  return { status: 200, stream: svgOf(pictureOf(found, askedInWords(query))), headers: headersOf(name) }
}

const ACCEPTED = /^image\/svg\+xml\b/i

/** Nothing in it runs or is fetched, also where somebody opens it as a page of this server. */
function headersOf(name: string): Record<string, string> {
  return {
    'content-type': 'image/svg+xml; charset=utf-8',
    'content-disposition': `attachment; filename="${name}.svg"`,
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  }
}
