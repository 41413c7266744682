import { z } from 'zod'
import { GrainFilters } from '#journey/measure/grain/filter.contract.ts'
import { LEAKS } from '#journey/measure/leaks/classes.rules.ts'
import { Moment, PageQuery, text } from '#platform/http/contract.ts'
import { ROLES } from '#people/roles.rules.ts'
import { STEPS } from '#journey/measure/cost/cost.rules.ts'

/** Shapes of the leak ledger, of the cost of quality, and of a lead's own books. Money: decimal text of the base currency. */

const amount = z.string().describe('decimal text, two places, in the base currency')
const Expected = z
  .object({ mean: z.number(), low: z.number(), high: z.number() })
  .nullable()
  .describe('in the base currency, with the 95 % interval of the estimate; null: too little history to say')
export type ExpectedView = z.infer<typeof Expected>

/** What every one of these pages has to say about the money in it. */
const Laid = z.object({
  currency: z.string().describe('the base currency, ISO 4217'),
  without: z
    .array(z.object({ currency: z.string(), amount: z.string(), n: z.number() }))
    .describe('reported amounts without a rate of their day: in no figure'),
  hours: z.number().describe('hours of people whose cost nobody told: in no figure'),
  late: z.number().describe('amounts that were reported after the day that is looked at'),
  nobodys: amount.describe('spent in days in which no lead came that it was for'),
  waiting: z.number().describe('leads that are still being counted'),
})
export type LaidView = z.infer<typeof Laid>

const Bin = z.object({
  n: z.number(),
  said: z.number(),
  won: z.number(),
  share: z.number(),
  low: z.number(),
  high: z.number(),
})
const Value = z.object({
  asOf: Moment.describe('learned from what had happened by then'),
  horizonDays: z.number().describe('a chance is that of being won within so many days'),
  by: z
    .enum(['signed', 'card'])
    .describe('leads of a stage are told apart by the signed points, or by those of a learned card'),
  n: z.number().describe('situations of leads that the chances rest on'),
  won: z.number(),
  priced: z.number().describe('wins with an amount'),
  refused: z.enum(['too_few_leads', 'too_few_wins', 'too_few_amounts']).nullable(),
  calibration: z
    .object({ n: z.number(), won: z.number(), brier: z.number(), brierOfAll: z.number(), bins: z.array(Bin) })
    .nullable()
    .describe('chances learned from the older part, held against what came after'),
})
export type ValueView = z.infer<typeof Value>

/** These figures know leads by their coming alone, so there is no `period` to choose. */
const Filters = GrainFilters.omit({ period: true })
export const LeaksQuery = Filters

const Leak = z.object({
  what: z.enum(LEAKS),
  leads: z.number(),
  expected: Expected,
  spent: amount,
  since: Moment.nullable().describe('since when the one lies there that lies there longest'),
  trend: z.array(z.number()).describe('leads at the end of each of twelve weeks, and now'),
  owner: z.object({
    role: z.enum(ROLES),
    people: z.array(z.object({ id: z.string(), name: z.string() })),
  }),
  duty: z
    .object({
      names: z.array(z.string()),
      within: z.string(),
      of: z.string().describe('the function that owes it'),
      signedBy: z.string().nullable().describe('null: nobody has signed the agreement for that function'),
    })
    .nullable()
    .describe('what the agreement promises here; null: nobody promised anything'),
})
export type LeakView = z.infer<typeof Leak>
export type LeakClass = LeakView['what']

export const LeakLedger = Laid.extend({
  asOf: Moment,
  classes: z
    .array(Leak)
    .describe('in the order in which a lead is looked for: it is in the first that holds'),
  all: z.object({ leads: z.number(), expected: Expected, spent: amount, trend: z.array(z.number()) }),
  days: z.array(z.string()).describe('the moments of the trends'),
  value: Value,
})
export type LeakLedger = z.infer<typeof LeakLedger>

export const LyingQuery = PageQuery.extend(Filters.shape)
export const LyingLead = z.object({
  id: z.uuid(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  company: z.string().nullable(),
  since: Moment,
  stage: z.string().describe('its name'),
  owner: z.object({ id: z.string(), name: z.string() }),
  source: z.string().nullable(),
  campaign: z.string().nullable(),
  expected: z.number().nullable(),
  spent: amount,
})
export type LyingLead = z.infer<typeof LyingLead>

export const CostQuery = Filters.extend({ by: text(20).optional() })

/** What a pass may stand as; recovered: it is of a lead that had been written off before. */
export const STANDINGS = ['won', 'off', 'working', 'recovered'] as const

export const CostLeadsQuery = PageQuery.extend(Filters.shape).extend({
  by: text(20).optional().describe('what the cost was compared by'),
  of: text(500).optional().describe('with `by`: only these; - stands for none'),
  step: z
    .enum(STEPS)
    .optional()
    .describe('those that came to it, of the leads that are old enough to count for it'),
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'is a month such as 2026-03')
    .optional()
    .describe('in which they came'),
  standing: z.enum(STANDINGS).optional(),
})
export type CostLeadsQuery = z.infer<typeof CostLeadsQuery>

export const CostLead = z.object({
  id: z.uuid(),
  pass: z.number().int(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  company: z.string().nullable(),
  source: z.string().nullable(),
  campaign: z.string().nullable(),
  owner: z.object({ id: z.string(), name: z.string() }),
  began: Moment,
  standing: z.enum(['won', 'off', 'working']),
  spent: amount,
  returned: amount.nullable().describe('null: not won, or without an amount or a rate of its day'),
})
export type CostLead = z.infer<typeof CostLead>

const Cost = z.object({
  step: z.enum(STEPS),
  leads: z.number().describe('old enough to have come so far'),
  spent: amount.describe('on these leads'),
  reached: z.number(),
  each: amount.nullable().describe('null: none came so far, or nothing was spent'),
  low: amount.nullable().describe('95 % interval; where none came so far: at least so much each'),
  high: amount.nullable().describe('null: open upwards'),
  rank: z.number().nullable().describe('from the cheapest on'),
})
const CostRow = z.object({
  of: z.string().nullable(),
  leads: z.number(),
  spent: amount,
  unpaid: z.number().describe('leads for which no spend was reported'),
  costs: z.array(Cost),
})
export type CostRowView = z.infer<typeof CostRow>
export type Step = CostRowView['costs'][number]['step']

export const CostView = Laid.extend({
  asOf: Moment,
  by: z.string(),
  ripe: z.array(z.object({ step: z.enum(STEPS), days: z.number() })),
  rows: z.array(CostRow),
  more: z.number().describe('smaller ones that are left out'),
  all: CostRow,
  unspent: z.array(
    z.object({
      campaign: z.string().nullable(),
      source: z.string().nullable(),
      from: z.string(),
      to: z.string(),
      spent: amount,
    }),
  ),
})
export type CostView = z.infer<typeof CostView>

const Vintage = z.object({
  month: z.string().describe('2026-03'),
  leads: z.number().describe('passes that began in it'),
  invested: amount.describe('= onWon + onOff + onWorking, to the cent'),
  onWon: amount,
  onOff: amount.describe('on those disqualified, lost or closed'),
  onWorking: amount,
  won: z.number(),
  off: z.number(),
  working: z.number(),
  recovered: z
    .object({ leads: z.number(), spent: amount, won: z.number() })
    .describe('passes of leads that had been written off in an earlier pass'),
  returned: amount.describe('won from them'),
  expected: Expected.describe('of those still working'),
})
export type VintageView = z.infer<typeof Vintage>

export const Vintages = Laid.extend({
  asOf: Moment,
  months: z.array(Vintage),
  all: Vintage.omit({ month: true }),
  unpriced: z.number().describe('wins without an amount, or without a rate of their day: in no figure'),
  value: Value,
})
export type Vintages = z.infer<typeof Vintages>

export const LeadBooks = Laid.omit({ nobodys: true }).extend({
  asOf: Moment,
  spent: amount,
  returned: amount,
  passes: z.array(
    z.object({
      pass: z.number(),
      began: Moment,
      standing: z.enum(['won', 'off', 'working']),
      spent: amount,
      parts: z.array(
        z.object({
          campaign: z.string().nullable(),
          source: z.string().nullable(),
          from: z.string(),
          to: z.string(),
          of: amount.describe('the whole sum'),
          among: z.number().describe('leads that share it'),
          share: amount,
        }),
      ),
      points: z.array(
        z.object({ at: Moment, stage: z.string(), chance: z.number(), expected: z.number().nullable() }),
      ),
      returned: amount,
    }),
  ),
  value: Value,
})
export type LeadBooks = z.infer<typeof LeadBooks>
