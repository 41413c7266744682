import { z } from 'zod'
import { LeadSummary, ReasonView } from '#journey/lifecycle/contract.ts'
import { Brief } from '#journey/handoff/brief.contract.ts'
import { Moment, text } from '#platform/http/contract.ts'

export const AcceptInput = z.strictObject({
  by: text(100).optional().describe('rep; default: the rep it was offered to'),
})
export const ReturnInput = z.strictObject({
  reason: text(100),
  note: text(5_000).optional(),
  by: text(100).optional(),
})
export const ContactedInput = z.strictObject({
  how: text(100).default('call'),
  at: Moment.optional(),
  note: text(5_000).optional(),
  by: text(100).optional(),
})
export const RateInput = z.strictObject({
  of: z.enum(['lead', 'brief']).default('lead'),
  rating: z.number().int().min(1).max(5),
  note: text(5_000).optional(),
  by: text(100).optional(),
})

export const InboxQuery = z.object({ rep: text(100) })
export const Inbox = z.object({
  rep: z.object({ id: z.string(), name: z.string() }),
  offers: z.array(
    z.object({
      lead: LeadSummary,
      offeredAt: Moment,
      due: Moment,
      brief: Brief,
      returnReasons: z.array(ReasonView).describe('of the version that judges this lead'),
    }),
  ),
  working: z.array(LeadSummary).describe('accepted and in work, next step first'),
  answered: z
    .object({ accepted: z.number().int(), returned: z.number().int(), expired: z.number().int() })
    .describe('answers of the last 30 days; what was accepted and then returned counts in both'),
})
export type Inbox = z.infer<typeof Inbox>

export const InboxCount = z.object({ offers: z.number().int() })
export type InboxCount = z.infer<typeof InboxCount>
