import { iso } from '#people/answers.ts'
import { createKey, listKeys, revokeKey } from '#people/keys.store.ts'
import { invalid, refused } from '#work/respond.ts'
import { mayDo } from '#people/permissions.rules.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { KeyView } from '#people/keys.store.ts'
import type { Scope } from '#people/permissions.rules.ts'
import type { Services } from '#work/services.ts'

const DAY = 24 * 3600_000

/** GET /api/keys */
export async function keys(services: Services): Promise<Answer> {
  const items = (await listKeys(services.db)).map((key) => view(key, Date.now()))
  return { status: 200, body: { items, next: null } }
}

function view(key: KeyView, now: number) {
  const { revokedAt, ...rest } = key
  const over = key.expiresAt !== null && key.expiresAt <= now
  return {
    ...rest,
    createdAt: iso(key.createdAt),
    expiresAt: iso(key.expiresAt),
    lastUsedAt: iso(key.lastUsedAt),
    state: revokedAt !== null ? 'revoked' : over ? 'expired' : 'valid',
  }
}

/** POST /api/keys: the only answer that ever holds the key. */
export async function addKey(services: Services, request: Request): Promise<Answer> {
  const { name, scopes, expiresAt } = request.body as { name: string; scopes: Scope[]; expiresAt?: string }
  const beyond = scopes.filter((scope) => !mayDo(request.who, scope))
  if (beyond.length > 0)
    return invalid([{ field: 'scopes', message: `are more than you may do: ${beyond.join(', ')}` }])
  const now = Date.now()
  const until = expiresAt === undefined ? now + 365 * DAY : Date.parse(expiresAt)
  if (until <= now) return invalid([{ field: 'expiresAt', message: 'has passed' }])
  if (until > now + 731 * DAY)
    return invalid([{ field: 'expiresAt', message: 'is more than two years away' }])
  const made = await createKey(services.db, { name, scopes, by: request.who.id, expiresAt: until, now })
  const stored = (await listKeys(services.db)).find(({ id }) => id === made.id)!
  return { status: 201, body: { ...view(stored, now), key: made.key } }
}

/** DELETE /api/keys/{id}: it stops at once here, and within seconds on other servers. */
export async function endKey(services: Services, { params }: Request): Promise<Answer> {
  if (!(await revokeKey(services.db, params.id!)))
    return refused({ refused: 'not_found', detail: 'There is no such key.' })
  await services.access.refresh()
  return { status: 204 }
}
