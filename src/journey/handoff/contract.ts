import { z } from 'zod'
import { ListedLead, ReasonView } from '#journey/lifecycle/contract.ts'
import { Brief } from '#journey/handoff/brief.contract.ts'
import { Owed, Tried } from '#journey/handoff/owed.contract.ts'
import { Order } from '#journey/measure/value/worth.contract.ts'
import { Moment, text } from '#platform/http/contract.ts'

export const AcceptInput = z.strictObject({
  by: text(100).optional().describe('rep; default: the rep it was offered to'),
})
export const ReturnInput = z.strictObject({
  reason: text(100),
  note: text(5_000).optional(),
  by: text(100).optional(),
})
export const RateInput = z.strictObject({
  of: z.enum(['lead', 'brief']).default('lead'),
  rating: z.number().int().min(1).max(5),
  note: text(5_000).optional(),
  by: text(100).optional(),
})

export const InboxQuery = z.object({ rep: text(100), order: Order })
export const Inbox = z.object({
  rep: z.object({ id: z.string(), name: z.string() }),
  offers: z.array(
    z.object({
      lead: ListedLead,
      offeredAt: Moment,
      due: Moment,
      owed: z.array(Owed),
      tried: Tried.nullable(),
      brief: Brief.nullable().describe('of the most pressing offers; null: ask for it'),
      returnReasons: z.array(ReasonView).describe('of the version that judges this lead'),
    }),
  ),
  working: z
    .array(ListedLead.extend({ owed: z.array(Owed), tried: Tried.nullable() }))
    .describe('accepted and in work, next step first; by value: what is overdue, then the most valuable'),
  takenBack: z
    .array(
      z.object({
        lead: z.object({ id: z.uuid(), name: z.string().nullable(), company: z.string().nullable() }),
        at: Moment,
        why: z.string().nullable().describe('what was not done in time; null: the offer was not answered'),
      }),
    )
    .describe('of the last day'),
  answered: z
    .object({ accepted: z.number().int(), returned: z.number().int(), expired: z.number().int() })
    .describe('answers of the last 30 days; what was accepted and then returned counts in both'),
})
export type Inbox = z.infer<typeof Inbox>

export const InboxCount = z.object({ offers: z.number().int() })
export type InboxCount = z.infer<typeof InboxCount>
