import { z } from 'zod'
import { Worth } from '#journey/measure/value/worth.contract.ts'
import { Moment, text } from '#platform/http/contract.ts'

const Outcome = z.enum(['opportunity', 'won'])
const Column = text(200).min(1)
const Share = z.number().min(0).max(1)

export const TrainingInput = z.strictObject({
  outcome: Outcome.optional().describe('what to foretell; default: that it becomes an opportunity'),
  moment: z
    .enum(['entry', 'qualified'])
    .optional()
    .describe('when leads are looked at; default: a day after they came'),
  horizonDays: z
    .number()
    .int()
    .min(14)
    .max(1095)
    .optional()
    .describe('default: the agreement’s short term, else 180'),
  exclude: z.array(Column).max(100).optional().describe('columns not to learn from'),
  keep: z
    .array(Column)
    .max(100)
    .optional()
    .describe('columns to learn from although they look filled in later'),
})
export type TrainingInput = z.infer<typeof TrainingInput>

const Band = z.object({
  label: z.string(),
  rows: z.number().int(),
  yes: z.number().int(),
  said: Share,
  came: Share,
  low: Share,
  high: Share,
})
export type BandView = z.infer<typeof Band>

const RuleView = z.object({
  column: z.string(),
  name: z.string(),
  /** by how much the area under the curve falls without it */
  adds: z.number().nullable(),
  dead: z.string().nullable().describe('why it decides nothing any more'),
  bins: z.array(
    z.object({ points: z.number().int(), text: z.string(), rows: z.number().int(), yes: z.number().int() }),
  ),
})

const Area = z.object({ auc: z.number(), low: z.number(), high: z.number() })

export const CardView = z.object({
  base: z.number().int(),
  evenOdds: z.number(),
  doubling: z.number(),
  rules: z.array(RuleView),
})

export const ValidationView = z.object({
  rows: z.number().int(),
  yes: z.number().int(),
  area: Area,
  /** of the rules in force on the same leads, and how much more the card tells */
  signed: z
    .object({ auc: z.number(), difference: z.number(), low: z.number(), high: z.number(), p: z.number() })
    .nullable(),
  calibrationError: z.number(),
  rollingError: z.number(),
  drift: z.number(),
  curve: z.array(Band),
  lift: z.array(Band.extend({ lift: z.number(), reached: z.number() })),
  groups: z.array(z.object({ column: z.string(), name: z.string(), bands: z.array(Band) })),
})

const SignedView = z.object({
  id: z.string(),
  because: z.string(),
  points: z.number().int(),
  met: z.number().int(),
  yes: z.number().int(),
  share: Share.nullable(),
  low: Share.nullable(),
  high: Share.nullable(),
  lift: z.number().nullable(),
  verdict: z.enum(['dead', 'few', 'against', 'nothing', 'tells']),
})

const Counted = z.object({ opportunity: z.number().int(), won: z.number().int() })

export const TrainingSummary = z.object({
  id: z.uuid(),
  status: z.enum(['waiting', 'running', 'done', 'refused', 'failed', 'cancelled']),
  outcome: Outcome,
  moment: z.enum(['entry', 'qualified']),
  horizonDays: z.number().int(),
  by: z.object({ id: z.string(), name: z.string() }),
  startedAt: Moment,
  finishedAt: Moment.nullable(),
  progress: z.object({ done: z.number().int(), of: z.number().int().nullable() }),
  /** why there is no card: refused, or failed */
  why: z.string().nullable(),
  area: Area.nullable(),
  /** the agreement in force scores by it */
  inForce: z.boolean(),
  /** SHA-256 of the card */
  hash: z.string().nullable(),
  draft: z.uuid().nullable().describe('the draft of the agreement that it went into, the latest'),
})
export type TrainingSummary = z.infer<typeof TrainingSummary>

export const TrainingView = TrainingSummary.extend({
  result: z
    .object({
      version: z.number().int(),
      data: z.object({
        passes: z.number().int(),
        examples: z.number().int(),
        came: Counted,
        from: Moment.nullable(),
        to: Moment.nullable(),
        late: z.number().int(),
        oneIn: z.number().int(),
        leftOut: z.object({
          never: z.number().int(),
          decided: z.number().int(),
          over: z.number().int(),
          censored: z.number().int(),
          unreadable: z.number().int(),
        }),
      }),
      refusal: z.string().nullable().describe('closed list, docs/learned-score.md'),
      /** of a refusal for too few outcomes: how many more are needed */
      missing: z.number().int().nullable(),
      card: CardView.nullable(),
      validation: ValidationView.nullable(),
      other: z
        .object({ outcome: Outcome, error: z.number(), rows: z.number().int(), yes: z.number().int() })
        .nullable(),
      /** columns that were looked at and are no rule, with the reason */
      columns: z.array(z.object({ column: z.string(), name: z.string(), use: z.string(), why: z.string() })),
      signed: z.array(SignedView),
      proposal: z
        .object({
          limit: z.number().int().nullable(),
          share: Share.nullable(),
          kept: z.array(z.string()),
          unsaid: z.array(z.string()),
        })
        .nullable(),
    })
    .nullable(),
})
export type TrainingView = z.infer<typeof TrainingView>

export const Trainings = z.object({
  items: z.array(TrainingSummary),
  next: z.null(),
  /** the card that the agreement in force scores by; null: it scores by its own rules */
  inForce: z.uuid().nullable(),
})
export type Trainings = z.infer<typeof Trainings>

const Came = z
  .object({
    from: z.number().nullable(),
    below: z.number().nullable(),
    n: z.number().int(),
    yes: z.number().int(),
    low: Share,
    high: Share,
  })
  .nullable()
  .describe(
    'leads that the card did not learn from with as many points; null: learned before this was counted',
  )

const LeadChance = z.object({
  card: z.uuid(),
  outcome: Outcome,
  /** as the lead was known then */
  seenAt: Moment,
  until: Moment,
  chance: Share,
  came: Came,
  other: z.object({ outcome: Outcome, chance: Share, came: Came }).nullable(),
  /** where every lead begins; the parts are added to it */
  begin: z.number().int(),
  points: z.number().int(),
  parts: z.array(z.object({ name: z.string(), text: z.string(), points: z.number().int() })),
})
export type LeadChance = z.infer<typeof LeadChance>

export const LeadChanceView = z.object({
  chance: LeadChance.nullable(),
  why: z
    .enum(['no_card', 'not_counted', 'not_qualified', 'over'])
    .nullable()
    .describe(
      'why there is none: no learned card is in force, the lead has only just come, the card looks at qualified leads, the pass is over',
    ),
  worth: Worth.nullable().describe('what it is expected to bring from now on; null: it was not told yet'),
})
export type LeadChanceView = z.infer<typeof LeadChanceView>
