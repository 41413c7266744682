import { z } from 'zod'
import { Moment } from '#platform/http/contract.ts'

/** What is let go by itself, each after its own time. */
export const RETENTION_RULES = ['visits', 'unconfirmed', 'submissions', 'mails_in', 'closed_leads'] as const
export type RetentionRule = (typeof RETENTION_RULES)[number]

/** Days; null: it is kept. A day at least, a hundred years at most. */
const Days = z.number().int().min(1).max(36_500).nullable()

export const RetentionDays = z.strictObject({
  visits: Days,
  unconfirmed: Days,
  submissions: Days,
  mails_in: Days,
  closed_leads: Days,
})
export type RetentionDays = z.infer<typeof RetentionDays>

export const RetentionView = z.object({
  days: RetentionDays,
  updatedAt: Moment.nullable(),
  updatedBy: z.string().nullable(),
  log: z
    .array(
      z.object({
        rule: z.enum(RETENTION_RULES),
        days: z.number().int(),
        endedAt: Moment,
        gone: z.number().int(),
      }),
    )
    .describe('what was let go, the latest first'),
})
export type RetentionView = z.infer<typeof RetentionView>

export const RetentionPreview = z.object({
  due: z.record(z.enum(RETENTION_RULES), z.number().int()).describe('how many would go now, by rule'),
})
