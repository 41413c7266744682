import { z } from 'zod'
import { GrainFilters } from '#journey/measure/grain/filter.contract.ts'
import { Moment, PageQuery, text } from '#platform/http/contract.ts'

export const AFTERLIFE_BY = ['reason', 'rep', 'source'] as const
/** What became of them; `all`: whatever did. */
export const AFTERLIFE_CAME = ['all', 'back', 'qualified', 'opportunity', 'won', 'ours', 'elsewhere'] as const

const { period: _period, ...narrowing } = GrainFilters.shape
const asked = {
  ...narrowing,
  by: z.enum(AFTERLIFE_BY).default('reason'),
  months: z.coerce.number().int().min(1).max(60).default(24).describe('bought from us within so many'),
}
export const AfterlifeQuery = z.object(asked)
export type AfterlifeQuery = z.infer<typeof AfterlifeQuery>
export const AfterlifeLeadsQuery = PageQuery.extend({
  ...asked,
  of: text(200).optional().describe('only of this value of `by`; - stands for none'),
  came: z.enum(AFTERLIFE_CAME).default('all'),
})
export type AfterlifeLeadsQuery = z.infer<typeof AfterlifeLeadsQuery>

const Count = z.number().int()
const Share = z.object({
  hits: Count,
  n: Count,
  share: z.number().nullable(),
  low: z.number().nullable().describe('95 % interval of Wilson'),
  high: z.number().nullable(),
})
const Row = z.object({
  of: z.string().nullable(),
  name: z.string().nullable().describe('null: nobody said why, or where from'),
  leads: Count.describe('went aside in the period: disqualified, lost or closed; each once'),
  back: Share.describe('came back in a later pass'),
  qualified: Share.describe('qualified again'),
  opportunity: Share,
  won: Share.describe('won since'),
  elsewhere: Count.describe('bought elsewhere, as was heard'),
  within: Share.describe('won within `months`, of those for whom these are over'),
  amount: z.string().describe('won since, decimal text in the base currency'),
  deals: Count.describe('whose amounts these are'),
})
export type AfterlifeRow = z.infer<typeof Row>

export const AfterlifeView = z.object({
  asOf: Moment,
  countedAt: Moment,
  from: Moment.nullable(),
  to: Moment.nullable(),
  by: z.enum(AFTERLIFE_BY),
  months: Count,
  currency: z.string(),
  rows: z.array(Row).describe('those with most leads first'),
  all: Row,
  small: Count.describe('leads below which a share says hardly anything'),
  without: Count.describe('deals without an amount or a rate of their day: in no sum'),
})
export type AfterlifeView = z.infer<typeof AfterlifeView>

export const AfterlifeLead = z.object({
  id: z.uuid(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  company: z.string().nullable(),
  at: Moment.describe('when they went aside'),
  why: z.string().nullable(),
  rep: z.object({ id: z.string(), name: z.string() }),
  came: z.enum(['nothing', 'back', 'qualified', 'opportunity', 'won']).describe('how far they came since'),
  amount: z.string().nullable().describe('won since, in the base currency'),
})
export type AfterlifeLead = z.infer<typeof AfterlifeLead>
