import { z } from 'zod'
import {
  ATTRIBUTION_DIMENSIONS,
  LOOK_BACK_MONTHS,
} from '#journey/measure/attribution/attribution.contract.ts'
import { GrainFilters } from '#journey/measure/grain/filter.contract.ts'
import { ORIGINS } from '#journey/measure/grain/origin.rules.ts'
import { PageQuery } from '#platform/http/contract.ts'

/** What attribution can be asked; apart from the answers, which the screens read and filters do not belong to. */
const Asked = z.object({
  ...GrainFilters.omit({ period: true }).shape,
  by: z.enum(ATTRIBUTION_DIMENSIONS).default('channel'),
  model: z.string().max(40).default('w'),
  until: z.enum(['opened', 'closed']).default('opened'),
  months: z.coerce.number().int().min(1).max(120).default(LOOK_BACK_MONTHS),
})

/** The period is that in which deals were won. */
export const AttributionQuery = Asked
export type AttributionQuery = z.infer<typeof AttributionQuery>

export const AttributionDealsQuery = Asked.extend(PageQuery.shape).extend({
  of: z
    .string()
    .max(500)
    .optional()
    .describe('a value of the dimension; - for touches that do not say; left out: all deals'),
  untouched: z.enum(ORIGINS).optional().describe('deals without a touch that this function brought'),
})
export type AttributionDealsQuery = z.infer<typeof AttributionDealsQuery>
