import type { Asked } from '#journey/handoff/routing.rules.ts'
import type { Candidate } from '#journey/handoff/rotation.rules.ts'
import type { RoutingPassed } from '#journey/handoff/facts.ts'
import type { RoutingTarget } from '#journey/agreement/ruleset.routing.ts'

/** Ids of those whom a rule means for a lead, or why it means nobody. */
export function meant(
  to: RoutingTarget,
  people: ReadonlyMap<string, Candidate>,
  { team, lead, accountOwners }: Asked,
): string[] | RoutingPassed['why'] {
  if (to.among === 'people') return to.people
  if (to.among === 'account_owner') {
    // whoever has it in another function is no candidate here
    const owners = accountOwners.filter((id) => people.get(id)?.function === team)
    return owners.length === 0 ? 'nobody owns the account' : owners.slice(0, 1)
  }
  if (to.among === 'speakers') {
    const language = lead.lead[to.field]
    if (typeof language !== 'string' || language === '') return 'language not known'
    return ids(people, (one) => one.function === team && speaks(one.languages ?? [], language))
  }
  if (to.among === 'team') return ids(people, (one) => one.function === team && one.team === to.team)
  return ids(people, (one) => one.function === team)
}

function ids(
  people: ReadonlyMap<string, Candidate>,
  is: (one: Candidate) => boolean,
): string[] | RoutingPassed['why'] {
  const found: string[] = []
  for (const one of people.values()) if (!one.desk && is(one)) found.push(one.id)
  return found.length === 0 ? 'nobody is meant' : found
}

/**
 * A lead's language comes as forms write it: a tag (de, de-AT), or its name in English or in itself (German, Deutsch).
 * Regions make no difference: who speaks de-CH is understood in Hamburg.
 */
export function speaks(tags: string[], language: string): boolean {
  const wanted = language.trim().toLowerCase()
  return tags.some((tag) => {
    const main = tag.split('-')[0]!.toLowerCase()
    return main === wanted.split(/[-_]/)[0] || namesOf(main).includes(wanted)
  })
}

const names = new Map<string, string[]>()

function namesOf(tag: string): string[] {
  let known = names.get(tag)
  if (!known) {
    const inWords = (locale: string): string =>
      (new Intl.DisplayNames(locale, { type: 'language' }).of(tag) ?? tag).toLowerCase()
    known = [inWords('en'), inWords(tag)]
    names.set(tag, known)
  }
  return known
}
