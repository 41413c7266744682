import { v7 } from 'uuid'
import { actorOf } from '#journey/agreement/life/party.rules.ts'
import { changeDetail, changeView } from '#journey/measure/change/judge.ts'
import { dayOf, dayText, WEEK_MS } from '#journey/measure/change/weeks.rules.ts'
import { declare, filtersFor, find, signChange, withdraw } from '#journey/measure/change/declare.ts'
import { isJudged, judgedLately, judgedNow } from '#journey/measure/change/lately.ts'
import { invalid, once, refused } from '#work/respond.ts'
import { leadsOfWeek } from '#journey/measure/change/leads.store.ts'
import { onceProved, proved } from '#journey/agreement/life/proved.ts'
import { readChanges, type StoredChange } from '#journey/measure/change/changes.store.ts'
import { refuseFigures } from '#people/figures.rules.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { ChangeInput, ChangeLeadsQuery, ChangeSign } from '#journey/measure/change/contract.ts'
import type { Services } from '#work/services.ts'
import type { z } from 'zod'

/** GET /api/measure/changes */
export async function changes(services: Services, request: Request): Promise<Answer> {
  const items = []
  for (const change of await readChanges(services.db)) {
    const judged = isJudged(change) && mayRead(request, change) ? await judgedLately(services, change) : null
    items.push(changeView(change, judged, services.owner, request.language))
  }
  return { status: 200, body: { items, next: null } }
}

/** Figures of a single colleague are for those who answer for them. */
function mayRead({ who }: Request, { document }: StoredChange): boolean {
  const { owner } = document.filters
  return owner === undefined || refuseFigures(who, owner) === null
}

/** GET /api/measure/changes/{id} */
export async function change(services: Services, request: Request): Promise<Answer> {
  const found = await find(services.db, request.params.id!)
  if ('refused' in found) return refused(found)
  const { owner } = found.document.filters
  const closed = owner === undefined ? null : refuseFigures(request.who, owner)
  if (closed) return refused(closed)
  const judged = await judgedNow(services, found)
  return { status: 200, body: changeDetail(found, judged, services.owner, request.language) }
}

/** POST /api/measure/changes */
export function declareChange(services: Services, request: Request): Promise<Answer> {
  return once(services, request, '/api/measure/changes', async () => {
    const input = request.body as ChangeInput
    const { owner } = input.filters
    const closed = owner === undefined ? null : refuseFigures(request.who, owner)
    if (closed) return refused(closed)
    const made = await declare(services, v7(), input, request.who.id)
    if ('refused' in made) return refused(made)
    return { status: 201, body: changeView(made, null, services.owner, request.language) }
  })
}

/** POST /api/measure/changes/{id}/sign */
export function sign(services: Services, request: Request): Promise<Answer> {
  const { hash, function: wanted, proof } = request.body as z.infer<typeof ChangeSign>
  const id = request.params.id!
  return onceProved(services, request, `/api/measure/changes/${id}/sign`, async () => {
    const actor = actorOf(request.who, services.people, wanted)
    if ('refused' in actor) return refused(actor)
    const method = await proved(services, request, proof)
    const signed = await signChange(services, id, hash, actor, method)
    if ('refused' in signed) return refused(signed)
    return { status: 200, body: changeView(signed, null, services.owner, request.language) }
  })
}

/** POST /api/measure/changes/{id}/withdraw */
export function withdrawOne(services: Services, request: Request): Promise<Answer> {
  const id = request.params.id!
  return once(services, request, `/api/measure/changes/${id}/withdraw`, async () => {
    const { who } = request
    const role = who.role ?? services.people.get(who.id)?.role ?? null
    const actor = { id: who.id, sponsor: role === 'sponsor', admin: role === 'admin' }
    const done = await withdraw(services, id, actor)
    if ('refused' in done) return refused(done)
    return { status: 200, body: changeView(done, null, services.owner, request.language) }
  })
}

/** GET /api/measure/changes/{id}/leads: what a point of the chart is counted from, as of now. */
export async function changeLeads(services: Services, request: Request): Promise<Answer> {
  const { week, limit, cursor } = request.query as z.infer<typeof ChangeLeadsQuery>
  const found = await find(services.db, request.params.id!)
  if ('refused' in found) return refused(found)
  const { document } = found
  const closed = mayRead(request, found) ? null : refuseFigures(request.who, document.filters.owner!)
  if (closed) return refused(closed)
  const from = dayOf(week)
  if ((from - dayOf(document.starts)) % WEEK_MS !== 0) {
    const near = dayText(dayOf(document.starts))
    return invalid([{ field: 'week', message: `is no first day of a week counted from ${near}` }])
  }
  const filters = filtersFor(services, found, services.now())
  const range = { from, to: from + WEEK_MS - 1 }
  const page = await leadsOfWeek(services.db, document.measure, filters, range, { limit, cursor })
  if (page === null) return invalid([{ field: 'cursor', message: 'is not a cursor of this list' }])
  return { status: 200, body: page }
}
