import { invalid, refused } from '#work/respond.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import { listReceived } from '#journey/capture/forms/received.store.ts'
import { readForm } from '#journey/capture/forms/store.ts'
import { refusalOf, toldIn, toldRaw, toldWaiting } from '#journey/capture/forms/received.rules.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { ReceivedForm, ReceivedQuery } from '#journey/capture/forms/received.contract.ts'
import type { Services } from '#work/services.ts'
import type { StoredReceived } from '#journey/capture/forms/received.store.ts'

/** GET /api/forms/{form}/submissions: everything that came by it, latest first, and what became of each. */
export async function receivedForms(services: Services, request: Request): Promise<Answer> {
  const id = request.params.form!
  if (!(await readForm(services.db, id)))
    return refused({ refused: 'not_found', detail: 'There is no such form.' })
  const found = await listReceived(services.db, id, request.query as ReceivedQuery)
  if (!found) return invalid([{ field: 'cursor', message: 'is not a cursor of this list' }])
  const { stages } = services.law.at(services.now())
  const nameOf = (stage: string): string => stages[stage]?.name ?? stage
  return { status: 200, body: { items: found.items.map((row) => viewOf(row, nameOf)), next: found.next } }
}

function viewOf(row: StoredReceived, nameOf: (stage: string) => string): ReceivedForm {
  const { state, problem, body } = row
  const told = state === 'refused' ? toldRaw(body) : state === 'accepted' ? toldIn(body) : toldWaiting(body)
  const refusal = state === 'refused' ? refusalOf(problem) : { because: null, fields: [] }
  const lead = row.lead_id !== null && row.stage !== null
  return {
    id: row.id,
    receivedAt: iso(row.at),
    became: state === 'accepted' ? (row.is_new === false ? 'known' : 'lead') : state,
    lead: lead
      ? { id: row.lead_id!, name: row.name, company: row.company, stageName: nameOf(row.stage!) }
      : null,
    ...refusal,
    fadesAt: state === 'waiting' ? iso(row.fades_at!) : null,
    ...told,
  }
}
