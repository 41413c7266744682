import { answerReturn, attempt, decideAppeal } from '#journey/handoff/returns.rules.ts'
import { checkMoment } from '#journey/capture/rules.ts'
import { actOn } from '#work/lead-page.ts'
import { authorOf } from '#work/author.rules.ts'
import { invalid } from '#work/respond.ts'
import type { Actor } from '#journey/handoff/returns.rules.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type {
  AppealDecisionInput,
  AttemptInput,
  ReturnAnswerInput,
} from '#journey/handoff/returns.contract.ts'
import type { Services } from '#work/services.ts'

/** POST /api/leads/{id}/attempts */
export async function attempted(services: Services, request: Request): Promise<Answer> {
  const { at: given, ...body } = request.body as AttemptInput
  const at = given === undefined ? null : Date.parse(given)
  const late = checkMoment(at, services.now(), 'at')
  if (late) return invalid([late])
  return actOn(services, request, attempt({ ...body, at, author: authorOf(request.who) }), 'attempts')
}

/** POST /api/leads/{id}/return-answer */
export function returnAnswered(services: Services, request: Request): Promise<Answer> {
  const decide = answerReturn(actorOf(services, request), request.body as ReturnAnswerInput)
  return actOn(services, request, decide, 'return-answer')
}

/** POST /api/leads/{id}/appeal-decision */
export function appealDecided(services: Services, request: Request): Promise<Answer> {
  const decide = decideAppeal(actorOf(services, request), request.body as AppealDecisionInput)
  return actOn(services, request, decide, 'appeal-decision')
}

function actorOf({ people }: Services, { who }: Request): Actor {
  const { function: team = null } = people.get(who.id) ?? {}
  return { id: who.id, author: authorOf(who), role: who.role, function: team }
}
