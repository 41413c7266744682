import { authorOf } from '#work/author.rules.ts'
import { detailOf, NO_TEMPLATE } from './templates.detail.ts'
import { insertTurn, turnsOf, type TemplateTurn } from './templates.turns.store.ts'
import { once, refused } from '#work/respond.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Refusal } from '#work/card.ts'
import type { Services } from '#work/services.ts'
import type { TurnInput } from './templates.contract.ts'

const ALREADY: Record<TemplateTurn['what'], Refusal> = {
  retired: { refused: 'wrong_turn', detail: 'The template is retired already.' },
  restored: { refused: 'wrong_turn', detail: 'The template is not retired.' },
}

/** POST /api/templates/{template}/retire and /restore: whether it is offered for new steps. Mails of steps that name it go on. */
export function turnTemplate(what: TemplateTurn['what']) {
  return (services: Services, request: Request): Promise<Answer> => {
    const id = request.params.template!
    return once(services, request, `/api/templates/${id}/${what}`, async () => {
      const { note = '' } = request.body as TurnInput
      if (!(await detailOf(services, id))) return refused(NO_TEMPLATE)
      const [last] = await turnsOf(services.db, id)
      if ((last?.what ?? 'restored') === what) return refused(ALREADY[what])
      const at = services.now()
      const next = { turn: (last?.turn ?? 0) + 1, what, at, by: authorOf(request.who), note }
      // two presses at once: the later one finds it done
      if (!(await insertTurn(services.db, id, next))) return refused(ALREADY[what])
      return { status: 200, body: await detailOf(services, id) }
    })
  }
}
