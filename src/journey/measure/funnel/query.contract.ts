import { z } from 'zod'
import { GrainFilters } from '#journey/measure/grain/filter.rules.ts'
import { PageQuery, text } from '#platform/http/contract.ts'
import { SPLITS } from '#journey/measure/funnel/contract.ts'

/** What the browser needs no schema for: the filters reach into what runs on the server. */
export const FunnelQuery = z.object({
  ...GrainFilters.shape,
  by: z.enum(SPLITS).optional(),
  against: z
    .enum(['before', 'year'])
    .optional()
    .describe('beside it the period before, or the same one a year ago, each seen at the same age'),
})
export type FunnelQuery = z.infer<typeof FunnelQuery>

export const RiverQuery = z.object({ ...GrainFilters.shape })
export type RiverQuery = z.infer<typeof RiverQuery>

export const BehindQuery = PageQuery.extend({
  ...GrainFilters.shape,
  stage: text(100).describe('a stage of the path'),
  came: text(100)
    .default('entered')
    .describe('entered, first, moved, open, back, left, to.STAGE, exit.STAGE, won'),
  by: z.enum(SPLITS).optional(),
  of: text(200).optional().describe('with `by`: only these; - stands for none'),
})
export type BehindQuery = z.infer<typeof BehindQuery>
