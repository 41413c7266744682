import { v5, v7 } from 'uuid'
import { agreementView } from '#journey/lifecycle/agreement.rules.ts'
import { once, refused } from '#work/respond.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Services } from '#work/services.ts'

export async function agreement(services: Services): Promise<Answer> {
  const rules = services.law.at(services.now())
  const stored = services.agreements.find((one) => one.ruleset.version === rules.version)!
  return { status: 200, body: agreementView(rules, stored.text) }
}

const NAMESPACE = '0f5b2a44-1d2b-4c56-8f7c-7f5d2f3c9b01'

export async function savedViews(services: Services): Promise<Answer> {
  const { rows } = await services.db.query(
    'select view_id as id, name, query from saved_views where workspace_no = 1 order by created_at',
  )
  return { status: 200, body: { items: rows, next: null } }
}

export function saveView(services: Services, request: Request): Promise<Answer> {
  return once(services, request, '/api/views', () => save(services, request))
}

async function save(services: Services, request: Request): Promise<Answer> {
  const { name, query } = request.body as { name: string; query: string }
  const key = request.headers.get('idempotency-key')
  const id = key === null ? v7() : v5(key, NAMESPACE)
  await services.db.query(
    `insert into saved_views (workspace_no, view_id, name, query, created_at)
     values (1, $1, $2, $3, to_timestamp($4 / 1000.0)) on conflict do nothing`,
    [id, name, query, services.now()],
  )
  return { status: 201, body: { id, name, query } }
}

export async function deleteView(services: Services, request: Request): Promise<Answer> {
  const { rowCount } = await services.db.query(
    'delete from saved_views where workspace_no = 1 and view_id = $1',
    [request.params.id],
  )
  return rowCount > 0 ? { status: 204 } : refused({ refused: 'not_found', detail: 'There is no such view.' })
}
