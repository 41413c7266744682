import { z } from 'zod'
import { Day, text } from '#platform/http/contract.ts'
import { ORIGINS } from '#journey/measure/grain/origin.rules.ts'

/** Stands for what was not said: `source=-` asks for leads without a source. */
export const NOTHING = '-'

/**
 * What every report of the measurement can be narrowed to; docs/grain.md says what each means. Spread into the query of a
 * route: `z.object({ ...GrainFilters.shape, by: … })`.
 */
export const GrainFilters = z.object({
  from: Day.optional(),
  to: Day.optional(),
  period: z
    .enum(['entry', 'event'])
    .optional()
    .describe('entry: passes that began in it; event: what happened in it'),
  asOf: z.string().optional(),
  source: text(200).optional().describe('- stands for none, here and below'),
  campaign: text(200).optional(),
  channel: text(100).optional(),
  market: text(100).optional(),
  segment: text(100).optional(),
  offer: text(100).optional(),
  origin: z.enum(ORIGINS).optional(),
  owner: text(100).optional(),
  version: z.coerce.number().int().min(0).optional(),
})
