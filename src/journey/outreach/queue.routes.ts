import * as calls from '#journey/outreach/calls.rules.ts'
import { acting } from '#journey/outreach/asker.ts'
import { actOn } from '#work/lead-page.ts'
import { bookingOf } from '#journey/outreach/meetings.routes.ts'
import { callSheetOf } from '#journey/outreach/call-sheet.ts'
import { spokenSheet } from '#journey/outreach/spoken.rules.ts'
import { hinders, orTaken } from '#journey/outreach/meeting-checks.ts'
import { invalid, refused } from '#work/respond.ts'
import { loadLead } from '#work/lead.store.ts'
import { refuse } from '#journey/lifecycle/telling.rules.ts'
import { queueOf } from '#journey/outreach/queue.ts'
import { suppressedLeads } from '#journey/outreach/suppression.store.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { z } from 'zod'
import type { CallInput, QueueQuery } from '#journey/outreach/queue.contract.ts'
import type { Refusal } from '#work/card.ts'
import type { Scalar } from '#journey/agreement/ruleset.ts'
import type { Services } from '#work/services.ts'
import type { Then } from '#journey/outreach/calls.rules.ts'

/** GET /api/queue?person= */
export async function queue(services: Services, request: Request): Promise<Answer> {
  const { person, order } = request.query as z.infer<typeof QueueQuery>
  if (!services.people.has(person)) return invalid([{ field: 'person', message: 'is nobody we know' }])
  return { status: 200, body: await queueOf(services, person, order) }
}

/** GET /api/leads/{id}/call */
export async function callSheet(services: Services, request: Request): Promise<Answer> {
  const found = await loadLead(services.db, request.params.id!)
  if (!found) return refused({ refused: 'not_found', detail: 'There is no such lead.' })
  const sheet = await callSheetOf(services, found.row, found.card)
  return { status: 200, body: spokenSheet(sheet, request.language) }
}

/** POST /api/leads/{id}/calls: an attempt with what comes next. */
export async function call(services: Services, request: Request): Promise<Answer> {
  const { how, outcome, note, answers, consentPhone, then: given } = request.body as CallInput
  const then = thenOf(services, given)
  if ('errors' in then) return invalid(then.errors)
  const decide = calls.called(services.law, {
    how,
    outcome,
    note,
    answers: { fields: answers, consentPhone },
    then,
    hindered: await hindersNext(services, request.params.id!, then),
    ...acting(request),
  })
  const act = () => actOn(services, request, decide, 'calls')
  return then.do === 'meeting' ? orTaken(services, then.meeting, 'then.meeting.at', act) : act()
}

/** Whether they may be approached in the way that comes next; how they were reached this time has happened. */
async function hindersNext(services: Services, id: string, then: Then): Promise<Refusal | null> {
  if (then.do === 'meeting')
    return hinders(services, id, then.meeting, { whom: 'then.do', at: 'then.meeting.at' })
  if (then.do !== 'next') return null
  const found = await suppressedLeads(services.db, [id], { now: services.now(), channel: then.by })
  const why = found.get(id)
  return why ? refuse('suppressed', why.sentence, 'then.do') : null
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
