import { hooksById } from '#journey/nurture/hooks.store.ts'
import { invalid, refused } from '#work/respond.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import { listCalls } from '#journey/nurture/hooks.calls.store.ts'
import { listDeliveries } from '#journey/nurture/hooks.deliveries.store.ts'
import { NO_HOOK, peopleOf } from '#journey/nurture/hooks.answers.ts'
import { NO_PERSON, NO_SYSTEM } from '#journey/nurture/hooks.rules.ts'
import { retryHooks } from '#journey/nurture/hooks.queue.store.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type {
  CallsQuery,
  DeliveriesQuery,
  DeliveryView,
  RetryInput,
} from '#journey/nurture/hooks.contract.ts'
import type { DeliveryRow } from '#journey/nurture/hooks.deliveries.store.ts'
import type { Published } from '#journey/nurture/running.rules.ts'
import type { Services } from '#work/services.ts'

const NO_CURSOR = [{ field: 'cursor', message: 'is not a cursor of this list' }]

/** GET /api/hooks/{hook}/deliveries */
export async function deliveries(services: Services, { params, query }: Request): Promise<Answer> {
  const id = params.hook!
  if (!(await exists(services, id))) return refused(NO_HOOK)
  const found = await listDeliveries(services.db, id, query as DeliveriesQuery)
  if (!found) return invalid(NO_CURSOR)
  await services.refreshLaw()
  const published = services.nurture.read?.published ?? []
  return { status: 200, body: { items: found.items.map((row) => viewOf(published, row)), next: found.next } }
}

function viewOf(published: Published[], row: DeliveryRow): DeliveryView {
  const { lead_id, seq, payload, due_at, settled_at, outcome } = row
  const written = published.find(
    ({ programme: { id, version } }) => id === payload.programme && version === payload.version,
  )?.document
  const step = written?.steps.find(({ id }) => id === payload.step)
  return {
    id: `${lead_id}.${seq}`,
    lead: { id: lead_id, name: row.name, company: row.company },
    programme: { id: payload.programme, name: written?.name ?? payload.programme },
    step: { id: payload.step, name: step?.name ?? payload.step },
    owedSince: iso(payload.at),
    state: outcome === 'sent' ? 'taken' : outcome === 'failed' ? 'failed' : 'waiting',
    attempts: row.attempts,
    nextAt: settled_at === null ? iso(due_at) : null,
    settledAt: settled_at === null ? null : iso(settled_at),
    reason: row.detail === NO_PERSON ? 'erased' : row.detail === NO_SYSTEM ? 'removed' : row.reason,
    status: row.status,
  }
}

/** GET /api/hooks/{hook}/calls */
export async function calls(services: Services, { params, query }: Request): Promise<Answer> {
  const id = params.hook!
  if (!(await exists(services, id))) return refused(NO_HOOK)
  const found = await listCalls(services.db, id, query as CallsQuery)
  if (!found) return invalid(NO_CURSOR)
  return { status: 200, body: { items: found.items.map(peopleOf(services)), next: found.next } }
}

/** POST /api/hooks/{hook}/retry: they are tried within a second or two. */
export async function retry(services: Services, { params, body }: Request): Promise<Answer> {
  const id = params.hook!
  if (!(await exists(services, id))) return refused(NO_HOOK)
  return {
    status: 200,
    body: { retried: await retryHooks(services.db, id, body as RetryInput, services.now()) },
  }
}

async function exists({ db }: Services, id: string): Promise<boolean> {
  return (await hooksById(db)).has(id)
}
