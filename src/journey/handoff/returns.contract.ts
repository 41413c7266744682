import { z } from 'zod'
import { ATTEMPT_OUTCOMES, WAYS } from '#journey/handoff/facts.ts'
import { Moment, text } from '#platform/http/contract.ts'

export const AttemptInput = z.strictObject({
  how: z.enum(WAYS).default('call'),
  outcome: z.enum(ATTEMPT_OUTCOMES).describe('connected and not_interested are real contact'),
  automatic: z
    .boolean()
    .default(false)
    .describe('sent by a programme: never contact, never an attempt of a duty'),
  at: Moment.optional(),
  note: text(5_000).optional(),
})
export type AttemptInput = z.infer<typeof AttemptInput>

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

export const ReleaseInput = z.strictObject({ because: z.enum(['left', 'released']).default('released') })
export const Released = z.object({ released: z.number().int().describe('leads that somebody else gets now') })
