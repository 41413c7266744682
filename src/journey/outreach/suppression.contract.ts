import { z } from 'zod'
import { Day, Moment, PageQuery, text } from '#platform/http/contract.ts'

export const SUPPRESSION_KINDS = ['email', 'domain', 'company', 'phone'] as const
export type SuppressionKind = (typeof SUPPRESSION_KINDS)[number]

/** The weightiest first: of several that hold, the first is named. */
export const SUPPRESSION_REASONS = [
  'asked',
  'do_not_call',
  'competitor',
  'customer',
  'open_deal',
  'bounced',
  'erased',
] as const
export type SuppressionReason = (typeof SUPPRESSION_REASONS)[number]

/** Those that somebody may give; `erased` follows from an erasure, and only their own word undoes it. */
export const GIVEN_REASONS = SUPPRESSION_REASONS.filter((one) => one !== 'erased')

/** Ways to approach somebody that may be asked about, each with its own answer. */
export const CHANNELS = ['call', 'email', 'message', 'meeting'] as const

/** Why somebody is left alone. `id` is null where it follows from the record: a won or an open deal. */
export const Suppressed = z.object({
  id: z.uuid().nullable(),
  reason: z.enum(SUPPRESSION_REASONS),
  kind: z.enum(SUPPRESSION_KINDS),
  value: z.string().nullable().describe('what is suppressed; null when it was erased'),
  source: z.string(),
  until: Day.nullable().describe('the last day on which it holds; null: for good'),
  sentence: z.string(),
})
export type Suppressed = z.infer<typeof Suppressed>

export const SuppressionInput = z.strictObject({
  value: text(500).describe('an e-mail address, a domain, a phone number or a company'),
  kind: z.enum(SUPPRESSION_KINDS).optional().describe('Default: as the value looks'),
  reason: z.enum(GIVEN_REASONS),
  note: text(500).optional(),
  source: text(200).optional().describe('where it comes from; default: by hand'),
  until: Day.optional(),
})
export type SuppressionInput = z.infer<typeof SuppressionInput>

export const SuppressionView = z.object({
  id: z.uuid(),
  kind: z.enum(SUPPRESSION_KINDS),
  value: z.string().nullable(),
  reason: z.enum(SUPPRESSION_REASONS),
  note: z.string().nullable(),
  source: z.string(),
  until: Day.nullable(),
  over: z.boolean().describe('its last day has passed'),
  addedAt: Moment,
  addedBy: z.object({ id: z.string(), name: z.string() }),
  mail: z.uuid().nullable().describe('the mail that came in and asked for it'),
})
export type SuppressionView = z.infer<typeof SuppressionView>

export const SuppressionsQuery = PageQuery.extend({
  q: text(200).optional().describe('part of what is suppressed'),
  kind: z.enum(SUPPRESSION_KINDS).optional(),
  reason: z.enum(SUPPRESSION_REASONS).optional(),
})
export type SuppressionsQuery = z.infer<typeof SuppressionsQuery>

const Counted = z.object({ count: z.number().int(), capped: z.boolean() })

export const SuppressionSummary = z.object({
  entries: z.array(z.object({ reason: z.enum(SUPPRESSION_REASONS), count: z.number().int() })),
  derived: z
    .object({ customers: Counted, openDeals: Counted })
    .describe('companies that are left alone because the record says so'),
})
export type SuppressionSummary = z.infer<typeof SuppressionSummary>

export const CheckQuery = z.object({
  lead: z.uuid().optional(),
  account: z.uuid().optional(),
  value: text(500).optional().describe('an address, a domain, a number or a company'),
  channel: z.enum(CHANNELS).optional().describe('Default: whichever'),
})
export const CheckAnswer = z.object({ suppressed: Suppressed.nullable() })
