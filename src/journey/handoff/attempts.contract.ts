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

/** The short way to tell of an attempt that reached somebody. */
export const ContactedInput = z.strictObject({
  how: text(100).default('call').describe('call, email, message or visit; anything else is another way'),
  at: Moment.optional(),
  note: text(5_000).optional(),
  by: text(100).optional(),
})
export type ContactedInput = z.infer<typeof ContactedInput>
