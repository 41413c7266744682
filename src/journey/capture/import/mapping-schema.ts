import { z } from 'zod'
import { LONGEST_TOKEN } from './cells.rules.ts'
import { parseTarget } from './mapping-targets.rules.ts'

const scalar = z.union([z.string(), z.number(), z.boolean()])
const token = z.union([z.string(), z.number()]).transform(String).pipe(z.string().max(LONGEST_TOKEN))
const dateOrder = z.enum(['dayFirst', 'monthFirst'])
const numberStyle = z.enum(['point', 'comma'])
const targetName = z
  .string()
  .refine((text) => parseTarget(text) !== null, { error: 'There is no such target.' })
  .describe(
    'Where the value goes, for example email, fields.industry, opportunity.amount, touch.email_opened',
  )
const zone = z.string().refine(isZone, { error: 'This is no IANA time zone.' })

function isZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }) !== null
  } catch {
    return false
  }
}

export const columnRuleSchema = z.strictObject({
  to: targetName,
  values: z
    .record(z.string(), z.union([scalar, z.null()]))
    .optional()
    .describe('What the file writes → what is meant; null drops the value'),
  otherwise: z
    .string()
    .optional()
    .describe('A value that `values` does not name: refuse (the row), keep, drop, or what to take instead'),
  nulls: z.array(token).optional().describe('Null tokens of this column, instead of the mapping’s'),
  keepNullsApart: z
    .boolean()
    .optional()
    .describe('A null token becomes "(not answered)", a blank cell stays absent'),
  type: z.enum(['text', 'number', 'boolean', 'date', 'auto']).optional(),
  date: dateOrder.optional(),
  number: numberStyle.optional(),
  at: z.string().optional().describe('The column that dates this touch, stage or disqualification'),
  details: z.array(z.string()).optional().describe('Columns kept as details of this touch'),
  split: z.string().min(1).optional().describe('The cell holds several values with this between them'),
  until: z.string().min(1).optional().describe('Only what stands before this counts'),
  prefix: z.string().min(1).optional().describe('Taken off the beginning of the value'),
})

const columnSchema = z.union([
  z.null().describe('The column is dropped'),
  targetName,
  columnRuleSchema,
  z.array(z.union([targetName, columnRuleSchema])).min(1),
])

const externalIdSchema = z.strictObject({
  system: z.string().regex(/^[a-z][\w-]{0,39}$/i),
  column: z.string(),
})

export const fileSchema = z.strictObject({
  match: z
    .union([z.string(), z.array(z.string()).min(1)])
    .describe('File name or pattern with * and ?, case ignored'),
  primary: z.boolean().optional().describe('Each of its rows is a lead; exactly one file is primary'),
  optional: z.boolean().optional().describe('No warning where the file is not there'),
  sheet: z.union([z.string(), z.int().min(1)]).optional(),
  date: dateOrder.optional(),
  number: numberStyle.optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  unmapped: z.enum(['keep', 'drop']).optional(),
  skipWhen: z
    .record(z.string(), z.array(scalar))
    .optional()
    .describe('Rows with one of these values in the column are no leads: deleted, superseded'),
  externalId: z.union([externalIdSchema, z.array(externalIdSchema).min(1)]).optional(),
  join: z
    .strictObject({
      to: z.string().optional().describe('The file that this one is joined to; the primary one unless said'),
      on: z
        .string()
        .regex(/^[^=]+=[^=]+$/)
        .describe('column there = column here'),
      normalise: z
        .enum(['exact', 'fold', 'squash'])
        .optional()
        .describe('fold ignores case, squash also spaces and punctuation'),
      many: z
        .boolean()
        .optional()
        .describe('Each matching row is its own event, for example a deal of a contact'),
      split: z
        .string()
        .min(1)
        .optional()
        .describe('The cell there holds several keys with this between them'),
    })
    .optional(),
  columns: z.record(z.string(), columnSchema).optional(),
  constants: z.partialRecord(targetName, scalar).optional(),
})

export const mappingSchema = z
  .strictObject({
    mapping: z.literal(1).describe('The version of this format'),
    name: z.string().optional(),
    timeZone: zone.optional().describe('For dates that do not say; UTC unless given'),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .optional(),
    nulls: z.array(token).optional().describe('What stands for nothing in these files'),
    unmapped: z.enum(['keep', 'drop']).optional(),
    files: z.record(z.string().regex(/^[a-z][\w-]*$/i), fileSchema),
  })
  .describe('How files become leads')

export type Mapping = z.infer<typeof mappingSchema>
export type FileMapping = z.infer<typeof fileSchema>
export type ColumnRule = z.infer<typeof columnRuleSchema>
export type ColumnMapping = z.infer<typeof columnSchema>

/** The JSON Schema that is published as examples/mapping.schema.json. */
export function mappingJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(mappingSchema, { io: 'input', unrepresentable: 'any' }) as Record<string, unknown>
}
