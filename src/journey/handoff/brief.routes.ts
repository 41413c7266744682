import { loadLead } from '#work/lead.store.ts'
import { refused } from '#work/respond.ts'
import { writeBrief } from '#journey/handoff/brief.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Services } from '#work/services.ts'

/** GET /api/leads/{id}/brief */
export async function brief(services: Services, request: Request): Promise<Answer> {
  const found = await loadLead(services.db, request.params.id!)
  if (!found) return refused({ refused: 'not_found', detail: 'There is no such lead.' })
  return { status: 200, body: await writeBrief(services, found.card, services.now(), request.language) }
}
