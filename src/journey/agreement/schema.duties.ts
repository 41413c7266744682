import { z } from 'zod'
import { duration, id, line } from './schema.atoms.ts'
import { DUTY_FROM, DUTY_UNTIL, TEAMS } from './ruleset.ts'

/** What somebody owes once something happened, by when, and the ladder of what follows when it stays undone. */
export const duty = z.strictObject({
  id,
  name: line.describe('What is owed, as people read it'),
  of: z.enum(TEAMS).describe('Whose duty it is'),
  from: z
    .enum(DUTY_FROM)
    .describe(
      'What starts the clock: the stage is entered, the lead is offered, accepted, contacted or returned, or a return is appealed',
    ),
  until: z
    .string()
    .regex(
      new RegExp(`^(${DUTY_UNTIL.join('|')}|activity:[a-z][a-z0-9_]{0,62})$`),
      `must be one of ${DUTY_UNTIL.join(', ')} or activity:ID`,
    )
    .describe(`What stops it: ${DUTY_UNTIL.join(', ')}, or activity:ID`),
  within: duration.describe('By when, from the start of the clock'),
  attempts: z
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(50, 'must be at most 50')
    .optional()
    .describe('With until: attempts, how many'),
  over: duration
    .optional()
    .describe('With until: attempts, so long after the first the last one comes at the earliest'),
  remind: duration.optional().describe('Reminded after this time; before it is due'),
  tellManager: duration.optional().describe('The manager is told after this time'),
  takeBack: duration.optional().describe('The lead goes to somebody else after this time'),
})
export type DutyDocument = z.infer<typeof duty>
