import { z } from 'zod'
import { Balance, Lift, OUTCOMES } from '#journey/measure/lift.contract.ts'
import { Day, Moment, PageQuery } from '#platform/http/contract.ts'

/** Shapes of a programme's proof over HTTP. Shares are 0 to 1, money amounts per person. docs/proof.md */

export const LiftQuery = z.object({
  asOf: Day.optional().describe('what was known at the end of that day, in UTC; default: now'),
})

export const ProofView = z.object({
  programme: z.object({ id: z.string(), name: z.string() }),
  asOf: Moment,
  /** figures of a large programme are kept for a while */
  countedAt: Moment,
  since: Moment.nullable().describe('when the first person was drawn; null: nobody was'),
  holdOut: z.number().describe('percent that the latest version holds out'),
  currency: z.string().nullable().describe('that the amounts are in'),
  unpriced: z.number().int().describe('deals won without an amount, or in another currency'),
  outcomes: z
    .array(Lift.extend({ sentence: z.string().describe('what the numbers justify saying') }))
    .describe('of long series every so many looks, and the last'),
  balance: Balance.extend({ sentence: z.string() }).nullable(),
})
export type ProofView = z.infer<typeof ProofView>

export const DrawnQuery = PageQuery.extend({
  asOf: LiftQuery.shape.asOf,
  arm: z.enum(['took', 'held_out']).default('took'),
  outcome: z.enum(OUTCOMES).optional().describe('only those who came to it; default: everybody'),
})
export type DrawnQuery = z.infer<typeof DrawnQuery>

/** Somebody of an arm, with what they came to after the draw. */
export const DrawnPerson = z.object({
  id: z.uuid(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  company: z.string().nullable(),
  stage: z.object({ id: z.string(), name: z.string() }),
  version: z.number().int().describe('that drew them'),
  drawnAt: Moment,
  acceptedAt: Moment.nullable(),
  opportunityAt: Moment.nullable(),
  wonAt: Moment.nullable(),
  won: z.number().nullable().describe('all of their deals in the currency of the figures, not cut'),
})
export type DrawnPerson = z.infer<typeof DrawnPerson>
