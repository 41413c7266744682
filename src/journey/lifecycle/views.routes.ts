import { v5, v7 } from 'uuid'
import { agreementView } from '#journey/lifecycle/agreement.rules.ts'
import { authorOf } from '#work/author.rules.ts'
import { mayDo } from '#people/permissions.rules.ts'
import { once, refused } from '#work/respond.ts'
import type { Answer, Request, Who } from '#platform/http/route.ts'
import type { SavedView } from '#journey/lifecycle/contract.ts'
import type { Services } from '#work/services.ts'

export async function agreement(services: Services): Promise<Answer> {
  const rules = services.law.at(services.now())
  const stored = services.agreements.find((one) => one.ruleset.version === rules.version)!
  return { status: 200, body: agreementView(rules, stored.text) }
}

const NAMESPACE = '0f5b2a44-1d2b-4c56-8f7c-7f5d2f3c9b01'

type Stored = Omit<SavedView, 'own'> & { savedBy: string | null }

/** GET /api/views: everybody's, in the order in which they were saved. */
export async function savedViews(services: Services, { who }: Request): Promise<Answer> {
  const { rows } = await services.db.query<Stored>(
    `select view_id as id, name, query, saved_by as "savedBy" from saved_views where workspace_no = 1 order by created_at`,
  )
  const items = rows.map(({ savedBy, ...view }) => ({ ...view, own: mayDelete(who, savedBy) }))
  return { status: 200, body: { items, next: null } }
}

/** Whoever saved it, and who may manage. A key that only reads has saved none of these. */
function mayDelete(who: Who, savedBy: string | null): boolean {
  return savedBy === authorOf(who) || (savedBy === null && mayDo(who, 'work')) || mayDo(who, 'manage')
}

export function saveView(services: Services, request: Request): Promise<Answer> {
  return once(services, request, '/api/views', () => save(services, request))
}

async function save(services: Services, request: Request): Promise<Answer> {
  const { name, query } = request.body as { name: string; query: string }
  const key = request.headers.get('idempotency-key')
  const id = key === null ? v7() : v5(key, NAMESPACE)
  await services.db.query(
    `insert into saved_views (workspace_no, view_id, name, query, created_at, saved_by)
     values (1, $1, $2, $3, to_timestamp($4 / 1000.0), $5) on conflict do nothing`,
    [id, name, query, services.now(), authorOf(request.who)],
  )
  return { status: 201, body: { id, name, query, own: true } }
}

/** DELETE /api/views/{id}: one's own; those of others need manage. */
export async function deleteView(services: Services, { who, params }: Request): Promise<Answer> {
  const { rows } = await services.db.query<{ savedBy: string | null }>(
    'select saved_by as "savedBy" from saved_views where workspace_no = 1 and view_id = $1',
    [params.id],
  )
  const [found] = rows
  if (!found) return refused({ refused: 'not_found', detail: 'There is no such view.' })
  if (!mayDelete(who, found.savedBy)) {
    const errors = [{ field: 'id', message: 'needs manage: somebody else saved it' }]
    return refused({ refused: 'not_permitted', detail: 'Somebody else saved it: this needs manage.', errors })
  }
  await services.db.query('delete from saved_views where workspace_no = 1 and view_id = $1', [params.id])
  return { status: 204 }
}
