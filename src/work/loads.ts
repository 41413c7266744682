import { isFull } from '#journey/handoff/availability.rules.ts'
import type { Candidate } from '#journey/handoff/rotation.rules.ts'
import type { Queryable } from '#platform/database.ts'
import type { Stretch } from '#work/card.ts'

/** What a batch does to somebody's leads in work. `most`: the limit under which the router gave them some; null = none. */
export interface LoadRow {
  id: string
  leads: number
  most: number | null
}

/** Counts what a decision takes from one and gives to another, so that the next pick of this process knows. */
export function shiftLoad(people: Map<string, Candidate>, held: Stretch['held'], way: 1 | -1 = 1): void {
  if (!held || held.before === held.after) return
  const add = (id: string | null, n: number): void => {
    const person = id === null ? undefined : people.get(id)
    if (person) person.load = (person.load ?? 0) + n
  }
  add(held.before, -way)
  add(held.after, way)
}

/** The rows of a batch, in one order for all, so that two processes never wait for each other's in a circle. */
export function loadsOf(people: Map<string, Candidate>, stretches: Stretch[]): LoadRow[] {
  const rows = new Map<string, LoadRow>()
  const chosen = new Set<string>()
  const rowOf = (id: string): LoadRow => {
    let row = rows.get(id)
    if (!row) rows.set(id, (row = { id, leads: 0, most: null }))
    return row
  }
  for (const { held, entries } of stretches) {
    if (!held || held.before === held.after) continue
    if (held.before !== null) rowOf(held.before).leads--
    if (held.after === null) continue
    rowOf(held.after).leads++
    if (isRouted(entries)) rowOf(held.after).most = people.get(held.after)?.capacity ?? null
    else chosen.add(held.after)
  }
  // of somebody who was chosen the limit would refuse what the router gave them in the same batch, again and again
  for (const id of chosen) rowOf(id).most = null
  return [...rows.values()].filter(({ leads }) => leads !== 0).sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** By the rules, which keep to limits. Whoever is chosen, by hand or with a meeting, may be given more. */
function isRouted(entries: Stretch['entries']): boolean {
  return entries.some(
    ({ entry }) =>
      entry.kind === 'OwnerAssigned' &&
      entry.by === 'router' &&
      // a meeting's in entries from before it had a name of its own
      !['manual', 'meeting'].includes(entry.body.trace.rule),
  )
}

/** Another process filled somebody up: what all of them have is read again, and the batch decided anew. */
export const LOADS_FULL = 'loads_full'

export async function readLoads(db: Queryable, people: Map<string, Candidate>): Promise<void> {
  const { rows } = await db.query<{ id: string; leads: number }>(
    'select person_id as id, leads from loads where workspace_no = 1',
    [],
    { name: 'read_loads' },
  )
  const loads = new Map(rows.map(({ id, leads }) => [id, leads]))
  for (const person of people.values()) person.load = loads.get(person.id) ?? 0
}

/** Is there somebody of the function whom only their own limit keeps from taking leads, and nobody else? */
export function allFull(people: Iterable<Candidate>, team: string): boolean {
  let full = false
  for (const one of people) {
    if (one.function !== team || one.desk || !one.available) continue
    if (!isFull(one)) return false
    full = true
  }
  return full
}
