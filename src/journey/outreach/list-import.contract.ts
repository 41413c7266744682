import { z } from 'zod'
import { Day, text } from '#platform/http/contract.ts'
import { SUPPRESSION_REASONS } from '#journey/outreach/suppression.contract.ts'

/** What a column of a target list can be. */
export const TARGET_FIELDS = [
  'company',
  'domain',
  'tier',
  'segment',
  'why',
  'owner',
  'nextStep',
  'contactName',
  'contactTitle',
  'contactRole',
  'contactEmail',
] as const
export type TargetField = (typeof TARGET_FIELDS)[number]

/** What a column of a suppression list can be. `value` is of any kind, the others of their own. */
export const SUPPRESS_FIELDS = [
  'email',
  'domain',
  'phone',
  'company',
  'value',
  'reason',
  'note',
  'until',
] as const
export type SuppressField = (typeof SUPPRESS_FIELDS)[number]

const Mapping = text(4000).describe(
  'JSON: which column is which field, such as {"company": "Account name"}; default: proposed from the headers',
)

export const TargetsImportQuery = z.object({
  dryRun: z.enum(['true', 'false']).default('true'),
  mapping: Mapping.optional(),
  tier: text(20).optional().describe('of rows that name none'),
  owner: text(100).optional().describe('of rows that name none'),
})
export type TargetsImportQuery = z.infer<typeof TargetsImportQuery>

export const SuppressionsImportQuery = z.object({
  dryRun: z.enum(['true', 'false']).default('true'),
  mapping: Mapping.optional(),
  reason: z.enum(SUPPRESSION_REASONS).optional().describe('of rows that name none'),
  until: Day.optional(),
})
export type SuppressionsImportQuery = z.infer<typeof SuppressionsImportQuery>

export const ListImportAnswer = z.object({
  dryRun: z.boolean(),
  file: z.string(),
  columns: z.array(
    z.object({ header: z.string(), field: z.string().nullable(), examples: z.array(z.string()) }),
  ),
  read: z.number().int(),
  created: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  refused: z.number().int(),
  rows: z
    .array(
      z.object({
        line: z.number().int(),
        outcome: z.enum(['created', 'updated', 'unchanged']),
        what: z.string(),
      }),
    )
    .describe('the first 50 that were not refused'),
  problems: z
    .array(z.object({ line: z.number().int(), reason: z.string() }))
    .describe('the first 500 refused rows'),
})
export type ListImportAnswer = z.infer<typeof ListImportAnswer>
