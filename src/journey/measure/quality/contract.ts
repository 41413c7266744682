import { z } from 'zod'
import { GrainFilters } from '#journey/measure/grain/filter.contract.ts'
import { Moment } from '#platform/http/contract.ts'
import { Share } from '#journey/measure/team.contract.ts'

export const QualityQuery = z.object(GrainFilters.shape)

const Rep = Share.extend({
  id: z.string(),
  name: z.string(),
  came: z.enum(['met', 'missed', 'few']).describe('few: too few leads to say'),
})
export type RepView = z.infer<typeof Rep>

const Steady = z.object({
  mean: z.number().describe('leads accepted a month'),
  cv: z.number().nullable().describe('coefficient of variation; null: fewer than two months, or none'),
  chance: z.number().nullable().describe('what chance alone makes of so many: 1/√mean'),
  p: z.number().nullable().describe('how likely chance alone scatters them as far'),
  run: z
    .object({
      median: z.number(),
      longest: z.number().int(),
      longestLimit: z.number().int(),
      crossings: z.number().int(),
      crossingsLimit: z.number().int(),
      signal: z.boolean(),
    })
    .nullable()
    .describe('rules of a run chart; null: fewer than ten months beside the median'),
})

const Model = z.object({
  origin: z.string(),
  name: z.string(),
  leads: z.number().int(),
  qualified: Share,
  accepted: Share.describe('of those offered, or accepted without an offer'),
  won: Share,
  months: z.array(z.number().int()).describe('accepted in each of `months`'),
  steady: Steady,
})
export type ModelView = z.infer<typeof Model>

export const QualityView = z.object({
  asOf: Moment,
  countedAt: Moment,
  from: Moment,
  to: Moment,
  needed: z.number().describe('share of a rep’s leads that has to be fully qualified'),
  fewest: z.number().int().describe('of fewer answered leads nothing is said of a rep'),
  met: Share.describe('reps for whom it was, of those with enough leads'),
  before: Share.describe('the same, in as long a time before'),
  reps: z.array(Rep),
  quarters: z.array(z.object({ from: z.string(), met: Share })),
  months: z.array(z.string()).describe('whole months, the oldest first'),
  models: z.array(Model),
  waiting: z.number().int().describe('leads that are still being counted'),
})
export type QualityView = z.infer<typeof QualityView>
