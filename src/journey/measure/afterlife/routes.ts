import { answerCounted } from '#journey/measure/asking.ts'
import { came, isBehind, valueOf } from '#journey/measure/afterlife/afterlife.rules.ts'
import { countAfterlife, readGone } from '#journey/measure/afterlife/afterlife.ts'
import { engineText } from '#journey/spoken.rules.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { invalid, refused } from '#work/respond.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import { NOTHING } from '#journey/measure/grain/filter.contract.ts'
import { refuseFigures } from '#people/figures.rules.ts'
import { scopeOf } from '#journey/measure/funnel/scope.ts'
import { NOBODY, whoAre } from '#journey/measure/who.store.ts'
import { textOf } from '#journey/measure/attribution/cents.rules.ts'
import type {
  AfterlifeLead,
  AfterlifeLeadsQuery,
  AfterlifeQuery,
} from '#journey/measure/afterlife/contract.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Refusal } from '#work/card.ts'
import type { Services } from '#work/services.ts'

/** GET /api/measure/afterlife */
export async function afterlife(services: Services, request: Request): Promise<Answer> {
  const { by, months, ...given } = request.query as AfterlifeQuery
  const closed = closedTo(request, by, given.owner)
  if (closed) return refused(closed)
  const { language } = request
  const nameOf = (of: string): string => {
    if (by === 'rep') return services.owner(of)
    return by === 'reason' ? engineText(of, language) : of
  }
  const key = ['afterlife', language, request.query]
  return answerCounted(services, key, scopeOf(services, given), (db, { filters }) =>
    countAfterlife(db, services.law, filters, { by, months }, nameOf),
  )
}

/** Rows by person, and those of a single one, are for who answers for them. */
function closedTo(request: Request, by: string, owner: string | undefined): Refusal | null {
  if (by === 'rep') return refuseFigures(request.who, null)
  return owner === undefined ? null : refuseFigures(request.who, owner)
}

/** GET /api/measure/afterlife/leads: those behind a number, who went aside last first. */
export async function afterlifeLeads(services: Services, request: Request): Promise<Answer> {
  const { by, months, of, came: what, limit, cursor, ...given } = request.query as AfterlifeLeadsQuery
  const closed = closedTo(request, by, given.owner)
  if (closed) return refused(closed)
  const scope = scopeOf(services, given)
  if ('refused' in scope) return refused(scope)
  const skip = cursor === undefined ? 0 : decodeCursor(cursor, ['int4'])?.[0]
  if (typeof skip !== 'number' || skip < 0)
    return invalid([{ field: 'cursor', message: 'is not a cursor of this list' }])
  const { asOf } = scope.filters
  const { gone } = await readGone(services.db, services.law, scope.filters)
  const wanted = of === NOTHING ? null : of
  const found = gone.filter(
    (one) => (of === undefined || valueOf(one, by) === wanted) && isBehind(one, what, months, asOf),
  )
  const page = found.slice(skip, skip + limit)
  const names = await whoAre(services.db, page.map(({ lead }) => lead)) // prettier-ignore
  const items = page.map((one): AfterlifeLead => ({
    id: one.lead,
    ...(names.get(one.lead) ?? NOBODY),
    at: iso(one.at),
    why: one.why === null ? null : engineText(one.why, request.language),
    rep: { id: one.rep, name: services.owner(one.rep) },
    came: came(one),
    amount: one.deals === 0 ? null : textOf(one.cents),
  }))
  const next = found.length > skip + page.length ? encodeCursor([skip + limit]) : null
  return { status: 200, body: { items, next } }
}
