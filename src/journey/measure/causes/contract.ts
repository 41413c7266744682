import { Day, Moment } from '#platform/http/contract.ts'
import { Share } from '#journey/measure/team.contract.ts'
import { z } from 'zod'

export const CausesQuery = z.object({ from: Day.optional(), to: Day.optional(), asOf: z.string().optional() })

export const CausesView = z.object({
  asOf: Moment,
  countedAt: Moment,
  from: Moment,
  to: Moment,
  died: z
    .number()
    .int()
    .describe('passes that were disqualified, lost or fell back to nurture, and were not won'),
  looked: z.number().int().describe('of them, the newest, that were looked at'),
  causes: z
    .array(Share.extend({ key: z.string().describe('as surveys name causes, docs/survey.md') }))
    .describe('the most frequent first; several may hold for one lead, so they do not add up'),
  silent: z.array(z.string()).describe('causes of which the record says nothing'),
})
export type CausesView = z.infer<typeof CausesView>
