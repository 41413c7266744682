import { z } from 'zod'
import { ATTEMPT_OUTCOMES, WAYS } from '#journey/handoff/facts.ts'
import { Moment } from '#platform/http/contract.ts'

const Named = z.object({ id: z.string(), name: z.string() })

/** What somebody owes on a lead, by when, and what happens when it stays undone. */
export const Owed = z.object({
  clock: z.string().describe('id of the duty'),
  what: z.string(),
  until: z
    .string()
    .describe('what stops it: answer, contact, attempts, verdict, return_answered, left, activity:ID'),
  team: z.string(),
  person: Named.describe('a person, or the desk where nobody has the lead'),
  since: Moment,
  due: Moment,
  breached: z.boolean().describe('its time ran out; it runs on until it is met'),
  next: z
    .object({ rung: z.enum(['remind', 'breach', 'manager', 'take_back']), at: Moment })
    .nullable()
    .describe('what its clock does next'),
  tries: z.number().int().describe('attempts that counted so far'),
  attempts: z.number().int().nullable().describe('how many are owed; null: it is not about attempts'),
})
export type Owed = z.infer<typeof Owed>

export const Tried = z.object({
  n: z.number().int().describe('attempts of this pass, automatic ones left out'),
  lastAt: Moment,
  how: z.enum(WAYS),
  outcome: z.enum(ATTEMPT_OUTCOMES),
})
export type Tried = z.infer<typeof Tried>

/** The latest return, until the lead is offered again. */
export const CameBack = z.object({
  rep: Named,
  reason: Named,
  stage: Named.describe('the stage that it came back from'),
  team: z.string().describe('whose it was there'),
  at: Moment,
  answer: z.enum(['agreed', 'appealed']).nullable(),
  appeal: z.enum(['upheld', 'overturned']).nullable(),
})
export type CameBack = z.infer<typeof CameBack>
