import { z } from 'zod'
import { GrainFilters } from '#journey/measure/grain/filter.contract.ts'
import { text } from '#platform/http/contract.ts'

/** What a file of a report can be, beside JSON. */
export const FORMATS = ['json', 'csv', 'svg'] as const

/**
 * What a report is asked for, over HTTP and by the command line's flags alike. Strict: a figure of all leads must not pass
 * for one of a filter that was misspelt.
 */
export const ReportQuery = z.strictObject({
  ...GrainFilters.shape,
  by: text(100).optional().describe('a dimension of the report'),
  format: z.enum(FORMATS).optional().describe('svg: as a picture'),
})
export type ReportQuery = z.infer<typeof ReportQuery>
