import { z } from 'zod'
import { TEAMS } from '#journey/agreement/ruleset.ts'

/** A programme as people write it: the drawing's JSON, and the YAML of the command line. */

const id = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9_]*$/, 'is a lower_snake_case word')
const line = z.string().trim().min(1, 'is missing').max(200)
const duration = z.string().trim().max(40)
const condition = z.strictObject({ id, label: line, if: z.string().trim().min(1).max(2_000) })
const next = id.nullable().describe('The step that follows; null: the programme ends')
const step = { id, name: line }

export const Way = z
  .strictObject({
    id,
    label: line,
    did: z.string().max(60).optional().describe('A kind of touch since the last mail of this programme'),
    if: z.string().trim().max(2_000).optional().describe('A condition as in the agreement'),
    next,
  })
  .refine((way) => (way.did === undefined) !== (way.if === undefined), {
    path: ['did'],
    message: 'give either did or if',
  })

export const StepDocument = z.discriminatedUnion('does', [
  z.strictObject({ ...step, does: z.literal('mail'), template: id, next }),
  z.strictObject({ ...step, does: z.literal('wait'), for: duration, next }),
  z.strictObject({
    ...step,
    does: z.literal('task'),
    of: z.enum(TEAMS),
    within: duration,
    activity: z
      .string()
      .max(60)
      .optional()
      .describe('An activity of the agreement that does it too; attempt: any try to reach the person'),
    next,
  }),
  z.strictObject({ ...step, does: z.literal('webhook'), hook: id, next }),
  z.strictObject({
    ...step,
    does: z.literal('branch'),
    ways: z.array(Way).min(1).max(10),
    within: duration.optional().describe('How long to wait for one of the ways; left out: decided at once'),
    otherwise: next,
  }),
])
export type StepDocument = z.infer<typeof StepDocument>

export const ProgrammeDocument = z.strictObject({
  name: line,
  purpose: id,
  entry: z.strictObject({
    stages: z.array(z.string().max(60)).min(1, 'name at least one stage').max(20),
    reasons: z.array(z.string().max(60)).max(50).optional(),
    when: z.array(condition).max(20).default([]),
    again: duration.optional().describe('How long after its end somebody may be taken in again'),
  }),
  goal: z.array(condition).max(10).default([]),
  holdOut: z.number().min(0).max(50).default(0).describe('Percent kept out at random'),
  start: id,
  steps: z.array(StepDocument).min(1, 'must hold at least one step').max(100),
})
export type ProgrammeDocument = z.infer<typeof ProgrammeDocument>
