import { attempt, contacted } from '#journey/handoff/attempts.rules.ts'
import { actOn } from '#work/lead-page.ts'
import { authorIn } from '#journey/lifecycle/telling.rules.ts'
import { authorOf } from '#work/author.rules.ts'
import { checkMoment } from '#journey/capture/rules.ts'
import { invalid } from '#work/respond.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { AttemptInput, ContactedInput } from '#journey/handoff/attempts.contract.ts'
import type { Decide } from '#journey/lifecycle/telling.rules.ts'
import type { Services } from '#work/services.ts'

/** POST /api/leads/{id}/attempts */
export function attempted(services: Services, request: Request): Promise<Answer> {
  const { at, ...body } = request.body as AttemptInput
  const author = authorOf(request.who)
  return told(services, request, at, 'attempts', (moment) => attempt({ ...body, at: moment, author }))
}

/** POST /api/leads/{id}/contacted: the same, of an attempt that reached somebody. */
export function madeContact(services: Services, request: Request): Promise<Answer> {
  const { at, by, ...body } = request.body as ContactedInput
  const author = authorIn({ by, author: authorOf(request.who) })
  return told(services, request, at, 'contacted', (moment) => contacted({ ...body, at: moment, author }))
}

async function told(
  services: Services,
  request: Request,
  given: string | undefined,
  path: string,
  decide: (at: number | null) => Decide,
): Promise<Answer> {
  const at = given === undefined ? null : Date.parse(given)
  const late = checkMoment(at, services.now(), 'at')
  return late ? invalid([late]) : actOn(services, request, decide(at), path)
}
