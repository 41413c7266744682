import { facetValues } from '#work/list.store.ts'
import { figures } from '#work/figures.ts'
import { ORIGINS } from '#journey/measure/grain/origin.rules.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Choice, Choices } from '#journey/measure/choices.contract.ts'
import type { Language } from '#platform/language.contract.ts'
import type { Services } from '#work/services.ts'

const ORIGIN_NAMES: Record<Language, Record<string, string>> = {
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
    channel: await channels(services),
    market: groups(rules.markets),
    segment: groups(rules.segments),
    offer: groups(rules.offers),
    origin: ORIGINS.map((id) => ({ id, name: ORIGIN_NAMES[request.language][id]! })),
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

/** Nobody keeps a list of channels: they are looked for among the leads, once for everybody. */
async function channels(services: Services): Promise<Choice[]> {
  const { value } = await figures(services, 'measure channels', async (db) => {
    const { rows } = await db.query<{ channel: string }>(
      'select distinct channel from passes where workspace_no = 1 and channel is not null order by 1 limit 200',
      [],
      { timeoutMs: 60_000 },
    )
    return rows.map(({ channel }) => ({ id: channel, name: channel }))
  })
  return value
}

/** What a value of a dimension is called; dimensions whose values are names themselves give them back. */
export function nameIn(services: Services, language: Language): (by: string, of: string) => string {
  const rules = services.law.at(services.now())
  return (by, of) => {
    if (by === 'owner') return services.owner(of)
    if (by === 'origin') return ORIGIN_NAMES[language][of] ?? of
    if (by === 'market' || by === 'segment' || by === 'offer') return rules[`${by}s`][of]?.label ?? of
    return of
  }
}
