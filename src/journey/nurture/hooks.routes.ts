import { randomBytes } from 'node:crypto'
import { deleteHook, insertHook, readHooks, updateHook } from '#journey/nurture/hooks.store.ts'
import { invalid, refused } from '#work/respond.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import { refuse } from '#journey/lifecycle/telling.rules.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Hook, HookRow } from '#journey/nurture/hooks.store.ts'
import type { HookView } from '#journey/nurture/contract.ts'
import type { Refusal } from '#work/card.ts'
import type { Services } from '#work/services.ts'

const NO_HOOK: Refusal = refuse('not_found', 'There is no such system.')

/** GET /api/hooks */
export async function hooks({ db, now }: Services): Promise<Answer> {
  const items = (await readHooks(db, now())).map((row) => viewOf(row))
  return { status: 200, body: { items, next: null } }
}

/** POST /api/hooks: the secret of its signatures is shown this once. */
export async function addHook(services: Services, { body }: Request): Promise<Answer> {
  const given = body as Omit<Hook, 'secret'>
  const secret = randomBytes(32).toString('base64url')
  if (!(await insertHook(services.db, { ...given, secret })))
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

async function shown(
  { db, now }: Services,
  id: string,
  status: number,
  secret: string | null,
): Promise<Answer> {
  const [row] = await readHooks(db, now(), id)
  return row ? { status, body: { ...viewOf(row), secret } } : refused(NO_HOOK)
}

function viewOf({ id, name, url, privateAllowed, waiting, failed30, last, problem }: HookRow): HookView {
  const lastDelivery = last === null ? null : iso(last)
  return {
    id,
    name,
    url,
    privateAllowed,
    secret: null,
    waiting,
    failed30,
    lastDelivery,
    lastProblem: problem,
  }
}
