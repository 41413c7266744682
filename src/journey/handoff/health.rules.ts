import { TEAMS } from '#journey/agreement/ruleset.ts'
import { isFull } from '#journey/handoff/availability.rules.ts'
import type { Candidate } from '#journey/handoff/rotation.rules.ts'
import type { Health, Trouble } from '#journey/handoff/routing.contract.ts'
import type { RoutingRule } from '#journey/agreement/ruleset.routing.ts'
import type { Ruleset, TeamFunction } from '#journey/agreement/ruleset.ts'

/** What is wrong with the people whom the routing rules name; nobody of these is ever picked. */
export function healthOf(rules: Ruleset, people: ReadonlyMap<string, Candidate>): Health {
  const everybody = [...people.values()].filter((one) => !one.desk)
  return {
    version: rules.version,
    troubles: TEAMS.flatMap((team) =>
      (rules.routing[team]?.rules ?? []).flatMap((rule) =>
        troubleOf(rule, team, people).map((one): Trouble => ({ team, rule: rule.id, ...one })),
      ),
    ),
    fields: fieldsOf(rules),
    teams: TEAMS.map((team) => {
      const members = everybody.filter((one) => one.function === team && one.unavailable !== 'has left')
      const there = members.filter((one) => one.available)
      return {
        team,
        rules: rules.routing[team]?.rules.length ?? 0,
        people: members.length,
        there: there.length,
        full: there.filter(isFull).length,
      }
    }),
  }
}

/** What somebody fills in to ask who would get a lead: what the rules look at, and then the rest. */
function fieldsOf({ fields, routing }: Ruleset): Health['fields'] {
  const asked = TEAMS.flatMap((team) => routing[team]?.rules ?? [])
  const looksAt = (id: string): boolean =>
    asked.some(
      ({ text, to }) =>
        (text ?? '').split(/[^A-Za-z0-9_.]+/).includes(`lead.${id}`) ||
        (to.among === 'speakers' && to.field === id),
    )
  const open = Object.values(fields).filter((field) => !field.personal)
  const [first, rest] = [open.filter(({ id }) => looksAt(id)), open.filter(({ id }) => !looksAt(id))]
  return [...first, ...rest].map(({ id, label, type }) => ({ id, label, type }))
}

type Found = Pick<Trouble, 'what' | 'who'>

function troubleOf({ to }: RoutingRule, team: TeamFunction, people: ReadonlyMap<string, Candidate>): Found[] {
  const of = (is: (one: Candidate) => boolean): boolean =>
    [...people.values()].some(
      (one) => !one.desk && one.function === team && one.unavailable !== 'has left' && is(one),
    )
  switch (to.among) {
    case 'people':
      return to.people.flatMap((id) => {
        const what = trouble(people.get(id), team)
        return what === null ? [] : [{ what, who: id }]
      })
    case 'team':
      return of((one) => one.team === to.team) ? [] : [{ what: 'empty_team', who: to.team }]
    case 'speakers':
      return of((one) => (one.languages ?? []).length > 0) ? [] : [{ what: 'nobody_speaks', who: null }]
    case 'everybody':
      return of(() => true) ? [] : [{ what: 'nobody_there', who: null }]
    case 'account_owner':
      return []
  }
}

function trouble(person: Candidate | undefined, team: TeamFunction): Trouble['what'] | null {
  if (!person || person.desk) return 'unknown_person'
  if (person.unavailable === 'has left') return 'has_left'
  return person.function === team ? null : 'another_function'
}
