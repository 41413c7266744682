import { facetValues } from '#work/list.store.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Choice, Choices } from '#journey/measure/choices.contract.ts'
import type { Language } from '#platform/language.contract.ts'
import type { Services } from '#work/services.ts'

const ORIGINS: Record<Language, Record<string, string>> = {
  en: {
    marketing: 'Marketing',
    leadgen: 'Lead generation',
    sales: 'Sales',
    partner: 'Partners',
    agency: 'Agencies',
  },
  de: {
    marketing: 'Marketing',
    leadgen: 'Leadgenerierung',
    sales: 'Vertrieb',
    partner: 'Partner',
    agency: 'Agenturen',
  },
}

/** GET /api/measure/choices: what the filters of the measurement offer. */
export async function choices(services: Services, request: Request): Promise<Answer> {
  const known = await facetValues(services.db)
  const rules = services.law.at(services.now())
  const of = (facet: string): Choice[] =>
    known.filter((one) => one.facet === facet).map(({ value }) => ({ id: value, name: value }))
  const groups = (list: Record<string, { label: string }>): Choice[] =>
    Object.entries(list).map(([id, { label }]) => ({ id, name: label }))
  const body: Choices = {
    source: of('source'),
    campaign: of('campaign'),
    channel: of('channel'),
    market: groups(rules.markets),
    segment: groups(rules.segments),
    offer: groups(rules.offers),
    origin: Object.entries(ORIGINS[request.language]).map(([id, name]) => ({ id, name })),
    owner: [...services.people.values()]
      .filter(({ function: team }) => team !== null)
      .map(({ id }) => ({ id, name: services.owner(id) })),
    version: services.agreements
      .map(({ ruleset }) => ({ id: String(ruleset.version), name: String(ruleset.version) }))
      .reverse(),
    stages: rules.path.map((id) => ({ id, name: rules.stages[id]!.name })),
  }
  return { status: 200, body }
}
