import { answerCounted } from '#journey/measure/asking.ts'
import { DAY_MS } from '#journey/measure/day.rules.ts'
import { countFunnel } from '#journey/measure/funnel/funnel.ts'
import { countRiver } from '#journey/measure/funnel/river.ts'
import { invalid, refused } from '#work/respond.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import { listBehind } from '#journey/measure/funnel/behind.store.ts'
import { nameIn } from '#journey/measure/choices.routes.ts'
import { readCourse, scopeOf } from '#journey/measure/funnel/scope.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { BehindLead } from '#journey/measure/funnel/contract.ts'
import type { BehindQuery, FunnelQuery } from '#journey/measure/funnel/query.contract.ts'
import type { Given } from '#journey/measure/grain/filter.rules.ts'
import type { Services } from '#work/services.ts'

/** GET /api/measure/funnel */
export async function funnel(services: Services, request: Request): Promise<Answer> {
  const { by = null, against = null, ...given } = request.query as FunnelQuery
  if (against !== null && given.from === undefined)
    return invalid([
      { field: 'against', message: 'needs a period that begins: there is nothing before all of it' },
    ])
  const wanted = { by, against, nameOf: nameIn(services, request.language) }
  const key = ['funnel', request.language, given, by, against]
  return answerCounted(services, key, scopeOf(services, given), (db, scope) =>
    countFunnel({ ...services, db }, scope, wanted),
  )
}

/** GET /api/measure/river */
export async function river(services: Services, request: Request): Promise<Answer> {
  const given = request.query as Given
  return answerCounted(services, ['river', given], scopeOf(services, given), (db, scope) =>
    countRiver({ ...services, db }, scope),
  )
}

/** GET /api/measure/leads: what the numbers of the funnel and the river are counted from. */
export async function behind(services: Services, request: Request): Promise<Answer> {
  const { stage, came, by = null, of = null, limit, cursor, ...given } = request.query as BehindQuery
  const scope = scopeOf(services, given)
  if ('refused' in scope) return refused(scope)
  const { filters, live } = scope
  const course = await readCourse(services, filters.asOf)
  const i = course.path.findIndex(({ id }) => id === stage) + 1
  if (i === 0)
    return invalid([
      { field: 'stage', message: `is not on the path: ${course.path.map(({ id }) => id).join(', ')}` },
    ])
  const found = await listBehind(
    services.db,
    course,
    { filters, stage: i, came, by, of, live },
    limit,
    cursor,
  )
  if (found === null) return invalid([{ field: 'cursor', message: 'is not a cursor of this list' }])
  if (found === 'came')
    return invalid([
      { field: 'came', message: 'is entered, first, moved, open, back, left, won, to.STAGE or exit.STAGE' },
    ])
  const items = found.items.map((row): BehindLead => {
    const next =
      row.next === null ? null : row.next > 0 ? course.path[row.next - 1]! : course.exits[-row.next - 1]!
    const { id, name, email, company } = { ...row, id: row.lead_id }
    return {
      id,
      pass: row.pass,
      name,
      email,
      company,
      source: row.source,
      campaign: row.campaign,
      owner: { id: row.owner, name: services.owner(row.owner) },
      enteredAt: iso(row.at),
      next: next && { stage: next.id, name: next.name, kind: next.kind, at: iso(row.next_at!) },
      days: ((row.next_at ?? filters.asOf) - row.at) / DAY_MS,
    }
  })
  return { status: 200, body: { items, next: found.next } }
}
