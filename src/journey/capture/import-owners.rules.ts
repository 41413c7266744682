import type { NamedPerson } from '#journey/capture/import/record.ts'
import type { TeamFunction } from '#journey/agreement/ruleset.ts'

export interface Colleague {
  id: string
  email: string | null
  function: TeamFunction | null
  desk: boolean
}

/** A new colleague out of a file: known by name, but not in the rotation, since names in old files may be long gone. */
export interface NewColleague {
  id: string
  name: string
  email: string | null
  function: 'sales'
  available: false
}

/** Who is meant: a colleague with that e-mail address, else the one of that name. */
export function personOf(
  people: Map<string, Colleague>,
  named: NamedPerson,
): { id: string; function: TeamFunction } {
  if (named.email !== undefined) {
    for (const { id, email, function: team } of people.values()) {
      // what the file says was sales' business, whatever they are today
      if (email?.toLowerCase() === named.email) return { id, function: team ?? 'sales' }
    }
  }
  const id = idOf(named)
  const known = people.get(id)
  return { id, function: known?.function ?? 'sales' }
}

/** Those named whom nobody knows yet, each once. */
export function newColleagues(people: Map<string, Colleague>, named: NamedPerson[]): NewColleague[] {
  const added = new Map<string, NewColleague>()
  for (const one of named) {
    const { id } = personOf(people, one)
    if (people.has(id) || added.has(id)) continue
    added.set(id, { id, name: one.name, email: one.email ?? null, function: 'sales', available: false })
  }
  return [...added.values()]
}

/** `Moses Frase` → `moses-frase`; a name without letters or digits goes by itself. */
function idOf({ name }: NamedPerson): string {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
  return slug || name.trim()
}
