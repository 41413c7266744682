import { z } from 'zod'
import { ASKS, OUTCOMES, SOURCES } from '#journey/watch/facts.ts'
import { Order, Worth } from '#journey/measure/value/worth.contract.ts'
import { Day, Moment, PageQuery, page, text } from '#platform/http/contract.ts'

export const WatchInput = z.strictObject({
  ask: z.enum(ASKS).default('other').describe('why we look again then'),
  on: Day.nullable().optional().describe('the day; null or left out: none'),
  signals: z
    .array(
      z
        .string()
        .max(60)
        .regex(/^[a-z][a-z0-9_]*$/, 'is a lower_snake_case word'),
    )
    .max(20)
    .optional()
    .describe('kinds of touch that wake it; with neither day nor signal nobody looks again'),
  note: text(2_000).optional().describe('personal'),
})
export type WatchInput = z.infer<typeof WatchInput>

export const OutcomeInput = z.strictObject({
  outcome: z.enum(OUTCOMES),
  vendor: text(200).optional().describe('the company that they bought from'),
  how: z.enum(SOURCES),
  on: Day.optional().describe('the day on which it was so; default today'),
  again: Day.optional().describe('look again on that day'),
  note: text(2_000).optional().describe('personal'),
})
export type OutcomeInput = z.infer<typeof OutcomeInput>

export const LISTS = ['due', 'waiting', 'learned'] as const

export const WatchQuery = PageQuery.extend({
  list: z.enum(LISTS).default('due'),
  outcome: z.enum(OUTCOMES).optional().describe('of what was learned'),
  order: Order,
})
export type WatchQuery = z.infer<typeof WatchQuery>

/** A lead that is not for us now. Moments that do not belong to its list are null. */
export const WatchRow = z.object({
  leadId: z.uuid(),
  name: z.string().nullable(),
  company: z.string().nullable(),
  stage: z.string(),
  stageName: z.string(),
  owner: z.string(),
  ownerName: z.string(),
  why: z.string().nullable().describe('the reason that brought it there'),
  ask: z.enum(ASKS).nullable(),
  at: Moment.nullable().describe('due: since when · waiting: its day · learned: when it was so'),
  signals: z.array(z.string()),
  because: z.string().nullable().describe('due: `date` or the kind of touch that woke it'),
  outcome: z.enum(OUTCOMES).nullable(),
  vendor: z.string().nullable(),
  how: z.enum(SOURCES).nullable(),
  by: z.string().nullable(),
  worth: Worth.nullable().describe('what it is expected to bring if it comes back'),
})
export type WatchRow = z.infer<typeof WatchRow>
export const WatchPage = page(WatchRow)

export const WatchCounts = z.object({
  due: z.number().int(),
  waiting: z.number().int(),
  learned: z.number().int(),
  unplanned: z.number().int().describe('disqualified, lost or closed, and nobody said when to look again'),
})
export type WatchCounts = z.infer<typeof WatchCounts>

/** What the page of a lead says of its watch. */
export const LeadWatch = z.object({
  ask: z.enum(ASKS).nullable().describe('null: nobody said when to look again'),
  on: Moment.nullable(),
  signals: z.array(z.string()),
  due: z.boolean().describe('somebody should look now'),
  outcome: z.enum(OUTCOMES).nullable().describe('what became of it, as was learned last'),
})
export type LeadWatch = z.infer<typeof LeadWatch>
