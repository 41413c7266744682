import { z } from 'zod'
import { Moment, text } from '#platform/http/contract.ts'
import { ListImportAnswer } from '#journey/outreach/list-import.contract.ts'

/** What a column of a file of bought data can be; `email` and `domain` say whom a row is about. */
export const ENRICH_FIELDS = [
  'email',
  'domain',
  'industry',
  'employees',
  'revenue',
  'companySize',
  'segment',
  'country',
  'region',
  'city',
  'title',
  'department',
  'phone',
  'firstName',
  'lastName',
  'confidence',
] as const
export type EnrichField = (typeof ENRICH_FIELDS)[number]

const SourceName = text(60).regex(
  /^[a-z0-9][a-z0-9._-]*$/,
  'is a name in lower case, of letters, digits, dots and dashes',
)

export const EnrichImportQuery = z.object({
  dryRun: z.enum(['true', 'false']).default('true'),
  mapping: text(4000)
    .optional()
    .describe(
      'JSON: which column is which field, such as {"industry": "Branche"}; default: proposed from the headers',
    ),
  source: SourceName.default('file').describe('who says so: what the same source says later replaces it'),
})
export type EnrichImportQuery = z.infer<typeof EnrichImportQuery>

export const EnrichAnswer = ListImportAnswer.extend({
  leads: z.number().int().describe('leads that learned something'),
  kept: z.number().int().describe('leads on which a stronger source says otherwise: kept beside it'),
})
export type EnrichAnswer = z.infer<typeof EnrichAnswer>

export const EnrichSource = z.object({
  source: z.string(),
  people: z.number().int().describe('addresses that it knows something of'),
  companies: z.number().int().describe('domains that it knows something of'),
  toldAt: Moment.describe('when it told something new, the latest time'),
})
export type EnrichSource = z.infer<typeof EnrichSource>
