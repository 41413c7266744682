import { z } from 'zod'
import { Day, PageQuery } from '#platform/http/contract.ts'
import { EACH } from '#journey/measure/maturity/periods.rules.ts'
import { GrainFilters } from '#journey/measure/grain/filter.contract.ts'
import { OF } from '#journey/measure/maturity/contract.ts'

// cohorts are what the period narrows: it is about entry in any case
const filters = GrainFilters.omit({ period: true }).shape

export const MaturityQuery = z.object({
  ...filters,
  of: z.enum(OF).default('revenue'),
  each: z.enum(EACH).default('quarter').describe('how long a cohort is'),
})
export type MaturityQuery = z.infer<typeof MaturityQuery>

export const MaturedQuery = PageQuery.extend({
  ...filters,
  of: z.enum([...OF, 'leads', 'open']).default('revenue'),
  each: z.enum(EACH).default('quarter'),
  cohort: Day.optional().describe('a day of the period in which the leads began'),
  age: z.coerce.number().int().min(0).max(24).optional().describe('what came by that age'),
  in: Day.optional().describe('a day of the period in which it came'),
  term: z.enum(['short', 'long']).optional().describe('within the horizon, or later'),
})
export type MaturedQuery = z.infer<typeof MaturedQuery>
