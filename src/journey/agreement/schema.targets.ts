import { z } from 'zod'
import { duration, id, percent } from './schema.atoms.ts'
import { TEAMS } from './ruleset.ts'

/** What both sides promise in numbers. Each target may be narrowed to a market, an offer or a segment. */

const period = z.enum(['month', 'quarter', 'year'])
const narrowed = {
  id,
  market: id.optional().describe('Left out: all markets'),
  offer: id.optional().describe('Left out: all offers'),
  segment: id.optional().describe('Left out: all segments'),
}
const list = <T extends z.ZodType>(item: T) =>
  z.array(item).max(200, 'must not hold more than 200').default([])
const amount = z
  .int('must be a whole number')
  .min(1, 'must be at least 1')
  .max(10_000_000, 'must be at most 10000000')

const contribution = z.strictObject({
  ...narrowed,
  function: z.enum(TEAMS),
  of: z.enum(['pipeline', 'revenue']),
  credit: z.enum(['sourced', 'influenced']).describe('Began with it, or was touched by it'),
  from: percent,
  to: percent,
  period,
})
const horizon = z.strictObject({
  ...narrowed,
  shortTerm: percent.describe('Share of the spend meant to pay within the time given'),
  longTerm: percent.describe('Share of the spend that pays later: brand, demand, knowledge'),
  within: duration.describe('What short term means'),
  period,
})
const mix = z.strictObject({
  ...narrowed,
  inbound: percent.describe('Share of qualified leads that came to us'),
  outbound: percent.describe('Share of qualified leads to whom we went'),
  period,
})
const volume = z.strictObject({
  ...narrowed,
  stage: id.describe('Leads that enter this stage'),
  atLeast: amount,
  per: period,
})
const quality = z.strictObject({
  ...narrowed,
  from: id.describe('Of the leads that entered this stage'),
  reach: id.describe('this share goes on to that one'),
  atLeast: percent,
  within: duration.optional(),
  period,
})
const answered = z.strictObject({
  ...narrowed,
  atLeast: percent.describe('Share of offers accepted or returned in the time that the stage gives'),
  period,
})
const contacted = z.strictObject({
  ...narrowed,
  stage: id.describe('Leads of this stage'),
  within: duration,
  atLeast: percent.describe('Share talked to in this time'),
  period,
})
const attempts = z.strictObject({
  ...narrowed,
  stage: id.describe('Leads of this stage that could not be reached'),
  attempts: amount,
  within: duration,
  atLeast: percent.describe('Share of them tried this often in this time'),
  period,
})

export const targets = z.strictObject({
  contribution: list(contribution).describe("Each function's share of pipeline and revenue, as a band"),
  horizon: list(horizon).describe('Short term against long term; adds up to 100'),
  mix: list(mix).describe('Inbound against outbound; adds up to 100'),
  marketing: z.strictObject({ volume: list(volume), quality: list(quality) }).prefault({}),
  sales: z
    .strictObject({ answered: list(answered), contacted: list(contacted), attempts: list(attempts) })
    .prefault({}),
})
