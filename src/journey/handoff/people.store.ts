import type { Person } from '#journey/handoff/rotation.rules.ts'
import type { Queryable } from '#platform/database.ts'
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

/** Reads everybody into `into`, keeping turns that this process knows to be further on. */
export async function loadPeople(db: Queryable, into: Map<string, Person>): Promise<void> {
  const { rows } = await db.query<Person>(
    'select person_id as id, name, email, function, available, desk, turn from people where workspace_no = 1',
  )
  const known = new Set(rows.map((row) => row.id))
  for (const id of into.keys()) if (!known.has(id)) into.delete(id)
  for (const row of rows) into.set(row.id, { ...row, turn: Math.max(row.turn, into.get(row.id)?.turn ?? 0) })
}

/** Adds people; those whose id is known stay as they are. Returns how many were new. */
export async function addPeople(
  db: Queryable,
  people: { id: string; name: string; email: string | null; function: TeamFunction; available: boolean }[],
): Promise<number> {
  let added = 0
  for (const { id, name, email, function: team, available } of people) {
    const { rowCount } = await db.query(
      `insert into people (workspace_no, person_id, name, email, function, available, turn)
       values (1, $1, $2, $3, $4, $5, (select coalesce(max(turn), 0) from people where workspace_no = 1))
       on conflict do nothing`,
      [id, name, email, team, available],
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
