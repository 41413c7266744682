import { z } from 'zod'
import { Moment } from '#platform/http/contract.ts'

const WHY_NO_WORTH = ['won', 'not_counted', 'too_few_leads', 'too_few_wins', 'too_few_amounts'] as const
export type WhyNoWorth = (typeof WHY_NO_WORTH)[number]

const Share = z.number().min(0).max(1)
const Chance = z.object({ mean: Share, low: Share, high: Share })
/** Estimates, rounded to cents. */
const Sum = z.object({ mean: z.number(), low: z.number(), high: z.number() })

/** What a lead is expected to bring, and what that rests on. Intervals: 95 %. */
export const Worth = z.object({
  value: Sum.nullable().describe('chance times amount; null: nothing is told, `why` says why'),
  chance: Chance.nullable().describe('to be won within 180 days'),
  amount: Sum.nullable().describe('that a win brings'),
  currency: z.string(),
  by: z
    .enum(['card', 'stage'])
    .describe('the chance is that of the points of the signed card, or of the stage alone'),
  version: z.number().int().nullable().describe('agreement that scores by the card'),
  asOf: Moment.describe('learned from what had happened by then'),
  stage: z.object({ id: z.string(), name: z.string() }).nullable(),
  days: z.tuple([z.number(), z.number().nullable()]).nullable().describe('in the stage; from, below'),
  points: z
    .tuple([z.number().nullable(), z.number().nullable()])
    .nullable()
    .describe('of the card; from, below'),
  seen: z
    .object({ n: z.number().int(), won: z.number().int() })
    .nullable()
    .describe('leads of the past alike in this'),
  outcomes: z
    .object({ n: z.number().int(), won: z.number().int(), priced: z.number().int() })
    .describe('of all leads that were learned from'),
  why: z.enum(WHY_NO_WORTH).nullable(),
})
export type Worth = z.infer<typeof Worth>

/** In which order people are shown what to do next. */
const ORDERS = ['clock', 'value'] as const
export type Order = (typeof ORDERS)[number]
export const Order = z
  .enum(ORDERS)
  .default('clock')
  .describe('what is due first, or what is expected to bring most; a promise that is due comes first in both')
