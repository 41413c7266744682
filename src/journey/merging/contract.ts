import { z } from 'zod'
import { Moment } from '#platform/http/contract.ts'

const Named = z.object({ id: z.string(), name: z.string() })

export const MergeInput = z.strictObject({
  lead: z.uuid().describe('the lead that turned out to be the same person'),
  preview: z.boolean().default(false).describe('what would happen, leaving everything as it is'),
})

export const UnmergeInput = z.strictObject({
  lead: z.uuid().describe('the lead that shall be on its own again'),
  preview: z.boolean().default(false).describe('what would happen, leaving everything as it is'),
})

/** How a lead stands, or would. */
export const MergeSide = z.object({
  id: z.string(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  company: z.string().nullable(),
  stage: Named.nullable(),
  owner: Named,
  score: z.number(),
  nextStep: z.object({ what: z.string(), due: Moment }),
})
export type MergeSide = z.infer<typeof MergeSide>

const Said = z.object({
  value: z.unknown(),
  lead: z.string().describe('the lead that it was told of'),
  at: Moment,
  by: Named,
})

/** A detail with where it is from, and what the leads of one person say otherwise. */
export const FieldOrigin = Said.extend({
  field: z.string(),
  label: z.string(),
  others: z
    .array(Said)
    .describe('said too, and not shown: a person’s entry stands before a machine’s, else the newest'),
})
export type FieldOrigin = z.infer<typeof FieldOrigin>

export const MergeAnswer = z.object({
  preview: z.boolean(),
  merge: z.string(),
  before: z.object({ survivor: MergeSide, other: MergeSide }),
  survivor: MergeSide.describe('the lead that goes on'),
  other: MergeSide.nullable().describe('the lead on its own; null: it goes on in the other one'),
})
export type MergeAnswer = z.infer<typeof MergeAnswer>

export const MergeHistory = z.object({
  lead: z.string().describe('the lead that goes on: another one, if the one asked for was merged into it'),
  merged: z.array(
    z.object({
      lead: z.string(),
      name: z.string().nullable(),
      email: z.string().nullable(),
      phone: z.string().nullable(),
      company: z.string().nullable(),
      into: z.string().describe('the lead that it was merged into; that may have been merged since'),
      at: Moment,
      by: Named,
      erased: z.boolean(),
    }),
  ),
  past: z
    .array(z.object({ what: z.enum(['merged', 'undone']), lead: z.string(), at: Moment, by: Named }))
    .describe('every merge and every undoing that the stream tells of, newest first'),
  fields: z.array(FieldOrigin),
})
export type MergeHistory = z.infer<typeof MergeHistory>

export const MOST_PAIRS = 200

export const MergePairs = z.strictObject({
  pairs: z
    .array(z.strictObject({ survivor: z.uuid(), lead: z.uuid() }))
    .min(1)
    .max(MOST_PAIRS),
  preview: z
    .boolean()
    .default(false)
    .describe('each pair as if it were the only one, leaving everything as it is'),
})

export const PairsAnswer = z.object({
  preview: z.boolean(),
  merged: z.array(z.object({ survivor: z.string(), lead: z.string(), merge: z.string() })),
  refused: z.array(
    z.object({ survivor: z.string(), lead: z.string(), code: z.string(), detail: z.string() }),
  ),
})
export type PairsAnswer = z.infer<typeof PairsAnswer>
