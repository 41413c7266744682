import { z } from 'zod'
import { Moment, PageQuery, text } from '#platform/http/contract.ts'
import { LEVELS } from '#journey/identity/company-score.rules.ts'

const Named = z.object({ id: z.uuid(), name: z.string() })
const Owner = z.object({ id: z.string(), name: z.string() })

export const COMPANY_SORTS = ['score', 'name', 'people', 'engaged', 'activity'] as const

export const CompaniesQuery = PageQuery.extend({
  q: text(200).optional().describe('part of its name or domain'),
  sort: z.enum(COMPANY_SORTS).default('score').describe('names upwards, all else downwards'),
})
export type CompaniesQuery = z.infer<typeof CompaniesQuery>

const Group = z.array(
  z.object({ level: z.enum(LEVELS), people: z.number().int(), engaged: z.number().int() }),
)

export const CompanySummary = z.object({
  id: z.uuid(),
  name: z.string(),
  domain: z.string().nullable(),
  score: z.number().int(),
  people: z.number().int(),
  engaged: z.number().int().describe('people with points for what they did'),
  missing: z.array(z.enum(LEVELS)).describe('levels of the buying group at which nobody is known'),
  lastActivityAt: Moment.nullable(),
})
export type CompanySummary = z.infer<typeof CompanySummary>

const Tie = z.object({
  id: z.uuid(),
  kind: z.enum(['same', 'part']),
  company: Named,
  other: Named,
  madeAt: Moment,
  madeBy: Owner,
})

export const CompanyDetail = z.object({
  id: z.uuid(),
  name: z.string(),
  called: z.array(Named).describe('companies that are this one, as people joined them'),
  domains: z.array(z.object({ domain: z.string(), by: Owner, at: Moment })),
  sharing: z.array(Named).describe('other companies with one of these domains'),
  parent: Named.nullable(),
  parts: z.array(Named).describe('companies that are part of it'),
  ties: z.array(Tie).describe('what people said of it, and can take back'),
  alike: z.array(Named).describe('companies of the same name, but for legal form'),
  account: z.uuid().nullable().describe('its page as a target account'),
  score: z.object({
    total: z.number().int(),
    parts: z.array(z.object({ points: z.number().int(), because: z.string() })),
  }),
  group: Group,
  people: z
    .array(
      z.object({
        id: z.uuid(),
        name: z.string().nullable(),
        title: z.string().nullable(),
        level: z.enum(LEVELS).nullable(),
        stage: z.object({ id: z.string(), name: z.string() }),
        owner: Owner,
        score: z.number().int(),
        engagement: z.number().int(),
        touches: z.number().int(),
        lastActivityAt: Moment,
      }),
    )
    .describe('the strongest first, at most 500'),
  touches: z
    .array(z.object({ lead: Named, kind: z.string(), at: Moment, asset: z.string().nullable() }))
    .describe('the latest 20'),
  opportunities: z.array(
    z.object({
      id: z.string(),
      name: z.string().nullable(),
      status: z.enum(['open', 'won', 'lost']),
      amount: z.string().nullable(),
      currency: z.string().nullable(),
      lead: z.uuid(),
    }),
  ),
  total: z.number().int().describe('people, also beyond those listed'),
})
export type CompanyDetail = z.infer<typeof CompanyDetail>

export const TieInput = z.strictObject({ company: z.uuid() })
export const DomainInput = z.strictObject({ domain: text(253) })
