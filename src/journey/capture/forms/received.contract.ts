import { z } from 'zod'
import { Moment, PageQuery } from '#platform/http/contract.ts'

/** What became of a form that was sent. */
export const BECAME = ['lead', 'known', 'waiting', 'faded', 'refused'] as const
export type Became = (typeof BECAME)[number]

/** Why one was not taken in. */
export const NOT_TAKEN = ['trap', 'invalid', 'stale', 'quick', 'closed', 'too_large', 'other'] as const
export type NotTaken = (typeof NOT_TAKEN)[number]

export const ReceivedQuery = PageQuery.extend({ became: z.enum(BECAME).optional() })
export type ReceivedQuery = z.infer<typeof ReceivedQuery>

export const ReceivedForm = z.object({
  id: z.uuid(),
  receivedAt: Moment.describe('of a form that was confirmed: when it was'),
  became: z
    .enum(BECAME)
    .describe('lead: a new one · known: of a lead that was there · waiting: for the address to be confirmed · faded: it never was'),
  lead: z
    .object({ id: z.uuid(), name: z.string().nullable(), company: z.string().nullable(), stageName: z.string() })
    .nullable(),
  email: z.string().nullable().describe('as it was sent; null: it names none, or was deleted'),
  because: z.enum(NOT_TAKEN).nullable().describe('of a refused one'),
  fields: z.array(z.string()).describe('of a refused one: the answers that were wrong'),
  fadesAt: Moment.nullable().describe('of a waiting one: until then it can be confirmed'),
  consented: z.boolean().describe('agreed to the form’s purpose'),
  answers: z.array(z.object({ id: z.string(), value: z.string() })).describe('as they were sent'),
}) // prettier-ignore
export type ReceivedForm = z.infer<typeof ReceivedForm>
