import { facet, say, type Sentence, type Wording } from './contract-text.parts.ts'
import type { RoutingDocument, RoutingRuleDocument } from './schema.ts'
import { TEAMS } from './ruleset.ts'
import type { AgreementWords } from './words/en.ts'

type Draft = { title: string; sentences: Sentence[] }
type TeamDocument = NonNullable<RoutingDocument['sales']>

/** Who gets a lead: for each function that has rules, the rules in order and what its hours mean. */
export function routingClauses(wording: Wording): Draft[] {
  const { routing } = wording.document
  const { words } = wording
  return TEAMS.flatMap((team) => {
    const given = routing?.[team]
    if (!given) return []
    const name = words.terms.teamsInside[team]
    const sentences = [
      ...given.rules.map((rule) => ruleSentence(`routing.${team}.rules.${rule.id}`, rule, wording)),
      hoursSentence(`routing.${team}.offHours`, given, name, words),
    ]
    return [{ title: words.routing.title(name), sentences }]
  })
}

function ruleSentence(path: string, rule: RoutingRuleDocument, wording: Wording): Sentence {
  const { terms, routing } = wording.words
  const { words, basis } =
    rule.when === undefined ? { words: routing.everyLead, basis: '' } : wording.condition(rule.when, 'fit')
  const who = targetWords(rule.to, wording.words)
  const how = pickWords(rule, wording.words)
  const otherwise = routing.otherwise[rule.otherwise]
  const shown = rule.because.replace(/\{(?:lead|known)\.(\w+)\}/g, '…')
  const name = shown.split(':')[0] ?? rule.id
  return say(
    path,
    routing.rule({ because: shown, when: rule.when === undefined ? null : words, who, how, otherwise }),
    {
      refs: [{ kind: 'rule', id: rule.id }],
      facets: [
        facet(routing.becauseNow(rule.id.replaceAll('_', ' ')), terms.quote(shown), rule.because),
        facet(routing.whenNow(name), words, basis),
        facet(routing.whoNow(name), who, JSON.stringify(rule.to)),
        facet(routing.howNow(name), how ?? routing.onePerson),
        facet(routing.otherwiseNow(name), otherwise),
      ],
    },
  )
}

function targetWords(to: RoutingRuleDocument['to'], { terms, routing }: AgreementWords): string {
  if ('accountOwner' in to) return routing.accountOwner
  if ('people' in to) {
    return to.people.length === 1 ? routing.person(to.people[0]!) : routing.people(terms.all(to.people))
  }
  if ('team' in to) return routing.team(to.team)
  if ('speaks' in to) return routing.speaks(to.speaks)
  return routing.everybody
}

function pickWords({ to, pick, weights }: RoutingRuleDocument, { routing }: AgreementWords): string | null {
  if ('accountOwner' in to || ('people' in to && to.people.length === 1)) return null
  if (pick === 'least_load') return routing.leastLoad
  if (pick === 'rotation') return routing.rotation
  const shares = Object.entries(weights ?? {}).map(([id, weight]) => `${id} ${weight}`)
  return routing.weighted(shares.join(', '))
}

function hoursSentence(
  path: string,
  { offHours }: TeamDocument,
  name: string,
  { routing }: AgreementWords,
): Sentence {
  return say(path, routing.offHours(name, routing.hours[offHours]), {
    facets: [facet(routing.offHoursNow(name), routing.hours[offHours])],
  })
}
