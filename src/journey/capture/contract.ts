import { z } from 'zod'
import { Moment, text } from '#platform/http/contract.ts'
import { PurposeWords } from '#journey/consent/contract.ts'

/** Own keys that would change an object's prototype when copied carelessly are refused, not copied. */
export const FieldName = text(100).refine(
  (name) => !['__proto__', 'constructor', 'prototype'].includes(name),
  'is a reserved name',
)

export const FieldValue = z.union([text(5_000), z.number().finite(), z.boolean()])

/** One address: what stands between several, or around one, in a mail's header is none of it (RFC 5322, specials). */
const email = text(254).regex(/^[^\s@<>"(),:;[\]\\]+@[^\s@<>"(),:;[\]\\]+$/, 'is not an e-mail address')
const touchKind = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9_]*$/, 'is a lower_snake_case word')

export const TouchInput = z
  .strictObject({
    kind: touchKind,
    at: Moment.optional().describe('when it happened; default now'),
    page: text(2_000).optional(),
    asset: text(500).optional(),
    channel: text(100).optional(),
    campaign: text(200).optional(),
    source: text(200).optional(),
    note: text(10_000).optional().describe('personal: kept apart, erasable'),
  })
  .describe('Something happened: a visit, a mail, a call')
export type TouchInput = z.infer<typeof TouchInput>

export const LeadInput = z
  .strictObject({
    email: email.optional(),
    phone: text(50).optional(),
    externalId: text(200).optional().describe('id in another system, best as system:id'),
    firstName: text(200).optional(),
    lastName: text(200).optional(),
    name: text(400).optional(),
    company: text(300).optional(),
    title: text(300).optional(),
    country: text(100).optional(),
    source: text(200).optional(),
    campaign: text(200).optional(),
    channel: text(100).optional(),
    occurredAt: Moment.optional(),
    touch: touchKind.optional().describe('what the submission was; default form_submitted'),
    fields: z.record(FieldName, FieldValue).optional(),
    consent: z
      .strictObject({
        email: z.boolean().optional(),
        phone: z.boolean().optional(),
        purposes: PurposeWords.optional().describe('by purpose: agreed to its mails or not, in which words'),
      })
      .optional(),
  })
  // a blank id or a phone without digits ("n/a", "---") would be the same person every time
  .refine((lead) => lead.email ?? (/\d/.test(lead.phone ?? '') || lead.externalId?.trim()), {
    path: ['email'],
    message: 'give at least one of email, phone and externalId',
  })
  .describe('One submission of one lead')
export type LeadInput = z.infer<typeof LeadInput>

export const ScoreView = z.object({
  total: z.number().int(),
  fit: z.number().int(),
  engagement: z.number().int(),
  parts: z.array(z.object({ rule: z.string(), points: z.number().int(), because: z.string() })),
})
export type ScoreView = z.infer<typeof ScoreView>

export const LeadAnswer = z.object({
  id: z.uuid(),
  stage: z.string(),
  owner: z.string(),
  score: ScoreView,
  nextStep: z.object({ what: z.string(), due: Moment }),
})
export type LeadAnswer = z.infer<typeof LeadAnswer>

export const SubmissionView = z.object({
  id: z.uuid(),
  receivedAt: Moment,
  via: z.string(),
  outcome: z.enum(['accepted', 'refused']),
  leadId: z.uuid().nullable(),
  problem: z.unknown().nullable(),
  body: z.unknown(),
})
export type SubmissionView = z.infer<typeof SubmissionView>

export const ImportCounts = z.object({
  read: z.number().int(),
  created: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  refused: z.number().int(),
})
export type ImportCounts = z.infer<typeof ImportCounts>

export const ImportView = z.object({
  id: z.uuid(),
  files: z.array(z.object({ name: z.string(), size: z.number().int() })),
  status: z.enum(['uploaded', 'running', 'done', 'failed', 'cancelled']),
  dryRun: z.boolean(),
  startedAt: Moment,
  finishedAt: Moment.nullable(),
  counts: ImportCounts,
  totalRows: z.number().int().nullable(),
  refusedFile: z.boolean(),
  problem: z.string().nullable(),
})
export type ImportView = z.infer<typeof ImportView>

export const ImportPreview = z.object({
  id: z.uuid(),
  system: z.string().nullable().describe('Whose export the headers give it away as: salesforce, hubspot, …'),
  proposed: z.boolean().describe('The mapping was proposed; false: it came with the files'),
  mapping: z.string().describe('YAML'),
  totalRows: z.number().int().nullable(),
  columns: z.array(
    z.object({
      file: z.string(),
      header: z.string(),
      target: z.string().nullable().describe('What the column becomes; null: it is left out'),
      because: z.string().describe('What is worth knowing of how it is read; often nothing'),
      filled: z.number(),
      type: z.string(),
      sample: z.array(z.string()),
    }),
  ),
  records: z.array(z.record(z.string(), z.unknown())),
  problems: z.array(z.object({ message: z.string(), severity: z.enum(['error', 'warning']) })),
})
export type ImportPreview = z.infer<typeof ImportPreview>
