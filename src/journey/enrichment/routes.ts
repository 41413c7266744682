import { authorOf } from '#work/author.rules.ts'
import { importEnrichment } from '#journey/enrichment/actions.ts'
import { invalid } from '#work/respond.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import { readSources } from '#journey/enrichment/store.ts'
import { translated } from '#work/translate.rules.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { EnrichImportQuery } from '#journey/enrichment/contract.ts'
import type { ReadList } from '#journey/capture/list-file.contract.ts'
import type { Services } from '#work/services.ts'

/** GET /api/enrichment */
export async function sources({ db }: Services): Promise<Answer> {
  const rows = await readSources(db)
  const items = rows.map(({ told_at, ...row }) => ({ ...row, toldAt: iso(told_at) }))
  return { status: 200, body: { items, next: null } }
}

/** POST /api/enrichment/import: a file of bought data; taken in, or only tried. */
export function importFile(read: ReadList<Request>) {
  return async (services: Services, request: Request): Promise<Answer> => {
    const { dryRun, ...wanted } = request.query as EnrichImportQuery
    const given = await read(request)
    if ('problem' in given) return invalid([{ field: 'body', message: given.problem }])
    const pen = { by: authorOf(request.who), say: saying(request) }
    const body = await importEnrichment(services, given.list, { ...wanted, dryRun: dryRun === 'true' }, pen)
    if ('problem' in body) return invalid([{ field: body.field, message: body.problem }])
    return { status: 200, body }
  }
}

function saying({ language }: Request): (field: string, message: string) => string {
  return (field, message) => {
    const errors = [{ field, message }]
    const problem = { type: '', title: '', status: 422, code: 'invalid', errors }
    return `${field} ${translated(problem, language).errors![0]!.message}`.trim()
  }
}
