import { z } from 'zod'
import { Day, Moment, PageQuery, text } from '#platform/http/contract.ts'
import { GrainFilters } from '#journey/measure/grain/filter.contract.ts'
import { MEASURES, RULES } from '#journey/measure/change/names.contract.ts'
import { Proof } from '#people/confirm.contract.ts'
import { VERDICTS } from '#journey/measure/change/verdict.rules.ts'

const { from: _from, to: _to, period: _period, asOf: _asOf, ...narrowing } = GrainFilters.shape

export const ChangeInput = z.strictObject({
  title: text(120).trim().min(1),
  what: text(2_000).trim().min(1).describe('what is to change'),
  measure: z.enum(MEASURES).describe('what it is judged by'),
  starts: Day.describe('its first day'),
  baseline: z
    .strictObject({ from: Day, to: Day })
    .describe('days before it, with at least eight whole weeks, counted back from its first day'),
  filters: z.strictObject(narrowing).default({}).describe('whose leads it is about; as everywhere'),
})
export type ChangeInput = z.infer<typeof ChangeInput>

export const ChangeSign = z.strictObject({
  hash: text(64).describe('of the baseline that was read'),
  function: z.enum(['marketing', 'sales']).optional().describe('for whom; left out: for one’s own'),
  proof: Proof.optional(),
})

const Count = z.number().int()
const Figure = z.object({
  week: Day.describe('its first day'),
  n: Count.describe('cases of a share, deals, or what money is divided by'),
  hits: Count.nullable().describe('of a share'),
  value: z.number().nullable().describe('as it is drawn; null: there was nothing to measure'),
  amount: z.string().nullable().describe('money of the week, decimal text in the base currency'),
})
export type FigureView = z.infer<typeof Figure>

const Signed = z.object({ function: z.string(), name: z.string(), at: Moment, method: z.string() })

const Signal = z.object({ rule: z.enum(RULES), side: z.enum(['above', 'below']) })

const Point = Figure.extend({
  part: z
    .enum(['baseline', 'between', 'after', 'later'])
    .describe('later: half a year after, and not judged'),
  low: z.number().nullable().describe('limits of three standard deviations'),
  high: z.number().nullable(),
  signals: z.array(Signal).describe('rules that the point breaks'),
})
export type ChangePoint = z.infer<typeof Point>

const Effect = z.object({
  before: z.number(),
  after: z.number(),
  difference: z.number(),
  low: z.number().nullable().describe('95 % interval'),
  high: z.number().nullable(),
  nBefore: Count.describe('cases of a share; weeks of a measure'),
  nAfter: Count,
})

const Result = z.object({
  verdict: z.enum(VERDICTS),
  sentence: z.string(),
  weeks: Count.describe('whole weeks since the first day of which nothing is still to come'),
  needed: Count,
  ripe: Day.describe('when there are enough of them'),
  effect: Effect.nullable(),
  limits: z.array(z.string()).describe('what the comparison cannot rule out, in words'),
})

const Change = z.object({
  id: z.uuid(),
  title: z.string(),
  what: z.string(),
  measure: z.enum(MEASURES),
  kind: z.enum(['share', 'hours', 'count', 'money']),
  better: z.enum(['up', 'down']),
  currency: z.string(),
  starts: Day,
  baseline: z.object({ from: Day, to: Day }),
  filters: z.record(z.string(), z.union([z.string(), z.number()])),
  status: z.enum(['proposed', 'signed', 'withdrawn']),
  proposedAt: Moment,
  proposedBy: z.object({ id: z.string(), name: z.string() }),
  hash: z.string().describe('SHA-256 of what is signed: the declaration and the figures of the baseline'),
  signatures: z.array(Signed),
  result: Result.nullable().describe('null: before both have signed, after it was withdrawn, or not for you'),
})
export type ChangeView = z.infer<typeof Change>
export const ChangeView = Change

export const ChangeDetail = Change.extend({
  countedAt: Moment,
  frozen: z.object({
    at: Moment,
    leads: Count,
    digest: z.string().describe('SHA-256 over the leads and what each counted as'),
    centre: z.number().nullable().describe('null: the baseline does not vary, or holds nothing'),
    spread: z.number().nullable(),
  }),
  corrected: z
    .object({ leads: Count, centre: z.number().nullable(), weeks: Count.describe('that read otherwise now') })
    .nullable()
    .describe('the same days counted again now, where that gives something else; null: it gives the same'),
  points: z.array(Point),
})
export type ChangeDetail = z.infer<typeof ChangeDetail>

export const ChangeLeadsQuery = PageQuery.extend({ week: Day.describe('the first day of a week of it') })
export const ChangeLead = z.object({
  id: z.uuid(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  company: z.string().nullable(),
  at: Moment,
  hit: z.boolean().nullable().describe('of a share: whether it counts'),
  hours: z.number().nullable(),
  amount: z.string().nullable().describe('of revenue, in the base currency; null: no amount or no rate'),
})
export type ChangeLead = z.infer<typeof ChangeLead>
