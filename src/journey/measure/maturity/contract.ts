import { z } from 'zod'
import { BehindLead } from '#journey/measure/funnel/contract.ts'
import { Moment } from '#platform/http/contract.ts'

export const OF = ['revenue', 'pipeline', 'wins', 'opportunities'] as const
export type Of = (typeof OF)[number]

const Count = z.number().int()
const Sum = z.string().describe('leads, or money in `currency`')
const Range = z.object({
  mean: z.number(),
  low: z.number().describe('95 %, log-normal'),
  high: z.number().nullable().describe('null: nothing like it ever came'),
})
export type RangeView = z.infer<typeof Range>

const Cohort = z.object({
  cohort: z.string().describe('2026-03, 2026 Q1'),
  from: Moment,
  leads: Count,
  age: Count.describe('periods that are known of it'),
  sum: Sum.describe('what came so far'),
  n: Count,
  rest: Range.nullable().describe('what is still expected; null: nothing can be told'),
  error: z.number().nullable().describe('standard error of it'),
  share: z.number().nullable().describe('how much of all that is expected has come'),
})
export type CohortView = z.infer<typeof Cohort>

const Cell = z.object({
  cohort: z.string(),
  age: Count,
  sum: Sum.nullable().describe('came by that age; null: not known yet'),
  n: Count.nullable(),
  mean: z.number().nullable().describe('expected by that age'),
  low: z.number().nullable(),
  high: z.number().nullable(),
})
export type CellView = z.infer<typeof Cell>

const Came = z.object({ sum: Sum, n: Count })

const Tried = z.object({
  months: Count,
  asOf: Moment,
  expected: Range.nullable(),
  came: z.number().nullable().describe('of the same leads since; null: nothing could be told then'),
  held: z.boolean().nullable(),
  of: Count.describe('all moments from which one can look as far ahead'),
  heldOf: Count,
})
export type TriedView = z.infer<typeof Tried>

export const MaturityView = z.object({
  asOf: Moment,
  countedAt: Moment,
  of: z.enum(OF),
  each: z.enum(['quarter', 'month']),
  currency: z.string().nullable().describe('null: leads are counted'),
  known: Moment.describe('the end of the last period that is over'),
  ages: Count.describe('up to which age what is to come can be told'),
  cohorts: z.array(Cohort),
  cells: z.array(Cell),
  pattern: z.array(z.number()).describe('share that has come by each age; empty: cannot be told'),
  method: z.enum(['ladder', 'rate']).nullable(),
  because: z.enum(['zero', 'few']).nullable().describe('why not the chain ladder'),
  missing: z
    .object({
      reason: z.enum(['cohorts', 'negative', 'nothing']),
      cohorts: Count.describe('whole ones'),
      cohort: z.string().nullable(),
      age: Count.nullable(),
    })
    .nullable()
    .describe('why nothing can be told of what is to come'),
  rest: Range.nullable().describe('still expected of all cohorts since `known`'),
  error: z.number().nullable(),
  after: Range.nullable().describe('of it after the running period'),
  short: Range.nullable().describe('of `after`, before the cohorts are older than the horizon'),
  long: Range.nullable(),
  byPeriod: z.array(z.object({ period: z.string(), from: Moment, ...Range.shape })),
  running: z
    .object({
      period: z.string(),
      from: Moment,
      to: Moment,
      came: Came.describe('in the period, whenever the lead began'),
      short: Came.describe('of leads that had begun within the horizon'),
      long: Came,
      cohorts: Came.describe('of `cohorts`: to set beside the first of `byPeriod`'),
      leads: Count.describe('that began in the period'),
      own: Came.describe('what came of those already'),
      rest: Range.nullable().describe('what is expected of those after the period'),
    })
    .describe('the period that holds the moment asked about'),
  open: Came.describe('opportunities that are open, as they stand'),
  horizon: z.object({
    months: z.number(),
    signed: z
      .object({ id: z.string(), version: Count, shortTerm: z.number(), longTerm: z.number() })
      .nullable(),
  }),
  backTest: z.array(Tried),
  notes: z.object({
    waiting: Count,
    late: Count,
    future: Count,
    early: Count.describe('dated before their lead’s beginning; counted at age 0'),
    undated: Count,
    unplaced: Count.describe('opportunities whose lead is not counted yet'),
    without: z.array(z.object({ currency: z.string().nullable(), amount: z.string(), n: Count })),
    noAmount: Count,
    begins: Moment.nullable().describe('the first cohort is cut: nothing is known before'),
    cut: Moment.nullable().describe('the running period is known up to here'),
    older: z.boolean().describe('there are cohorts older than those shown'),
  }),
})
export type MaturityView = z.infer<typeof MaturityView>

export const MaturedLead = BehindLead.omit({ enteredAt: true, next: true, days: true }).extend({
  beganAt: Moment,
  at: Moment.nullable().describe('when it was won or became an opportunity'),
  days: z.number().nullable().describe('from the beginning to that'),
  opportunity: z.string().nullable(),
  amount: z.string().nullable().describe('in the base currency; null: none, or none that can be converted'),
})
export type MaturedLead = z.infer<typeof MaturedLead>
