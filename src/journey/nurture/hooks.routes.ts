import { randomBytes } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import { authorOf } from '#work/author.rules.ts'
import { deleteHook, insertHook, readHooks, replaceSecret, updateHook } from '#journey/nurture/hooks.store.ts'
import { insertCall } from '#journey/nurture/hooks.calls.store.ts'
import { invalid, refused } from '#work/respond.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import { NO_HOOK, peopleOf, usersOf } from '#journey/nurture/hooks.answers.ts'
import { secretsAt } from '#journey/nurture/hooks.rules.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Hook, HookRow } from '#journey/nurture/hooks.store.ts'
import type { HookCall, HookView, SecretInput } from '#journey/nurture/hooks.contract.ts'
import type { PostWebhook } from '#journey/nurture/hooks.rules.ts'
import type { Services } from '#work/services.ts'

const HOUR_MS = 3_600_000

/** GET /api/hooks */
export async function hooks(services: Services): Promise<Answer> {
  const [rows, usedBy] = await Promise.all([readHooks(services.db, services.now()), usersOf(services)])
  return { status: 200, body: { items: rows.map((row) => viewOf(services, usedBy, row)), next: null } }
}

/** GET /api/hooks/{hook} */
export async function hook(services: Services, { params }: Request): Promise<Answer> {
  return shown(services, params.hook!, 200, null)
}

/** POST /api/hooks: the secret of its signatures is shown this once. */
export async function addHook(services: Services, request: Request): Promise<Answer> {
  const given = request.body as Pick<Hook, 'id' | 'name' | 'url' | 'privateAllowed'>
  const secret = newSecret()
  const by = authorOf(request.who)
  if (!(await insertHook(services.db, { ...given, secret, at: services.now(), by })))
    return invalid([{ field: 'id', message: 'is a system already' }])
  return shown(services, given.id, 201, secret)
}

/** PATCH /api/hooks/{hook} */
export async function changeHook(services: Services, { params, body }: Request): Promise<Answer> {
  if (!(await updateHook(services.db, params.hook!, body as Partial<Hook>))) return refused(NO_HOOK)
  return shown(services, params.hook!, 200, null)
}

/** DELETE /api/hooks/{hook}: what is still owed to it fails, and says so. */
export async function removeHook({ db }: Services, { params }: Request): Promise<Answer> {
  return (await deleteHook(db, params.hook!)) ? { status: 204 } : refused(NO_HOOK)
}

/** POST /api/hooks/{hook}/secret: a new one, shown this once; the one before signs too for some hours. */
export async function renewSecret(services: Services, { params, body, who }: Request): Promise<Answer> {
  const { overlapHours } = body as SecretInput
  const at = services.now()
  const secret = newSecret()
  const change = { secret, beforeUntil: at + overlapHours * HOUR_MS, at, by: authorOf(who) }
  if (!(await replaceSecret(services.db, params.hook!, change))) return refused(NO_HOOK)
  return shown(services, params.hook!, 200, secret)
}

function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** POST /api/hooks/{hook}/test: calls it at once, with nobody's data, and says what it answered. */
export function testHook(post: PostWebhook) {
  return async (services: Services, { params, who }: Request): Promise<Answer> => {
    const { db } = services
    const [row] = await readHooks(db, services.now(), params.hook!)
    if (!row) return refused(NO_HOOK)
    const now = services.now()
    const id = uuid()
    const body = JSON.stringify({ event: 'test', id, at: iso(now), hook: row.id })
    const { url, privateAllowed } = row
    const came = await post({ url, secrets: secretsAt(row, now), privateAllowed, id, body, now })
    const askedBy = authorOf(who)
    await insertCall(db, { ...came, id, hook: row.id, at: now, of: null, attempt: 1, askedBy })
    const told: HookCall = { ...came, id, at: iso(now), delivery: null, attempt: 1, askedBy }
    return { status: 200, body: peopleOf(services)(told) }
  }
}

async function shown(services: Services, id: string, status: number, secret: string | null): Promise<Answer> {
  const [[row], usedBy] = await Promise.all([readHooks(services.db, services.now(), id), usersOf(services)])
  return row ? { status, body: { ...viewOf(services, usedBy, row), secret } } : refused(NO_HOOK)
}

function viewOf(services: Services, usedBy: Map<string, HookView['usedBy']>, row: HookRow): HookView {
  const { id, name, url, privateAllowed, waiting, failed30, last, call } = row
  const isoOf = (moment: number | null) => (moment === null ? null : iso(moment))
  const isOverlap = row.beforeUntil !== null && row.beforeUntil > services.now()
  return {
    id,
    name,
    url,
    privateAllowed,
    secret: null,
    secretSince: isoOf(row.secretAt),
    formerSecretUntil: isOverlap ? isoOf(row.beforeUntil) : null,
    madeAt: isoOf(row.madeAt),
    madeBy:
      row.madeBy === null || row.madeBy === 'api' ? null : services.owner(row.madeBy.replace(/^person:/, '')),
    usedBy: usedBy.get(id) ?? [],
    waiting,
    failed30,
    lastDelivery: isoOf(last),
    lastCall: call && peopleOf(services)(call),
  }
}
