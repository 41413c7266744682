import { z } from 'zod'
import { text } from '#platform/http/contract.ts'

export const ImportStart = z
  .strictObject({
    mapping: text(200_000).describe(
      'YAML; the one of the preview, as it was or corrected. Empty: as proposed',
    ),
    dryRun: z.boolean().default(false).describe('decide everything, write nothing'),
  })
  .describe('Begins an import whose files were uploaded')
export type ImportStart = z.infer<typeof ImportStart>
