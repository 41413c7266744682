import type { Who } from '#platform/http/route.ts'

/** The header by which somebody on this machine says who they are, before anybody signs in. */
export const LOCAL_PERSON = 'baton-person'

/** Who asks on a workspace that is open to its own machine. */
export function localPerson(
  people: ReadonlyMap<string, { id: string; name: string; desk: boolean; role?: string | null }>,
  headers: Headers,
): Who {
  const person = people.get(headers.get(LOCAL_PERSON) ?? '')
  return person && !person.desk
    ? { id: person.id, name: person.name, role: person.role ?? null, via: 'local' }
    : { id: 'local', name: 'this machine', role: null, via: 'local' }
}

export const NOBODY: Who = { id: '', name: 'nobody', role: null, via: 'nobody' }
