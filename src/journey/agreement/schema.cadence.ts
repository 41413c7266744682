import { z } from 'zod'
import { duration, expression, fieldId, id, line, prose } from './schema.atoms.ts'

/** How lead development works a stage: who is called first, what the call asks, and what comes after each attempt. */
export const cadence = z.strictObject({
  hot: z
    .array(z.strictObject({ id, label: line, if: expression }))
    .max(20)
    .default([])
    .describe('Called before all others until the first attempt; all must hold'),
  ask: z
    .array(z.strictObject({ id: fieldId.describe('A lead field'), question: line }))
    .max(30)
    .default([])
    .describe('What the qualification card asks, in the order of the talk'),
  steps: z
    .array(
      z.strictObject({
        id,
        name: line.describe('What is done, as people read it'),
        by: z.enum(['call', 'email', 'message']),
        after: duration.describe('From the attempt before; of the first step: from entering the stage'),
        script: prose.optional().describe('Markdown. {firstName}, {company} and {asked} are filled in'),
      }),
    )
    .min(1, 'must hold at least one step')
    .max(30, 'must not hold more than 30'),
})
export type CadenceDocument = z.infer<typeof cadence>
