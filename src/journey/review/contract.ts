import { z } from 'zod'

const Share = z
  .object({ share: z.number(), low: z.number(), high: z.number() })
  .nullable()
  .describe('95 % Wilson interval; null when nothing was counted')
const Counted = z.object({ count: z.number().int(), of: z.number().int(), share: Share })
const LeadRef = z.object({ id: z.string(), name: z.string().nullable(), at: z.string(), why: z.string() })
const Money = z.object({ currency: z.string().nullable(), amount: z.number() })

export const ReviewPack = z.object({
  version: z.number().int(),
  name: z.string(),
  from: z.string(),
  until: z.string(),
  builtAt: z.string(),
  falsePositives: Counted.extend({
    returned: z.number().int(),
    returnedLater: z.number().int(),
    disqualifiedLater: z.number().int(),
    leads: z.array(LeadRef),
  }).describe('handed over as sales-ready, and not kept by sales'),
  missed: Counted.extend({
    won: z.number().int(),
    wonAmounts: z.array(Money),
    leads: z.array(LeadRef),
  }).describe('became an opportunity although the agreement had not handed them over'),
  reasons: z.array(
    z.object({ reason: z.string(), label: z.string(), count: z.number().int(), share: Share }),
  ),
  clocks: z.array(
    z.object({
      side: z.string().describe('the function that owes it'),
      what: z.string(),
      within: z.string(),
      kept: z.number().int(),
      of: z.number().int(),
      share: Share,
    }),
  ),
  ratings: z.array(
    z.object({
      quarter: z.string(),
      alpha: z.number().nullable(),
      low: z.number().nullable(),
      high: z.number().nullable(),
    }),
  ),
  notes: z.array(z.string()),
})
export type ReviewPack = z.infer<typeof ReviewPack>

export const Review = z.object({
  version: z.number().int(),
  name: z.string(),
  due: z.string().nullable().describe('the day by which the agreement in force has to be reviewed'),
  state: z.enum(['none', 'later', 'soon', 'overdue']),
  pack: ReviewPack.nullable().describe('the latest that was built'),
})
export type Review = z.infer<typeof Review>
