import { asJson, asPage } from '#journey/consent/preferences.routes.ts'
import { authorOf } from '#work/author.rules.ts'
import { invalid, refused } from '#work/respond.ts'
import { listRequests, readRequest, settleRequest } from '#journey/consent/requests.store.ts'
import { personFile } from '#journey/consent/person-file.ts'
import { personPage } from '#journey/consent/person-page.rules.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { RightsRequest } from '#journey/consent/contract.ts'
import type { Services } from '#work/services.ts'
import type { StoredRequest } from '#journey/consent/requests.store.ts'

/** GET /api/leads/{id}/file: everything that is kept about a person, as JSON or as a page. */
export async function file(services: Services, request: Request): Promise<Answer> {
  const made = await personFile(services, request.params.id!, request.language)
  if (!made) return refused({ refused: 'not_found', detail: 'There is no such lead.' })
  const { as } = request.query as { as: 'json' | 'html' }
  return as === 'json' ? asJson(made) : asPage(personPage(made, request.language))
}

/** GET /api/rights: what people asked for on their own page. */
export async function requests(services: Services, request: Request): Promise<Answer> {
  const query = request.query as { open: boolean; limit: number; cursor?: string }
  const found = await listRequests(services.db, query)
  if (!found) return invalid([{ field: 'cursor', message: 'is not a cursor of this list' }])
  return { status: 200, body: { items: found.items.map((one) => viewOf(services, one)), next: found.next } }
}

function viewOf(services: Services, { askedAt, settledAt, settledBy, ...one }: StoredRequest): RightsRequest {
  const id = settledBy?.replace(/^person:/, '') ?? null
  return {
    ...one,
    askedAt: new Date(askedAt).toISOString(),
    settledAt: settledAt === null ? null : new Date(settledAt).toISOString(),
    settledBy: id === null ? null : { id, name: services.owner(id) },
  }
}

type Erase = (services: Services, leadId: string, because: string, by: string) => Promise<boolean>

/** POST /api/rights/{request}/settle: `done` erases the person. */
export function settle(erase: Erase) {
  return (services: Services, request: Request): Promise<Answer> => settled(services, request, erase)
}

async function settled(services: Services, request: Request, erase: Erase): Promise<Answer> {
  const { outcome } = request.body as { outcome: 'done' | 'declined' }
  const id = request.params.request!
  const asked = UUID.test(id) ? await readRequest(services.db, id) : null
  if (!asked) return refused({ refused: 'not_found', detail: 'There is no such request.' })
  const by = authorOf(request.who)
  const changed = { refused: 'changed_meanwhile' as const, detail: 'Somebody settled it meanwhile.' }
  if (asked.settledAt !== null) return refused(changed)
  // erased first: an erasure that breaks off leaves the request open, and doing it again does no harm
  if (outcome === 'done') await erase(services, asked.leadId, 'asked for on their own page', by)
  if (!(await settleRequest(services.db, id, outcome, by, services.now()))) return refused(changed)
  return { status: 200, body: viewOf(services, (await readRequest(services.db, id))!) }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
