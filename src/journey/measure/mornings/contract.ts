import { z } from 'zod'
import { Share } from '#journey/measure/team.contract.ts'
import { Moment } from '#platform/http/contract.ts'

/** What the pages of marketing, the executive sponsor and the admin answer in the morning. */

const Money = z.object({ amount: z.number(), currency: z.string().nullable() })
export type Money = z.infer<typeof Money>

export const DAYS = ['30', '90', '365'] as const
export const MorningQuery = z.object({ days: z.enum(DAYS).default('90') })
export const MarketingQuery = MorningQuery.extend({ by: z.enum(['source', 'campaign']).default('source') })

/** Where leads of the period stand now; every lead is in exactly one. */
export const STANDS = [
  'developing',
  'with_sales',
  'opportunity',
  'won',
  'lost',
  'nurture',
  'disqualified',
] as const
export type Stands = (typeof STANDS)[number]

const Origin = z.object({
  of: z.string().nullable(),
  leads: z.number().int(),
  qualified: Share,
  accepted: Share.describe('of the qualified'),
  returned: z.number().int().describe('leads that sales gave back at least once'),
  opportunities: z.number().int(),
  won: z.number().int(),
  revenue: z.array(Money),
  spent: z.array(Money).describe('as reported for the period'),
  perLead: z.number().nullable().describe('spent / leads, where one currency was reported'),
  perQualified: z.number().nullable(),
  perWon: z.number().nullable(),
})
export type Origin = z.infer<typeof Origin>

export const MarketingMorning = z.object({
  asOf: Moment,
  countedAt: Moment,
  from: Moment,
  days: z.number().int(),
  by: z.enum(['source', 'campaign']),
  owed: z
    .object({ running: z.number().int(), late: z.number().int(), next: Moment.nullable() })
    .describe('clocks that marketing owes'),
  returns: z.object({ open: z.number().int(), late: z.number().int() }),
  waiting: z.number().int().describe('leads that wait until sales has room'),
  stands: z.array(
    z.object({
      what: z.enum(STANDS),
      count: z.number().int(),
      stages: z.array(z.string()).describe('ids'),
    }),
  ),
  origins: z.array(Origin),
  more: z.number().int().describe('origins beyond those listed'),
  notes: z.array(z.string()),
})
export type MarketingMorning = z.infer<typeof MarketingMorning>

const VERDICTS = ['kept', 'missed', 'unsure', 'none'] as const
export type Verdict = (typeof VERDICTS)[number]

const Promise_ = z.object({
  id: z.string(),
  of: z.enum(['sales', 'marketing', 'leadgen']),
  what: z.enum(['duty', 'answered', 'volume', 'quality']),
  name: z.string().describe('of the duty, or of the stage that is counted'),
  promised: z.number().nullable().describe('share or number; null: a duty without a target'),
  within: z.string().nullable(),
  measured: Share,
  before: Share.nullable().describe('the same, in the period before'),
  verdict: z
    .enum(VERDICTS)
    .describe('unsure: the interval holds the promise · none: nothing was promised or counted'),
})
export type PromiseView = z.infer<typeof Promise_>

export const DECISIONS = [
  'deadlock',
  'proposal',
  'review_overdue',
  'promise_missed',
  'leak',
  'review_soon',
  'unsigned',
] as const

const Decision = z.object({
  what: z.enum(DECISIONS),
  version: z.number().int().nullable(),
  day: Moment.nullable(),
  of: z.string().nullable().describe('the function that has to act, or who has not signed'),
  name: z.string().nullable(),
  measured: Share.nullable(),
  worth: z.number().nullable().describe('expected value of the leads concerned'),
  to: z.string().describe('where in the product it is decided'),
})
export type Decision = z.infer<typeof Decision>

export const SponsorMorning = z.object({
  asOf: Moment,
  countedAt: Moment,
  from: Moment,
  days: z.number().int(),
  agreement: z.object({
    version: z.number().int(),
    name: z.string(),
    signed: z.boolean(),
    since: Moment,
    review: Moment.nullable(),
  }),
  decide: z.array(Decision).describe('what matters most first'),
  promises: z.array(Promise_),
  leaks: z.array(Share.extend({ what: z.string(), worth: z.number().nullable() })),
  money: z.object({
    won: z.array(Money).describe('closed in the period'),
    before: z.array(Money).describe('closed in the period before'),
    wonCount: z.number().int(),
    pipeline: z.array(Money).describe('open now'),
    openCount: z.number().int(),
    sourced: z.array(
      z.object({
        of: z.enum(['marketing', 'leadgen', 'sales']),
        share: Share.describe('opportunities won whose lead this function brought'),
        revenue: z.array(Money),
        promised: z.object({ from: z.number(), to: z.number() }).nullable().describe('per cent of revenue'),
      }),
    ),
  }),
  notes: z.array(z.string()),
})
export type SponsorMorning = z.infer<typeof SponsorMorning>

export const CHECKS = [
  'clocks',
  'outbox',
  'mail',
  'sender',
  'mailbox',
  'mailing',
  'refused',
  'imports',
  'sign_in',
  'left',
  'keys',
  'claimed',
] as const

const Check = z.object({
  what: z.enum(CHECKS),
  state: z.enum(['ok', 'look', 'act']),
  count: z.number().int().nullable(),
  since: Moment.nullable(),
  names: z.array(z.string()).describe('the first few concerned'),
  to: z.string().nullable(),
})
export type Check = z.infer<typeof Check>

export const WorkspaceMorning = z.object({
  asOf: Moment,
  checks: z.array(Check),
  size: z.object({ leads: z.number().int(), entries: z.number().int(), bytes: z.number() }),
  started: Moment,
  schema: z.number().int(),
  node: z.string(),
  postgres: z.string(),
})
export type WorkspaceMorning = z.infer<typeof WorkspaceMorning>
