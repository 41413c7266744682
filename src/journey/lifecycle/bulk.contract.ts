import { z } from 'zod'
import { text } from '#platform/http/contract.ts'

/** Somebody chooses them by hand or takes what a list shows: more than this is an import. */
export const MOST_AT_ONCE = 500

const Chosen = {
  ids: z.array(z.uuid()).min(1).max(MOST_AT_ONCE),
  dryRun: z.boolean().default(false).describe('what would happen, leaving everything as it is'),
}
export const BulkAssign = z.strictObject({ ...Chosen, owner: text(100), by: text(100).optional() })
export const BulkDisqualify = z.strictObject({
  ...Chosen,
  reason: text(100),
  note: text(5_000).optional(),
  by: text(100).optional(),
})

export const BulkAnswer = z.object({
  dryRun: z.boolean(),
  changed: z.array(z.string()).describe('ids'),
  refused: z.array(
    z.object({
      id: z.string(),
      name: z.string().nullable(),
      code: z.string(),
      detail: z.string(),
    }),
  ),
})
export type BulkAnswer = z.infer<typeof BulkAnswer>
