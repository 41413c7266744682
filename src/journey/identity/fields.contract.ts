import { z } from 'zod'
import { FieldName, FieldValue } from '#journey/capture/contract.ts'
import { Moment } from '#platform/http/contract.ts'
import { SOURCES } from '#journey/identity/source.rules.ts'

const Said = z.object({
  value: z.union([z.string(), z.number(), z.boolean()]).nullable().describe('null: it was taken back'),
  source: z.enum(SOURCES).describe('what kind of source said it'),
  by: z.object({ id: z.string(), name: z.string() }),
  at: Moment,
  again: Moment.nullable().describe('when the same was said again, the latest time'),
  confidence: z.number().min(0).max(1).nullable().describe('null: the source states none'),
  entry: z.number().int().describe('the entry of the timeline'),
})

export const FieldView = z.object({
  field: z.string().describe('`email`, `company`, an attribute’s id, or `fields.NAME` of a private one'),
  label: z.string(),
  standing: Said.nullable().describe('null: nothing'),
  former: z.array(Said).describe('what stood before it, the latest first'),
  against: z.array(Said).describe('said since then by a weaker source, and different'),
})
export type FieldView = z.infer<typeof FieldView>

const CompanyName = z.object({ id: z.uuid(), name: z.string() })

export const FieldsView = z.object({
  items: z.array(FieldView),
  company: z
    .object({
      company: CompanyName.nullable().describe('after what people joined; null: none'),
      because: z
        .enum(['name', 'name_form', 'name_domain', 'domain', 'person', 'open'])
        .describe(
          'by its exact name; by its name without legal form; by name and domain; by the domain of the e-mail; a person said so; it could be several',
        ),
      becauseText: z.string(),
      said: z.string().nullable().describe('what was written, where the company is called otherwise'),
      parent: CompanyName.nullable(),
      maybe: z.array(CompanyName).describe('companies that it may be as well, or belong to'),
    })
    .nullable(),
})
export type FieldsView = z.infer<typeof FieldsView>

export const DetailsInput = z
  .strictObject({
    fields: z
      .record(FieldName, FieldValue.nullable())
      .refine((fields) => Object.keys(fields).length > 0, 'names no field')
      .refine((fields) => Object.keys(fields).length <= 100, 'names more than 100 fields')
      .describe(
        'what is right, by field: `company`, `title`, `phone`, … or a field of the agreement; null takes an attribute back',
      ),
  })
  .describe('A person corrects a lead; no machine overwrites it afterwards')
