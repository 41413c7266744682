import { z } from 'zod'
import { Moment, text } from '#platform/http/contract.ts'

const money = z
  .union([
    z.number().finite().nonnegative().max(1e15),
    z.string().regex(/^\d{1,15}(\.\d{1,4})?$/, 'is a decimal number'),
  ])
  .describe('in the currency’s major unit; as text to keep every digit')
const currency = z.string().regex(/^[A-Z]{3}$/, 'is a three-letter ISO 4217 code')

export const OpportunityInput = z.strictObject({
  id: text(200).optional(),
  leadIds: z.array(z.uuid()).min(1).max(50).describe('the buying group; the first lead is the primary one'),
  name: text(300).optional(),
  amount: money.optional(),
  currency: currency.optional(),
  stage: text(100).optional(),
  status: z.enum(['open', 'won', 'lost']).default('open'),
  openedAt: Moment.optional(),
  closedAt: Moment.optional(),
  owner: text(100).optional(),
})
export type OpportunityInput = z.infer<typeof OpportunityInput>

export const OpportunityChange = z.strictObject({
  name: text(300).optional(),
  amount: money.optional(),
  currency: currency.optional(),
  stage: text(100).optional(),
  status: z.enum(['open', 'won', 'lost']).optional(),
  closedAt: Moment.optional(),
  owner: text(100).optional(),
})
export type OpportunityChange = z.infer<typeof OpportunityChange>

export const OpportunityView = z.object({
  id: z.string(),
  name: z.string().nullable(),
  company: z.string().nullable(),
  owner: z.string().nullable(),
  status: z.enum(['open', 'won', 'lost']),
  stage: z.string().nullable(),
  amount: z.string().nullable(),
  currency: z.string().nullable(),
  openedAt: Moment.nullable(),
  closedAt: Moment.nullable(),
  leadIds: z.array(z.uuid()),
  fields: z.record(z.string(), z.unknown()),
})
export type OpportunityView = z.infer<typeof OpportunityView>

export const ReportName = z.object({
  name: z.string(),
  summary: z.string(),
  filters: z.array(z.string()).describe('of the common filters those that it can use'),
})
export const ReportView = z.object({
  report: z.string(),
  asOf: z.string(),
  columns: z.array(z.object({ name: z.string(), unit: z.string() })),
  rows: z.array(z.array(z.union([z.string(), z.number(), z.null()]))),
  notes: z.array(z.string()),
})
export type ReportView = z.infer<typeof ReportView>
