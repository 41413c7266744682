import { z } from 'zod'
import { Moment } from '#platform/http/contract.ts'
import { ORIGINS } from '#journey/measure/grain/origin.rules.ts'
import { Share } from '#journey/measure/team.contract.ts'

/** What GET /api/contribution is asked and answers. Amounts are decimal text in the base currency. */

export const PERIODS = ['month', 'quarter', 'year'] as const
export const OF = ['pipeline', 'revenue'] as const
export type Of = (typeof OF)[number]

const Part = z.object({
  of: z.enum(ORIGINS),
  deals: z.number().int(),
  amount: z.string(),
  share: z.number().nullable().describe('of the money'),
  low: z.number().nullable().describe('95 % interval'),
  high: z.number().nullable(),
})
export type PartView = z.infer<typeof Part>

const Band = z.object({ from: z.number(), to: z.number() }).describe('per cent, as agreed')
const VERDICTS = ['kept', 'missed', 'unsure', 'none'] as const

const PeriodView = z.object({
  name: z.string(),
  back: z.number().int().describe('0: the running one'),
  from: Moment,
  to: Moment,
  complete: z.boolean(),
  deals: z.number().int(),
  amount: z.string(),
  withoutAmount: z.number().int(),
  withoutRate: z.number().int(),
  sourced: z.array(Part).describe('every deal once: sums to 100 %'),
  influenced: z.array(Part).describe('overlapping: never to be added'),
})
export type PeriodView = z.infer<typeof PeriodView>

const Judged = z.object({
  name: z.string().describe('of the period'),
  deals: z.number().int(),
  share: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  verdict: z.enum(VERDICTS).describe('unsure: the interval is partly inside the band'),
})

export const ContributionView = z.object({
  asOf: Moment,
  countedAt: Moment,
  of: z.enum(OF),
  each: z.enum(PERIODS),
  currency: z.string(),
  agreement: z.number().int().describe('version in force'),
  periods: z.array(PeriodView).describe('the running one first'),
  bands: z
    .object({
      sourced: z.array(Band.extend({ of: z.enum(ORIGINS) })),
      influenced: z.array(Band.extend({ of: z.enum(ORIGINS) })),
    })
    .describe('of everything, for this period and this money'),
  targets: z.array(
    z.object({
      id: z.string(),
      function: z.enum(ORIGINS),
      of: z.enum(OF),
      credit: z.enum(['sourced', 'influenced']),
      period: z.enum(PERIODS),
      band: Band,
      scope: z.string().nullable().describe('market, segment or offer it is narrowed to'),
      last: Judged.describe('the last complete period'),
      running: Judged,
    }),
  ),
  mix: z.array(
    z.object({
      id: z.string(),
      period: z.enum(PERIODS),
      scope: z.string().nullable(),
      inbound: z.number().describe('per cent, as agreed'),
      name: z.string().describe('of the period: the last complete one'),
      measured: Share.describe('inbound, of the leads that were qualified in the period'),
      verdict: z.enum(VERDICTS).describe('five points either way'),
    }),
  ),
  forecast: z
    .object({
      name: z.string(),
      to: Moment,
      periods: z.number().int().describe('complete periods that it rests on'),
      amount: z.string(),
      shares: z.array(z.object({ of: z.enum(ORIGINS), share: z.number() })),
      backTest: z
        .object({ periods: z.number().int(), error: z.number(), naive: z.number() })
        .nullable()
        .describe('mean error of the shares, percentage points; naive: had they stayed as they were'),
    })
    .nullable()
    .describe('null: too little history'),
  notes: z.array(z.string()),
})
export type ContributionView = z.infer<typeof ContributionView>

export const ContributionDeal = z.object({
  id: z.string(),
  name: z.string().nullable(),
  company: z.string().nullable(),
  lead: z.string(),
  status: z.enum(['open', 'won', 'lost']),
  amount: z.string().nullable(),
  at: Moment.describe('opened, or won'),
  origin: z.enum(ORIGINS),
  took: z.array(z.enum(ORIGINS)).describe('took part before that'),
})
export type ContributionDeal = z.infer<typeof ContributionDeal>
