import { deskName } from '#journey/spoken.rules.ts'
import { endSessions } from '#people/methods.store.ts'
import { addPeople, changeMember, readMembers } from '#people/people.store.ts'
import { defaultRole, functionOf } from '#people/roles.rules.ts'
import { holidayRegions, knowsRegion } from '#people/holidays.ts'
import { invalid, once, refused } from '#work/respond.ts'
import { standingOf } from '#journey/handoff/availability.rules.ts'
import { mayDo } from '#people/permissions.rules.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { PersonView, PersonChange, PersonInput } from '#people/people.contract.ts'
import type { Services } from '#work/services.ts'

/** GET /api/people */
export async function people(services: Services, { who, language }: Request): Promise<Answer> {
  const members = await readMembers(services.db)
  // when a colleague was last here is nobody's business but that of who runs the team
  const seen = mayDo(who, 'manage') ? members : members.map((one) => ({ ...one, lastSeenAt: null }))
  const named = seen.map((one) => (one.desk ? { ...one, name: deskName(one.id, language) ?? one.name } : one))
  const items = named.map((one) => withPresence(services, one))
  return { status: 200, body: { items, next: null } }
}

/** POST /api/people */
export function addPerson(services: Services, request: Request): Promise<Answer> {
  return once(services, request, '/api/people', () => addOne(services, request))
}

async function addOne(services: Services, request: Request): Promise<Answer> {
  const given = request.body as PersonInput
  const id = given.id ?? slug(given.name)
  if (id === '') return invalid([{ field: 'id', message: 'is needed: the name gives none' }])
  const role = given.role ?? defaultRole(given.function!)
  const team = functionOf(role)
  if (given.function !== undefined && given.function !== team) {
    const message = team === null ? `has no function, being ${role}` : `is ${team} for the role ${role}`
    return invalid([{ field: 'function', message }])
  }
  const { name, email, id: _id, function: _function, role: _role, ...more } = given
  const person = { id, name, email: email ?? null, function: team, role, available: true }
  const wrong = await unknownRegion(given.holidays)
  if (wrong) return wrong
  if ((await addPeople(services.db, [person])) === 0)
    return invalid([{ field: 'id', message: `${id} is taken` }])
  if (Object.keys(more).length > 0) await changeMember(services.db, id, more)
  await services.refreshPeople()
  return { status: 201, body: await memberOf(services, id) }
}

export function slug(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '.')
    .replace(/^\.+|\.+$/g, '')
}

async function memberOf(services: Services, id: string): Promise<PersonView | undefined> {
  const member = (await readMembers(services.db, id))[0]
  return member && withPresence(services, member)
}

const LONGEST_MS = 3 * 365 * 86_400_000

/** Where somebody stands now, as far as routing is concerned. */
function withPresence(services: Services, member: PersonView): PersonView {
  const person = services.people.get(member.id)
  if (!person || person.desk || person.function === null) return member
  const now = services.now()
  const office = Object.values(services.law.at(now).calendars)[0] ?? null
  const { until: again, ...standing } = standingOf(person, office, now)
  // calendars are written out for some years: of whoever is away for longer nobody can say when they are in
  const until = again !== null && again > now + LONGEST_MS ? null : again
  return {
    ...member,
    presence: { ...standing, until: until === null ? null : new Date(until).toISOString() },
  }
}

/** GET /api/holiday-regions */
export async function regions(): Promise<Answer> {
  return { status: 200, body: { items: await holidayRegions(), next: null } }
}

/** A region that nobody knows has no holidays, and surely is a slip. */
export async function unknownRegion(code: string | null | undefined): Promise<Answer | null> {
  if (!code || (await knowsRegion(code))) return null
  return invalid([{ field: 'holidays', message: `${code} is no country or region whose holidays are known` }])
}

/** What only an admin changes: who somebody is, and whether they are still there. */
const OF_ADMINS = ['role', 'name', 'email', 'leftAt'] as const

/** PATCH /api/people/{id} */
export async function changePerson(services: Services, request: Request): Promise<Answer> {
  const change = request.body as PersonChange
  const id = request.params.id!
  const forbidden = OF_ADMINS.filter((field) => change[field] !== undefined)
  if (forbidden.length > 0 && !mayDo(request.who, 'admin')) {
    const errors = forbidden.map((field) => ({ field, message: 'needs admin' }))
    return refused({ refused: 'not_permitted', detail: `${forbidden.join(', ')}: this needs admin.`, errors })
  }
  const before = await memberOf(services, id)
  if (!before || before.desk) return refused({ refused: 'not_found', detail: `There is no person ${id}.` })
  const ceases = (change.role !== undefined && change.role !== 'admin') || (change.leftAt ?? null) !== null
  if (before.role === 'admin' && before.signsIn && ceases && (await onlyAdmin(services, id))) {
    return refused({ refused: 'last_admin', detail: 'Make somebody else an admin first.' })
  }
  const wrong = await unknownRegion(change.holidays)
  if (wrong) return wrong
  await changeMember(services.db, id, change)
  // what a session was allowed must not outlive what the person is
  if ((change.role !== undefined && change.role !== before.role) || (change.leftAt ?? null) !== null) {
    await endSessions(services.db, id)
  }
  await services.refreshPeople()
  await services.access.refresh()
  return { status: 200, body: await memberOf(services, id) }
}

async function onlyAdmin(services: Services, id: string): Promise<boolean> {
  const members = await readMembers(services.db)
  return !members.some((one) => one.id !== id && one.role === 'admin' && one.signsIn && one.leftAt === null)
}
