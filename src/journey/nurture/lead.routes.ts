import { actOn } from '#work/lead-page.ts'
import { authorOf } from '#work/author.rules.ts'
import { stopFor, taskDone } from '#journey/nurture/actions.rules.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Services } from '#work/services.ts'

/** POST /api/leads/{id}/programmes/{programme}/stop */
export function stopProgramme(services: Services, request: Request): Promise<Answer> {
  const { programme } = request.params
  const decide = stopFor(programme!, { author: authorOf(request.who) })
  return actOn(services, request, decide, `programmes/${programme}/stop`)
}

/** POST /api/leads/{id}/programmes/{programme}/tasks/{step}/done */
export function doTask(services: Services, request: Request): Promise<Answer> {
  const { programme, step } = request.params
  const { note } = request.body as { note?: string }
  const decide = taskDone({ programme: programme!, step: step!, note }, { author: authorOf(request.who) })
  return actOn(services, request, decide, `programmes/${programme}/tasks/${step}/done`)
}
