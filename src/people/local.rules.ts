import type { Who } from '#platform/http/route.ts'

/** A server on one of these is reached from its own machine only. */
export const LOOPBACK: readonly string[] = ['127.0.0.1', 'localhost', '::1']

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
