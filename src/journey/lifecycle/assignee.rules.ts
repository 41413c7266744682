import { refuse } from '#journey/lifecycle/telling.rules.ts'
import type { Person } from '#journey/handoff/rotation.rules.ts'
import type { Refusal } from '#work/card.ts'
import type { TeamFunction } from '#journey/agreement/ruleset.ts'

/** Somebody to whom leads are given by hand, as `assign` takes them. */
export interface Assignee {
  id: string
  function: TeamFunction
  calendar?: string | null | undefined
}

/** Whom `owner` means: a person or a desk with a function. Whoever has left would keep the lead from being worked. */
export function assigneeOf(people: ReadonlyMap<string, Person>, owner: string): Assignee | Refusal {
  const person = people.get(owner)
  if (!person || person.function === null)
    return refuse('unknown_person', `There is no ${owner}.`, 'owner', 'is nobody we know')
  if (person.unavailable === 'has left')
    return refuse('unknown_person', `${person.name} has left.`, 'owner', 'has left')
  return { id: owner, function: person.function, calendar: person.calendar }
}
