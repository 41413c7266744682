import type { Actor } from './rules.ts'
import type { Refusal } from '#work/card.ts'
import type { TeamFunction } from '../ruleset.ts'
import type { Who } from '#platform/http/route.ts'

/** Whose signature is the function's: its manager's; marketing has one role. */
const SIGNS_FOR: Record<string, TeamFunction> = {
  sales_manager: 'sales',
  marketing: 'marketing',
  leadgen_manager: 'leadgen',
}

interface Known {
  name: string
  desk: boolean
  function: string | null
  role?: string | null
}

/**
 * As whom somebody acts on an agreement. A machine's key is nobody here: people bind themselves. On a workspace that is
 * open to its own machine, where nobody has proved who they are, any person of a function stands for it.
 *
 * @param wanted the function that they say they sign for, if they say so
 */
export function actorOf(
  who: Who,
  people: ReadonlyMap<string, Known>,
  wanted?: TeamFunction,
): Actor | Refusal {
  const person = people.get(who.id)
  if (who.via === 'key' || who.via === 'nobody' || !person || person.desk) {
    return { refused: 'unknown_person', detail: 'Say who you are: only people act on agreements.' }
  }
  const role = who.role ?? person.role ?? null
  const party = (role !== null && SIGNS_FOR[role]) || (who.via === 'local' ? functionOf(person) : null)
  if (wanted !== undefined && wanted !== party) {
    return { refused: 'wrong_signer', detail: `${person.name} does not sign for ${wanted}.` }
  }
  return {
    by: `person:${who.id}`,
    name: person.name,
    party,
    sponsor: role === 'sponsor',
    admin: role === 'admin',
  }
}

function functionOf({ function: team }: Known): TeamFunction | null {
  return team === 'sales' || team === 'marketing' || team === 'leadgen' ? team : null
}
