import { z } from 'zod'
import { Day, PageQuery, text } from '#platform/http/contract.ts'
import { ORIGINS } from '#journey/measure/grain/origin.rules.ts'

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'))

/** Decimal text keeps every digit; what comes from a file is text already. */
export const Amount = z
  .union([
    z.number().finite().nonnegative().max(1e15),
    z.string().regex(/^\d{1,15}(\.\d{1,4})?$/, 'is a decimal number'),
  ])
  .describe('in the currency’s major unit; as text to keep every digit')
export const Currency = z
  .string()
  .regex(/^[A-Z]{3}$/, 'is a three-letter ISO 4217 code')
  .refine((code) => !/^[A-Z]{3}$/.test(code) || CURRENCIES.has(code), 'is no currency that is known')

/** Where money or hours went: to a campaign, to a source, or to neither, and from which day to which. */
const Place = {
  campaign: text(200).min(1).optional().describe('left out: it went to none, and reports say so'),
  source: text(200).min(1).optional(),
  from: Day,
  to: Day.describe('the last day, which belongs to it'),
}
const forward = ({ from, to }: { from: string; to: string }): boolean => from <= to
const BACKWARDS = { path: ['to'], message: 'lies before from' }

export const SpendInput = z
  .strictObject({ ...Place, amount: Amount, currency: Currency })
  .refine(forward, BACKWARDS)
export type SpendInput = z.infer<typeof SpendInput>

export const HoursInput = z
  .strictObject({
    person: text(100).min(1).optional().describe('the id of somebody here'),
    function: z
      .enum(ORIGINS)
      .optional()
      .describe('of several people together, or of people who are not here'),
    ...Place,
    hours: z
      .union([z.number(), z.string().regex(/^\d{1,8}(\.\d{1,2})?$/, 'is a number of hours')])
      .refine((hours) => Number(hours) > 0 && Number(hours) < 1e8, 'must be more than 0'),
    cost: Amount.optional().describe('of all these hours; left out: it is not known'),
    currency: Currency.optional(),
  })
  .refine(forward, BACKWARDS)
  .refine(({ person, function: team }) => person !== undefined || team !== undefined, {
    path: ['person'],
    message: 'or function is needed',
  })
  .refine(({ cost, currency }) => cost === undefined || currency !== undefined, {
    path: ['currency'],
    message: 'is needed with a cost',
  })
export type HoursInput = z.infer<typeof HoursInput>

export const RateInput = z.strictObject({
  currency: Currency,
  day: Day,
  rate: z
    .union([z.number().finite(), z.string().regex(/^\d{1,11}(\.\d{1,12})?$/, 'is a decimal number')])
    .refine((rate) => Number(rate) > 0 && Number(rate) < 1e11, 'must be more than 0')
    .describe('units of the base currency for one of this'),
})
export type RateInput = z.infer<typeof RateInput>

/** In the base currency, by the rate of the last day that it is about; null: there is no rate of that day. */
const InBase = z.object({ amount: z.string(), rateOf: z.string().nullable() }).nullable()

export const SpendView = z.object({
  id: z.uuid(),
  campaign: z.string().nullable(),
  source: z.string().nullable(),
  from: z.string(),
  to: z.string(),
  amount: z.string(),
  currency: z.string(),
  inBase: InBase,
})
export type SpendView = z.infer<typeof SpendView>

export const HoursView = z.object({
  id: z.uuid(),
  person: z.string().nullable(),
  personName: z.string().nullable(),
  function: z.string().nullable(),
  campaign: z.string().nullable(),
  source: z.string().nullable(),
  from: z.string(),
  to: z.string(),
  hours: z.string(),
  cost: z.string().nullable(),
  currency: z.string().nullable(),
  inBase: InBase,
})
export type HoursView = z.infer<typeof HoursView>

export const RateView = z.object({ currency: z.string(), day: z.string(), rate: z.string() })
export type RateView = z.infer<typeof RateView>

export const RatesQuery = PageQuery.extend({ currency: Currency.optional() })

export const MoneySettings = z.object({
  base: z.string().describe('the currency in which reports add up'),
  chosen: z.boolean().describe('false: nobody chose it; it is what most opportunities are in'),
  currencies: z
    .array(
      z.object({
        currency: z.string(),
        opportunities: z.number().int(),
        spend: z.number().int(),
        hours: z.number().int(),
        latestRate: z.string().nullable().describe('the day'),
      }),
    )
    .describe('every currency that money was told in'),
})
export type MoneySettings = z.infer<typeof MoneySettings>

export const MoneyInput = z.strictObject({ base: Currency })

export const MONEY_LISTS = ['spend', 'hours', 'rates'] as const
export type MoneyList = (typeof MONEY_LISTS)[number]

export const MoneyImportQuery = z.object({
  dryRun: z.enum(['true', 'false']).default('true'),
  mapping: text(4000)
    .optional()
    .describe('JSON: which column is which field; default: proposed from the headers'),
  currency: Currency.optional().describe('of rows that name none'),
})
