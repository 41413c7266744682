import { z } from 'zod'
import { ORIGINS } from '#journey/measure/grain/origin.rules.ts'
import { ModelView } from '#journey/measure/attribution/model.contract.ts'
import { Moment } from '#platform/http/contract.ts'

/** What GET /api/attribution is asked and answers. Amounts are decimal text in the base currency. */

export const ATTRIBUTION_DIMENSIONS = [
  'channel',
  'source',
  'campaign',
  'content',
  'kind',
  'segment',
  'message',
] as const
export type AttributionDimension = (typeof ATTRIBUTION_DIMENSIONS)[number]

export const LOOK_BACK_MONTHS = 24

const Credit = z.object({
  model: z.string(),
  amount: z.string(),
  share: z.number().nullable().describe('of all money, deals without a touch included'),
  deals: z.number().describe('one deal may be shared by several'),
  rank: z.number().nullable().describe('by amount, ties share the mean; null: not a value of the dimension'),
})

export const AttributionRow = z.object({
  of: z.string().nullable().describe('value of the dimension; null: the touches do not say'),
  label: z.string().describe('as people read it'),
  untouched: z
    .enum(ORIGINS)
    .nullable()
    .describe('no touch was recorded before these deals, and this function brought them'),
  touches: z.number().int(),
  deals: z.number().int().describe('with at least one such touch on their path'),
  credits: z.array(Credit).describe('in the order of the models'),
})
export type AttributionRow = z.infer<typeof AttributionRow>

export const AttributionView = z.object({
  asOf: Moment,
  countedAt: Moment,
  from: Moment.nullable(),
  to: Moment.nullable(),
  by: z.enum(ATTRIBUTION_DIMENSIONS),
  until: z.enum(['opened', 'closed']),
  months: z.number().int(),
  currency: z.string().nullable().describe('the base currency; null: no amount is known'),
  model: z.string(),
  models: z.array(ModelView),
  deals: z.object({
    all: z.number().int(),
    amount: z.string().describe('of those with an amount'),
    touched: z.number().int().describe('with at least one touch on their path'),
    touches: z.number().int(),
    withoutAmount: z.number().int(),
    withoutRate: z.number().int(),
    undated: z.number().int(),
    contactedLater: z.number().int().describe('all touches came after the deal was opened (or closed)'),
    cut: z.number().int().describe('older touches lie before the window'),
    future: z.number().int().describe('touches dated later than the moment that is asked about'),
    late: z.number().int().describe('recorded after that moment'),
  }),
  rows: z.array(AttributionRow).describe('the most credited by `model` first'),
  more: z.number().int().describe('rows beyond those listed'),
  learned: z.array(
    z.object({
      model: z.string(),
      paths: z.number(),
      won: z.number(),
      chance: z.number(),
      lumped: z.number().int(),
      drawn: z.number().int().describe('orders that were drawn; 0: all were reckoned'),
      effects: z.array(
        z.object({
          of: z.string().nullable(),
          label: z.string(),
          effect: z.number(),
          error: z.number().nullable(),
        }),
      ),
    }),
  ),
  sensitivity: z.object({
    dependence: z.enum(['hardly', 'partly', 'much', 'unknown']),
    taus: z.array(z.object({ model: z.string(), tau: z.number().nullable() })),
    moved: z
      .object({
        label: z.string(),
        best: z.number(),
        bestBy: z.string(),
        worst: z.number(),
        worstBy: z.string(),
      })
      .nullable()
      .describe('whose rank depends on the model most'),
  }),
  notes: z.array(z.string()),
})
export type AttributionView = z.infer<typeof AttributionView>

export const DealTouch = z.object({
  lead: z.string(),
  name: z.string().nullable(),
  at: Moment,
  kind: z.string(),
  kindLabel: z.string(),
  label: z.string(),
  amount: z.string().nullable(),
  counts: z.boolean().describe('of the value that was asked for'),
})

export const AttributionDeal = z.object({
  id: z.string(),
  name: z.string().nullable(),
  company: z.string().nullable(),
  lead: z.string().describe('the lead that the deal is counted with'),
  owner: z.string().nullable(),
  amount: z.string().nullable(),
  credit: z.string().describe('what of it the value gets'),
  share: z.number(),
  openedAt: Moment.nullable(),
  closedAt: Moment.nullable(),
  end: Moment.nullable(),
  touches: z.array(DealTouch),
})
export type AttributionDeal = z.infer<typeof AttributionDeal>
