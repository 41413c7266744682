import { z } from 'zod'
import { GrainFilters } from '#journey/measure/grain/filter.contract.ts'
import { OF, PERIODS } from '#journey/measure/contribution/contribution.contract.ts'
import { ORIGINS } from '#journey/measure/grain/origin.rules.ts'
import { PageQuery } from '#platform/http/contract.ts'

/** What contribution can be asked; apart from the answers, which the screens read and filters do not belong to. */
const Asked = z.object({
  ...GrainFilters.omit({ period: true, from: true, to: true }).shape,
  of: z
    .enum(OF)
    .default('pipeline')
    .describe('pipeline: deals by when they were opened; revenue: by when they were won'),
  each: z.enum(PERIODS).default('quarter').describe('length of a period'),
})
export const ContributionQuery = Asked
export type ContributionQuery = z.infer<typeof ContributionQuery>

export const ContributionDealsQuery = Asked.extend(PageQuery.shape).extend({
  back: z.coerce.number().int().min(0).max(60).default(0).describe('so many periods before the running one'),
  credit: z.enum(['sourced', 'influenced']).default('sourced'),
  function: z.enum(ORIGINS).optional(),
})
export type ContributionDealsQuery = z.infer<typeof ContributionDealsQuery>
