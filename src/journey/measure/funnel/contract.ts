import { z } from 'zod'
import { Moment } from '#platform/http/contract.ts'

export const SPLITS = [
  'source',
  'campaign',
  'channel',
  'market',
  'segment',
  'offer',
  'origin',
  'owner',
  'version',
  'country',
  'level',
  'asset',
] as const
export type Split = (typeof SPLITS)[number]

const Count = z.number().int()

const Share = z.object({
  hits: Count,
  n: Count,
  share: z.number().nullable(),
  low: z.number().nullable().describe('95 % interval of Wilson'),
  high: z.number().nullable(),
})
export type Share = z.infer<typeof Share>

const Within = z.object({
  days: z.number().nullable().describe('null: more than the rest had not moved on'),
  low: z.number().nullable().describe('95 % interval of Brookmeyer and Crowley; null: not reached'),
  high: z.number().nullable(),
})

const Way = z.object({ stage: z.string(), name: z.string(), kind: z.string(), n: Count })

const Point = z.object({
  days: z.number(),
  moved: z.number().describe('share that has moved on by then (Aalen and Johansen)'),
  left: z.number().describe('share that has left by then'),
  alone: z.number().describe('1 − Kaplan and Meier: what it would be if nobody left'),
})

const Step = z.object({
  stage: z.string(),
  name: z.string(),
  kind: z.string(),
  entered: Count,
  moved: Share.nullable().describe('entered a later stage; null at the end of the path'),
  open: Count.describe('neither moved on nor left'),
  back: Count.nullable().describe('of these, at an earlier stage now; null: asked of a past moment'),
  left: Share.describe('left the path from here'),
  to: z.array(Way).describe('where those that left went first'),
  median: Within.nullable(),
  p90: Within.nullable(),
  curve: z.array(Point),
  backwards: Count.describe('entered a later stage before this one; not in the times'),
})
export type FunnelStep = z.infer<typeof Step>

const Overall = z.object({ entered: Count, won: Share })

const Row = z.object({
  of: z.string().nullable().describe('null: not said'),
  name: z.string(),
  entered: z.array(Count).describe('a number for each stage of the path'),
  moved: z.array(Share.nullable()),
  overall: Overall,
})
export type FunnelRow = z.infer<typeof Row>

const Cohort = z.object({
  from: Moment.nullable(),
  to: Moment.nullable(),
  asOf: Moment,
  steps: z.array(Step),
  overall: Overall,
})
export type FunnelCohort = z.infer<typeof Cohort>

const Notes = z.object({
  waiting: Count.describe('leads that are still being counted'),
  late: Count.describe('passes that had begun by then and were recorded later'),
  future: Count.describe('passes that are said to begin in the future'),
  before: Moment.nullable().describe('the period begins before anything is known: the first that is'),
  cut: Moment.nullable().describe('the period goes on after this moment, which is what is known'),
  elsewhere: Count.describe('passes that entered no stage of this path'),
})
export type FunnelNotes = z.infer<typeof Notes>

export const FunnelView = Cohort.extend({
  countedAt: Moment,
  against: Cohort.nullable(),
  by: z.enum(SPLITS).nullable(),
  rows: z.array(Row),
  more: Count.describe('rows beyond those listed'),
  notes: Notes.extend({
    oneIn: Count.describe('times are those of every so many-th lead, by a hash; 1: of all'),
  }),
})
export type FunnelView = z.infer<typeof FunnelView>

const Money = z.string().describe('in the base currency')

const Flow = z.object({
  from: z.string().describe('`source:NAME`, `source:` for none, `source:*` for the small ones, or a stage'),
  to: z.string().describe('a stage'),
  at: Count.describe('which of `moments`'),
  n: Count,
  value: z.number().describe('what these are worth: won, or expected'),
})
export type RiverFlow = z.infer<typeof Flow>

export const RiverView = z.object({
  asOf: Moment,
  countedAt: Moment,
  from: Moment.nullable(),
  to: Moment.nullable(),
  moments: z.array(Moment).describe('ends of the spans in which flows are counted'),
  sources: z.array(z.object({ id: z.string(), name: z.string(), n: Count })),
  stages: z.array(z.object({ id: z.string(), name: z.string(), kind: z.string() })).describe('the path'),
  exits: z.array(z.object({ id: z.string(), name: z.string(), kind: z.string() })),
  flows: z.array(Flow),
  money: z
    .object({
      base: z.string(),
      won: Money,
      wonN: Count,
      mean: Money.nullable().describe('of what was won; null: nothing was won with an amount'),
      chances: z.record(z.string(), z.number()).describe('share of those who got so far that were won'),
      without: z.array(z.object({ currency: z.string().nullable(), amount: z.string(), n: Count })),
    })
    .nullable()
    .describe('null: there is no amount anywhere'),
  notes: Notes,
})
export type RiverView = z.infer<typeof RiverView>

export const BehindLead = z.object({
  id: z.uuid(),
  pass: Count,
  name: z.string().nullable(),
  email: z.string().nullable(),
  company: z.string().nullable(),
  source: z.string().nullable(),
  campaign: z.string().nullable(),
  owner: z.object({ id: z.string(), name: z.string() }),
  enteredAt: Moment,
  next: z.object({ stage: z.string(), name: z.string(), kind: z.string(), at: Moment }).nullable(),
  days: z.number().nullable().describe('from entering to what came next, or until now'),
})
export type BehindLead = z.infer<typeof BehindLead>
