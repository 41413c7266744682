import { actOn } from '#work/lead-page.ts'
import { authorOf } from '#work/author.rules.ts'
import { ASIDE } from '#journey/watch/rules.ts'
import { countWatch, listWatch } from '#journey/watch/store.ts'
import { engineText } from '#journey/spoken.rules.ts'
import { invalid } from '#work/respond.ts'
import { learn, watch } from '#journey/watch/actions.rules.ts'
import { readWorths } from '#work/worths.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { OutcomeInput, WatchInput, WatchQuery } from '#journey/watch/contract.ts'
import type { Services } from '#work/services.ts'

/** GET /api/watch */
export async function watched(services: Services, request: Request): Promise<Answer> {
  const query = request.query as WatchQuery
  if (query.order === 'value' && query.list === 'learned')
    return invalid([
      { field: 'order', message: 'is for those who are due or wait: what was learned has its day' },
    ])
  const found = await listWatch(services.db, query)
  if (!found) return invalid([{ field: 'cursor', message: 'is not a cursor of this list' }])
  const { stages } = services.law.at(services.now())
  const worths = await readWorths(
    services,
    found.items.map(({ leadId }) => leadId),
  )
  const items = found.items.map(({ seq: _, at, by, why, ...row }) => ({
    ...row,
    worth: worths.get(row.leadId) ?? null,
    stageName: stages[row.stage]?.name ?? row.stage,
    ownerName: services.owner(row.owner),
    why: why === null ? null : engineText(why, request.language),
    at: at === null ? null : new Date(at).toISOString(),
    by: by === null ? null : services.owner(by.replace(/^person:/, '')),
  }))
  return { status: 200, body: { items, next: found.next } }
}

/** GET /api/watch/count */
export async function counted(services: Services): Promise<Answer> {
  const { stages } = services.law.at(services.now())
  const aside = Object.values(stages).filter(({ kind }) => ASIDE.has(kind) && kind !== 'nurture')
  return {
    status: 200,
    body: await countWatch(
      services.db,
      aside.map(({ id }) => id),
    ),
  }
}

/** POST /api/leads/{id}/watch */
export function setWatch(services: Services, request: Request): Promise<Answer> {
  return actOn(services, request, watch(request.body as WatchInput, authorOf(request.who)), 'watch')
}

/** POST /api/leads/{id}/outcome */
export function learned(services: Services, request: Request): Promise<Answer> {
  return actOn(services, request, learn(request.body as OutcomeInput, authorOf(request.who)), 'outcome')
}
