import { eraseLead } from '#journey/identity/erase.ts'
import { authorOf } from '#work/author.rules.ts'
import { showLead } from '#work/lead-page.ts'
import { refused } from '#work/respond.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Services } from '#work/services.ts'

/** POST /api/leads/{id}/erase */
export async function erase(services: Services, request: Request): Promise<Answer> {
  const { because } = request.body as { because: string }
  const erased = await eraseLead(services, request.params.id!, because, authorOf(request.who))
  if (!erased) return refused({ refused: 'not_found', detail: 'There is no such lead.' })
  return showLead(services, { ...request, headers: new Headers() })
}
