import { knownCalendar } from '#journey/agreement/work-calendar.rules.ts'
import { learnCalendars } from '#work/calendars.ts'
import { defaultRole, functionOf } from '#people/roles.rules.ts'
import { unavailableOf } from '#people/away.rules.ts'
import type { Absence, PersonView } from '#people/people.contract.ts'
import type { Person } from '#journey/handoff/rotation.rules.ts'
import type { Presence } from '#people/away.rules.ts'
import type { Queryable } from '#platform/database.ts'
import type { Role } from '#people/roles.rules.ts'
import type { TeamFunction } from '#journey/agreement/ruleset.ts'

const DESKS: [TeamFunction, string][] = [
  ['marketing', 'Marketing desk'],
  ['leadgen', 'Lead development desk'],
  ['sales', 'Sales desk'],
]

/** Makes sure that every function has its desk: an owner by construction. */
export async function ensureDesks(db: Queryable): Promise<void> {
  for (const [team, name] of DESKS) {
    await db.query(
      `insert into people (workspace_no, person_id, name, function, desk) values (1, $1, $2, $3, true)
       on conflict do nothing`,
      [`desk:${team}`, name, team],
    )
  }
}

/** Whoever is away today, in their own zone, or has left is not there to be routed to. */
const PRESENCE = `available, absences, left_at as "leftAt", time_zone as "timeZone", now() as now`

/** Reads everybody into `into`, keeping turns that this process knows to be further on. */
export async function loadPeople(db: Queryable, into: Map<string, Person>): Promise<void> {
  const { rows } = await db.query<Person & Presence>(
    `select person_id as id, name, email, function, role, team, languages, language, capacity,
            coalesce(leads, 0) as load, calendar, desk, turn, ${PRESENCE}
       from people left join loads using (workspace_no, person_id) where workspace_no = 1`,
    [],
    { name: 'load_people' },
  )
  if (rows.some(({ calendar }) => calendar && knownCalendar(calendar) === undefined)) await learnCalendars(db)
  const known = new Set(rows.map((row) => row.id))
  for (const id of into.keys()) if (!known.has(id)) into.delete(id)
  for (const { absences, leftAt, timeZone, now, ...row } of rows) {
    const unavailable = unavailableOf({ available: row.available, absences, leftAt, timeZone, now })
    const turn = Math.max(row.turn, into.get(row.id)?.turn ?? 0)
    into.set(row.id, { ...row, turn, available: unavailable === null, unavailable })
  }
}

export interface NewPerson {
  id: string
  name: string
  email: string | null
  function: TeamFunction | null
  /** default: the role of the function */
  role?: Role | undefined
  available: boolean
}

/** Adds people; those whose id is known stay as they are. Returns how many were new. */
export async function addPeople(db: Queryable, people: NewPerson[]): Promise<number> {
  let added = 0
  for (const { id, name, email, function: team, role: given, available } of people) {
    const role = given ?? (team === null ? 'sponsor' : defaultRole(team))
    const { rowCount } = await db.query(
      `insert into people (workspace_no, person_id, name, email, function, role, available, turn)
       values (1, $1, $2, $3, $4, $5, $6, (select coalesce(max(turn), 0) from people where workspace_no = 1))
       on conflict do nothing`,
      [id, name, email, functionOf(role), role, available],
    )
    added += rowCount
  }
  return added
}

/** @returns false when there is no such person */
export async function setAvailable(db: Queryable, id: string, available: boolean): Promise<boolean> {
  const { rowCount } = await db.query(
    'update people set available = $2 where workspace_no = 1 and person_id = $1 and not desk',
    [id, available],
  )
  return rowCount > 0
}

/** Everybody, or one, as the API shows them. */
export async function readMembers(db: Queryable, id: string | null = null): Promise<PersonView[]> {
  const { rows } = await db.query<
    Omit<PersonView, 'leftAt' | 'lastSeenAt'> & {
      leftAt: number | null
      lastSeenAt: number | null
      now: number
    }
  >(
    `select person_id as id, name, email, function, role, desk, team,
            working_hours as "workingHours", languages, language, capacity, holidays, ${PRESENCE},
            sign_in is not null and exists (select 1 from sign_in_methods m where m.workspace_no = 1
              and m.person_id = people.person_id) as "signsIn", second_factor as "secondFactor",
            (select max(s.updated_at) from sessions s where s.workspace_no = 1 and s.person_id = people.person_id)
              as "lastSeenAt"
       from people where workspace_no = 1 and ($1::text is null or person_id = $1) order by desk, name, person_id`,
    [id],
  )
  return rows.map(({ now, ...row }) => ({
    ...row,
    available: unavailableOf({ ...row, now }) === null,
    leftAt: row.leftAt === null ? null : new Date(row.leftAt).toISOString(),
    lastSeenAt: row.lastSeenAt === null ? null : new Date(row.lastSeenAt).toISOString(),
  }))
}

export interface PersonPatch {
  name?: string | undefined
  email?: string | null | undefined
  role?: Role | undefined
  available?: boolean | undefined
  team?: string | null | undefined
  timeZone?: string | null | undefined
  workingHours?: object | null | undefined
  languages?: string[] | undefined
  language?: string | null | undefined
  capacity?: number | null | undefined
  holidays?: string | null | undefined
  absences?: Absence[] | undefined
  leftAt?: string | null | undefined
}

const COLUMNS: Record<keyof PersonPatch, string> = {
  name: 'name',
  email: 'email',
  role: 'role',
  available: 'available',
  team: 'team',
  timeZone: 'time_zone',
  workingHours: 'working_hours',
  languages: 'languages',
  language: 'language',
  capacity: 'capacity',
  holidays: 'holidays',
  absences: 'absences',
  leftAt: 'left_at',
}

const WHEN_THEY_WORK = ['timeZone', 'workingHours', 'absences', 'holidays'] as const

/** Changes what is given and leaves the rest. The function follows the role. */
export async function changeMember(db: Queryable, id: string, patch: PersonPatch): Promise<boolean> {
  const sets: string[] = []
  const values: unknown[] = [id]
  const set = (column: string, value: unknown) => void sets.push(`${column} = $${values.push(value)}`)
  for (const [field, value] of Object.entries(patch)) {
    if (value === undefined) continue
    const json = (field === 'absences' || field === 'workingHours') && value !== null
    set(COLUMNS[field as keyof PersonPatch], json ? JSON.stringify(value) : value)
  }
  if (patch.role !== undefined) set('function', functionOf(patch.role))
  if (WHEN_THEY_WORK.some((field) => patch[field] !== undefined)) set('calendar_stale', true)
  if (sets.length === 0) return (await readMembers(db, id)).length > 0
  const { rowCount } = await db.query(
    `update people set ${sets.join(', ')}, updated_at = now() where workspace_no = 1 and person_id = $1 and not desk`,
    values,
  )
  return rowCount > 0
}
