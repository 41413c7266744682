import * as calls from '#journey/outreach/calls.rules.ts'
import { acting } from '#journey/outreach/asker.ts'
import { actOn } from '#work/lead-page.ts'
import { bookingOf } from '#journey/outreach/meetings.routes.ts'
import { callSheetOf } from '#journey/outreach/call-sheet.ts'
import { invalid, refused } from '#work/respond.ts'
import { loadLead } from '#work/lead.store.ts'
import { queueOf } from '#journey/outreach/queue.ts'
import { suppressedLeads } from '#journey/outreach/suppression.store.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { CallInput } from '#journey/outreach/queue.contract.ts'
import type { Scalar } from '#journey/agreement/ruleset.ts'
import type { Services } from '#work/services.ts'
import type { Then } from '#journey/outreach/calls.rules.ts'

/** GET /api/queue?person= */
export async function queue(services: Services, request: Request): Promise<Answer> {
  const { person } = request.query as { person: string }
  if (!services.people.has(person)) return invalid([{ field: 'person', message: 'is nobody we know' }])
  return { status: 200, body: await queueOf(services, person) }
}

/** GET /api/leads/{id}/call */
export async function callSheet(services: Services, request: Request): Promise<Answer> {
  const found = await loadLead(services.db, request.params.id!)
  if (!found) return refused({ refused: 'not_found', detail: 'There is no such lead.' })
  return { status: 200, body: await callSheetOf(services, found.row, found.card) }
}

/** POST /api/leads/{id}/calls: an attempt with what comes next. */
export async function call(services: Services, request: Request): Promise<Answer> {
  const { how, outcome, note, answers, consentPhone, then: given } = request.body as CallInput
  const then = thenOf(services, given)
  if ('errors' in then) return invalid(then.errors)
  if (how === 'call' || how === 'message') {
    const id = request.params.id!
    const found = await suppressedLeads(services.db, [id], { now: services.now(), channel: 'call' })
    const why = found.get(id)
    // what they said when they were called all the same has to be kept: an end is always taken
    if (why && (given.do === 'next' || given.do === 'meeting'))
      return refused({ refused: 'suppressed', detail: why.sentence })
  }
  const decide = calls.called(services.law, {
    how,
    outcome,
    note,
    answers: { fields: answers, consentPhone },
    then,
    ...acting(request),
  })
  return actOn(services, request, decide, 'calls')
}

function thenOf(
  services: Services,
  given: CallInput['then'],
): Then | { errors: { field: string; message: string }[] } {
  if (given.do === 'next') return { ...given, due: Date.parse(given.due) }
  if (given.do !== 'meeting') return given
  const meeting = bookingOf(services, given.meeting, 'then.meeting.')
  return 'errors' in meeting ? meeting : { do: 'meeting', meeting, qualified: given.qualified }
}

/** POST /api/leads/{id}/answers: what the qualification card learns. */
export function answer(services: Services, request: Request): Promise<Answer> {
  const { answers: fields, consentPhone } = request.body as {
    answers: Record<string, Scalar | null>
    consentPhone?: boolean
  }
  return actOn(
    services,
    request,
    calls.answered(services.law, { fields, consentPhone }, acting(request)),
    'answers',
  )
}
