import { z } from 'zod'
import { text } from '#platform/http/contract.ts'

export const ReturnAnswerInput = z.strictObject({
  answer: z.enum(['agreed', 'appealed']).describe('an appeal needs a note, and there is one per return'),
  note: text(5_000).optional(),
})
export type ReturnAnswerInput = z.infer<typeof ReturnAnswerInput>

export const AppealDecisionInput = z.strictObject({
  outcome: z.enum(['upheld', 'overturned']).describe('upheld: the return stands'),
  note: text(5_000).optional(),
})
export type AppealDecisionInput = z.infer<typeof AppealDecisionInput>
