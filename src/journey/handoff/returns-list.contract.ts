import { z } from 'zod'
import { Moment, PageQuery } from '#platform/http/contract.ts'

const Named = z.object({ id: z.string(), name: z.string() })

export const ReturnsQuery = PageQuery.extend({
  state: z
    .enum(['open', 'appealed', 'decided'])
    .default('open')
    .describe('open: can be answered, by its clock; appealed: to be decided; decided: appeals, latest first'),
})
export type ReturnsQuery = z.infer<typeof ReturnsQuery>

const Said = z.object({ by: Named, at: Moment, note: z.string().nullable() })

export const ReturnView = z.object({
  lead: z.object({
    id: z.uuid(),
    name: z.string().nullable(),
    email: z.string().nullable(),
    company: z.string().nullable(),
    title: z.string().nullable(),
    entries: z.number().int(),
    erased: z.boolean(),
  }),
  seq: z.number().int().describe('entry of the return'),
  from: z
    .object({ id: z.string(), name: z.string(), kind: z.string() })
    .describe('the stage it came back from'),
  team: z.string().describe('who returned it'),
  reason: z.object({ id: z.string(), label: z.string() }),
  returned: Said,
  score: z.number().int().describe('when it was offered'),
  follows: z.object({
    stage: z.object({ id: z.string(), name: z.string(), kind: z.string() }),
    nextStep: z.string(),
    due: Moment,
  }),
  clock: z
    .object({ due: Moment, breached: z.boolean(), person: Named, team: z.string() })
    .nullable()
    .describe('by when it has to be answered, or the appeal decided; null: no time was agreed on'),
  answer: Said.extend({ answer: z.enum(['agreed', 'appealed']) }).nullable(),
  decision: Said.extend({ outcome: z.enum(['upheld', 'overturned']) }).nullable(),
})
export type ReturnView = z.infer<typeof ReturnView>

export const ReturnCounts = z.object({
  open: z.number().int().describe('up to 500, as appealed'),
  late: z.number().int().describe('of the open ones'),
  appealed: z.number().int(),
})
export type ReturnCounts = z.infer<typeof ReturnCounts>
