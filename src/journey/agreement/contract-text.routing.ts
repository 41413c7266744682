import { facet, say, type Sentence, type Wording } from './contract-text.parts.ts'
import type { RoutingDocument, RoutingRuleDocument } from './schema.ts'
import { inSentence, listed, TEAMS } from './wording.ts'
import { TEAMS as ORDER } from './ruleset.ts'

type Draft = { title: string; sentences: Sentence[] }
type TeamDocument = NonNullable<RoutingDocument['sales']>

/** Who gets a lead: for each function that has rules, the rules in order and what its hours mean. */
export function routingClauses(wording: Wording): Draft[] {
  const { routing } = wording.document
  return ORDER.flatMap((team) => {
    const given = routing?.[team]
    if (!given) return []
    const name = inSentence(TEAMS[team])
    const sentences = [
      ...given.rules.map((rule) => ruleSentence(`routing.${team}.rules.${rule.id}`, rule, wording)),
      hoursSentence(`routing.${team}.offHours`, given, name),
    ]
    return [{ title: `Who in ${name} gets a lead`, sentences }]
  })
}

function ruleSentence(path: string, rule: RoutingRuleDocument, { condition }: Wording): Sentence {
  const { words, basis } =
    rule.when === undefined ? { words: 'every lead', basis: '' } : condition(rule.when, 'fit')
  const which = rule.when === undefined ? 'Every lead' : `If ${words}, a lead`
  const who = targetWords(rule.to)
  const how = pickWords(rule)
  const else_ = rule.otherwise === 'wait' ? 'it waits for them' : 'the next rule is tried'
  const shown = rule.because.replace(/\{(?:lead|known)\.(\w+)\}/g, '…')
  const name = `“${shown.split(':')[0] ?? rule.id}”`
  return say(
    path,
    `${shown}. ${which} goes to ${who}${how === '' ? '' : `, ${how}`}. If none of them can take it, ${else_}.`,
    {
      refs: [{ kind: 'rule', id: rule.id }],
      facets: [
        facet(
          `The routing rule ${rule.id.replaceAll('_', ' ')} is now explained by {}`,
          `“${shown}”`,
          rule.because,
        ),
        facet(`${name} is now for leads if {}`, words, basis),
        facet(`${name} now hands leads to {}`, who, JSON.stringify(rule.to)),
        facet(`Within ${name} leads are now given {}`, how === '' ? 'to the one person' : how),
        facet(`If nobody of ${name} can take a lead, now {}`, else_),
      ],
    },
  )
}

function targetWords(to: RoutingRuleDocument['to']): string {
  if ('accountOwner' in to) return 'whoever has another lead of the same company in work'
  if ('people' in to) return to.people.length === 1 ? to.people[0]! : `one of ${listed(to.people)}`
  if ('team' in to) return `the team “${to.team}”`
  if ('speaks' in to) return `somebody who speaks the lead’s language (${to.speaks})`
  return 'anybody of the function'
}

function pickWords({ to, pick, weights }: RoutingRuleDocument): string {
  if ('accountOwner' in to || ('people' in to && to.people.length === 1)) return ''
  if (pick === 'least_load') return 'to whoever has the fewest leads in work'
  if (pick === 'rotation') return 'in turn'
  const shares = Object.entries(weights ?? {}).map(([id, weight]) => `${id} ${weight}`)
  return shares.length === 0 ? 'in turn by weight' : `in turn by weight (${shares.join(', ')}, others 1)`
}

const HOURS = {
  prefer: 'are asked only when nobody is in',
  skip: 'are not asked',
  allow: 'are asked like anybody',
}

function hoursSentence(path: string, { offHours }: TeamDocument, name: string): Sentence {
  return say(path, `People of ${name} who are outside their working hours ${HOURS[offHours]}.`, {
    facets: [facet(`In ${name}, people outside their working hours now {}`, HOURS[offHours])],
  })
}
