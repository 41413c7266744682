import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { invalid, refused } from '#work/respond.ts'
import { personIn } from '#notices/deliver.jobs.ts'
import { groupOf } from '#notices/rules.ts'
import { countUnread, listNotices, markRead, readPreferences, savePreferences } from '#notices/store.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { NoticeView, Preferences, PreferencesView } from '#notices/contract.ts'
import type { Services } from '#work/services.ts'
import type { StoredNotice } from '#notices/store.ts'

/** Notices are a person's own; a machine, and this machine before anybody said who sits there, has none. */
function personOf({ who }: Request): string | null {
  return who.via === 'session' || (who.via === 'local' && who.id !== 'local') ? who.id : null
}

/** GET /api/notifications: one's own, newest first. */
export async function notices(services: Services, request: Request): Promise<Answer> {
  const { unread, limit, cursor } = request.query as { unread?: string; limit: number; cursor?: string }
  const before = cursor === undefined ? null : decodeCursor(cursor, ['moment', 'uuid'])
  if (cursor !== undefined && !before)
    return invalid([{ field: 'cursor', message: 'is not a cursor of this list' }])
  const person = personOf(request)
  if (person === null) return { status: 200, body: { items: [], next: null } }
  const asked = { unread: unread === 'true', before, limit: limit + 1 }
  const rows = await listNotices(services.db, person, asked)
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const next = rows.length > limit && last ? encodeCursor([last.at, last.notification_id]) : null
  return { status: 200, body: { items: items.map((row) => viewOf(services, row)), next } }
}

function viewOf(services: Services, row: StoredNotice): NoticeView {
  const { data, what } = row
  const by = personIn(data.by)
  return {
    id: row.notification_id,
    at: new Date(row.at).toISOString(),
    what,
    group: groupOf(what),
    lead: row.lead_known ? { id: row.lead_id!, name: row.name, company: row.company } : null,
    duty: typeof data.duty === 'string' ? data.duty : null,
    due: typeof data.due === 'number' ? new Date(data.due).toISOString() : null,
    by: by === null ? null : { id: by, name: services.owner(by) },
    data,
    readAt: row.read_at === null ? null : new Date(row.read_at).toISOString(),
  }
}

/** GET /api/notifications/count */
export async function unread(services: Services, request: Request): Promise<Answer> {
  const person = personOf(request)
  return { status: 200, body: { unread: person === null ? 0 : await countUnread(services.db, person) } }
}

/** POST /api/notifications/read: some, all about a lead, or all up to a moment; answers how many are unread now. */
export async function read(services: Services, request: Request): Promise<Answer> {
  const { ids, lead, until } = request.body as { ids?: string[]; lead?: string; until?: string }
  const person = personOf(request)
  if (person === null) return { status: 200, body: { unread: 0 } }
  const which = { ids, lead, until: until === undefined ? undefined : Date.parse(until) }
  const changed = await markRead(services.db, person, which, services.now())
  // the same person's other windows
  if (changed > 0) services.changes.people([person])
  return { status: 200, body: { unread: await countUnread(services.db, person) } }
}

/** GET /api/notifications/preferences: how one wants to be told. */
export async function preferences(services: Services, request: Request): Promise<Answer> {
  return { status: 200, body: await preferencesView(services, personOf(request) ?? '') }
}

/** PATCH /api/notifications/preferences: all of them, as the form shows them. */
export async function changePreferences(services: Services, request: Request): Promise<Answer> {
  const person = personOf(request)
  if (person === null)
    return refused({ refused: 'not_permitted', detail: 'Preferences are a person’s: say who you are first.' })
  await savePreferences(services.db, person, request.body as Preferences, services.now())
  return { status: 200, body: await preferencesView(services, person) }
}

async function preferencesView(services: Services, person: string): Promise<PreferencesView> {
  const preferencesOf = await readPreferences(services.db, [person])
  const { rows } = await services.db.query<{
    time_zone: string | null
    email: string | null
    role: string | null
  }>('select time_zone, email, role from people where workspace_no = 1 and person_id = $1', [person])
  const mail = services.config.smtpUrl !== null && Boolean(rows[0]?.email)
  const preferences = preferencesOf(person)
  const weekly = preferences.weekly ?? rows[0]?.role === 'sponsor'
  return { ...preferences, weekly, timeZone: rows[0]?.time_zone ?? 'UTC', mail }
}
