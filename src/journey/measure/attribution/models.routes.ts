import { allModels, modelView, writeModel } from '#journey/measure/attribution/models.ts'
import { ModelId, type ModelInput } from '#journey/measure/attribution/model.contract.ts'
import { invalid, refused } from '#work/respond.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Services } from '#work/services.ts'

/** GET /api/attribution/models: the models as they are used now. */
export async function models(services: Services, request: Request): Promise<Answer> {
  const all = await allModels(services.db)
  const items = all.map(([now]) => modelView(now!, request.language, services.owner))
  return { status: 200, body: { items, next: null } }
}

/** GET /api/attribution/models/{id}: every version of one, the latest first. */
export async function versions(services: Services, request: Request): Promise<Answer> {
  const found = (await allModels(services.db)).find(([now]) => now!.id === request.params.id)
  if (!found) return refused({ refused: 'not_found', detail: 'There is no such model.' })
  return {
    status: 200,
    body: { items: found.map((one) => modelView(one, request.language, services.owner)), next: null },
  }
}

/** POST /api/attribution/models/{id}: the next version, or the first of a model of one's own. */
export async function write(services: Services, request: Request): Promise<Answer> {
  const id = ModelId.safeParse(request.params.id)
  if (!id.success) return invalid([{ field: 'id', message: id.error.issues[0]!.message }])
  const written = await writeModel(services.db, id.data, request.body as ModelInput, {
    now: services.now(),
    by: request.who.id,
  })
  if ('refused' in written) return refused(written)
  return { status: 201, body: modelView(written, request.language, services.owner) }
}
