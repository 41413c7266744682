import { answerReturn, decideAppeal } from '#journey/handoff/returns.rules.ts'
import { actOn } from '#work/lead-page.ts'
import { authorOf } from '#work/author.rules.ts'
import type { Actor } from '#journey/handoff/returns.rules.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { AppealDecisionInput, ReturnAnswerInput } from '#journey/handoff/returns.contract.ts'
import type { Services } from '#work/services.ts'

/** POST /api/leads/{id}/return-answer */
export function returnAnswered(services: Services, request: Request): Promise<Answer> {
  const decide = answerReturn(actorOf(services, request), request.body as ReturnAnswerInput)
  return actOn(services, request, decide, 'return-answer')
}

/** POST /api/leads/{id}/appeal-decision */
export function appealDecided(services: Services, request: Request): Promise<Answer> {
  const decide = decideAppeal(services.law, actorOf(services, request), request.body as AppealDecisionInput)
  return actOn(services, request, decide, 'appeal-decision')
}

function actorOf({ people }: Services, { who }: Request): Actor {
  const { function: team = null } = people.get(who.id) ?? {}
  return { id: who.id, author: authorOf(who), role: who.role, function: team }
}
