import type { Expressions } from './criteria.rules.ts'
import { own } from './expression.scope.ts'
import { didYouMean, type Finding, type Path } from './problems.rules.ts'
import type { LeadField } from './ruleset.ts'
import { TEAMS } from './ruleset.ts'
import type { Routing, RoutingTarget } from './ruleset.routing.ts'
import type { AgreementDocument, RoutingRuleDocument } from './schema.ts'

/** The routing rules with everything there, and what is wrong or looks like a slip. People are not in the file's checks. */
export function assembleRouting(
  { routing }: AgreementDocument,
  fields: Record<string, LeadField>,
  expressions: Expressions,
  findings: Finding[],
  warnings: Finding[],
): Routing {
  const compiled: Routing = {}
  for (const team of TEAMS) {
    const given = routing?.[team]
    if (!given) continue
    const path: Path = ['routing', team, 'rules']
    checkRules(given.rules, path, fields, findings, warnings)
    compiled[team] = {
      offHours: given.offHours,
      rules: given.rules.map((rule, i) => ({
        id: rule.id,
        because: rule.because,
        text: rule.when ?? null,
        test:
          rule.when === undefined
            ? () => true
            : (expressions.get([...path, i, 'when'].join('.'))?.test ?? (() => false)),
        to: targetOf(rule),
        pick: rule.pick,
        weights: rule.weights ?? {},
        otherwise: rule.otherwise,
      })),
    }
  }
  return compiled
}

function targetOf({ to }: RoutingRuleDocument): RoutingTarget {
  if ('accountOwner' in to) return { among: 'account_owner' }
  if ('people' in to) return { among: 'people', people: to.people }
  if ('team' in to) return { among: 'team', team: to.team }
  if ('speaks' in to) return { among: 'speakers', field: to.speaks.slice('lead.'.length) }
  return { among: 'everybody' }
}

function checkRules(
  rules: RoutingRuleDocument[],
  path: Path,
  fields: Record<string, LeadField>,
  findings: Finding[],
  warnings: Finding[],
): void {
  const seen = new Set<string>()
  let catchesAll = -1
  rules.forEach((rule, i) => {
    const at = (...more: (string | number)[]): Path => [...path, i, ...more]
    if (seen.has(rule.id))
      findings.push({ path: at('id'), message: `There are two routing rules with the id \`${rule.id}\`.` })
    seen.add(rule.id)
    if (rule.weights !== undefined && rule.pick !== 'weighted') {
      const message = 'Weights count only with `pick: weighted`.'
      findings.push({ path: at('weights'), atKey: true, message })
    }
    if ('people' in rule.to) strangers(rule, rule.to.people, at, findings)
    if ('speaks' in rule.to) languageField(rule.to.speaks, at('to', 'speaks'), fields, findings)
    if (catchesAll >= 0) {
      const message = `No lead comes this far: the rule \`${rules[catchesAll]!.id}\` before it takes or keeps every one.`
      warnings.push({ path: at(), message })
    } else if (rule.when === undefined && (rule.otherwise === 'wait' || 'everybody' in rule.to))
      catchesAll = i
  })
  if (catchesAll >= 0) return
  const message =
    'No rule is for every lead: one that fits none, or whose people are all away, waits at the desk. ' +
    'End with `to: { everybody: true }` to hand it to somebody.'
  warnings.push({ path, atKey: true, message })
}

function strangers(
  { weights }: RoutingRuleDocument,
  people: string[],
  at: (...more: (string | number)[]) => Path,
  findings: Finding[],
): void {
  people.forEach((id, i) => {
    if (people.indexOf(id) < i)
      findings.push({ path: at('to', 'people', i), message: `\`${id}\` stands twice in the list.` })
  })
  for (const id of Object.keys(weights ?? {})) {
    if (people.includes(id)) continue
    const message = `\`${id}\` has a weight but is not among the people of this rule.${didYouMean(id, people)}`
    findings.push({ path: at('weights', id), atKey: true, message })
  }
}

function languageField(
  name: string,
  path: Path,
  fields: Record<string, LeadField>,
  findings: Finding[],
): void {
  const id = name.slice('lead.'.length)
  const field = own(fields, id)
  if (field === undefined) {
    const near = didYouMean(id, Object.keys(fields), 'lead.')
    findings.push({ path, message: `Field \`${name}\` is not known.${near}` })
  } else if (field.personal) findings.push({ path, message: `\`${name}\` is personal; rules cannot see it.` })
  else if (field.type !== 'string')
    findings.push({ path, message: `\`${name}\` is no text: a language is looked for in it.` })
}
