import { z } from 'zod'
import { LANGUAGES } from '#platform/language.contract.ts'
import { Moment, PageQuery, text } from '#platform/http/contract.ts'

/** A form's id stands in its address and on other people's pages. */
export const FormId = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is made of lower-case letters, digits and single dashes')
  .refine((id) => id !== 'confirm', 'is a reserved name')

/** Details that every lead has, whatever the agreement declares. */
export const DETAILS = ['email', 'firstName', 'lastName', 'phone', 'company', 'title', 'country'] as const
export type Detail = (typeof DETAILS)[number]

export const INPUTS = ['text', 'email', 'tel', 'number', 'textarea', 'choice', 'check'] as const
export type Input = (typeof INPUTS)[number]

/** A text of one line: what breaks a line could break a mail's header. */
const line = (max: number) =>
  text(max).regex(/^[^\p{Cc}\u2028\u2029]*$/u, 'holds line breaks or control characters')

/** What a field fills: a detail, a field of the agreement, or one of the form's own, which rules cannot see. */
const FieldId = z
  .string()
  .max(100)
  .regex(/^[A-Za-z][A-Za-z0-9_]*$/, 'is made of letters, digits and _')
  .refine((id) => !['constructor', 'prototype'].includes(id), 'is a reserved name')

export const FormField = z.strictObject({
  id: FieldId,
  label: line(200).min(1),
  hint: line(300).optional(),
  input: z.enum(INPUTS),
  required: z.boolean(),
  choices: z
    .array(z.strictObject({ value: line(200).min(1), label: line(200).min(1) }))
    .max(100)
    .optional(),
  /** unknown: only of visitors of whom it is not known yet */
  asked: z.enum(['always', 'unknown']).default('always'),
})
export type FormField = z.infer<typeof FormField>

const WebAddress = line(1_000).refine(
  (address) => URL.canParse(address) && ['http:', 'https:'].includes(new URL(address).protocol),
  'is no address that begins with https:// or http://',
)

/** scheme, host and port of a site, as browsers say it: https://www.example.com */
const Origin = WebAddress.refine(
  (address) => URL.canParse(address) && new URL(address).origin === address,
  'is no origin: scheme and host without a path, as https://www.example.com',
)

export const FormDocument = z.strictObject({
  name: line(120).min(1),
  language: z.enum(LANGUAGES),
  title: line(200).min(1),
  intro: text(2_000).default(''),
  submit: line(60).min(1),
  fields: z.array(FormField).min(1).max(40),
  /** at most so many of the fields that are asked of the unknown; left out: all */
  atOnce: z.number().int().min(1).max(20).optional(),
  after: z.discriminatedUnion('do', [
    z.strictObject({ do: z.literal('thank'), text: text(2_000).min(1) }),
    z.strictObject({ do: z.literal('redirect'), to: WebAddress }),
  ]),
  touch: z
    .string()
    .max(60)
    .regex(/^[a-z][a-z0-9_]*$/, 'is a lower_snake_case word')
    .default('form_submitted'),
  source: line(200).optional(),
  campaign: line(200).optional(),
  channel: line(100).optional(),
  consent: z.strictObject({ purpose: z.string().max(60), required: z.boolean() }).optional(),
  /** who submits has to confirm the address within so many days */
  doubleOptIn: z.strictObject({ days: z.number().int().min(1).max(60) }).optional(),
  /** sites on which the form may stand; the hosted page always may */
  origins: z.array(Origin).max(50).default([]),
  /** colour of the button and of focus, on the hosted page */
  accent: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, 'is no colour like #1f6feb')
    .default('#1f6feb'),
})
export type FormDocument = z.infer<typeof FormDocument>

export const FormCounts = z.object({
  views: z.number().int(),
  submits: z.number().int().describe('what was taken in; of a form with confirmation: also what waits'),
  confirmed: z.number().int(),
  waiting: z.number().int().describe('have not confirmed yet'),
  faded: z.number().int().describe('never confirmed; their details are gone'),
  refused: z.number().int().describe('by the traps for machines, or because something was wrong'),
  lastAt: Moment.nullable(),
})
export type FormCounts = z.infer<typeof FormCounts>

export const FormSummary = z.object({
  id: FormId,
  name: z.string(),
  version: z.number().int().nullable().describe('the one that visitors see; null: never published'),
  changed: z.boolean().describe('the draft differs from what visitors see'),
  open: z.boolean(),
  counts: FormCounts.describe('of the last 90 days; waiting and faded of all'),
})
export type FormSummary = z.infer<typeof FormSummary>

export const FormVersion = z.object({
  version: z.number().int(),
  publishedAt: Moment,
  publishedBy: z.object({ id: z.string(), name: z.string() }),
})

export const FormView = FormSummary.extend({
  revision: z.number().int(),
  document: FormDocument,
  versions: z.array(FormVersion),
  address: z.string().describe('of the hosted page'),
  snippet: z.string().describe('HTML for pages of others'),
  problems: z
    .array(z.object({ field: z.string(), message: z.string() }))
    .describe('what keeps the draft from being published'),
  days: z.array(z.object({ day: z.string(), views: z.number().int(), submits: z.number().int() })),
})
export type FormView = z.infer<typeof FormView>

export const NewForm = z.strictObject({ id: FormId, document: FormDocument })
export type NewForm = z.infer<typeof NewForm>
export const FormChange = z.strictObject({
  document: FormDocument.optional(),
  revision: z.number().int().describe('the one that was edited'),
  /** closed forms take nothing in and say so */
  open: z.boolean().optional(),
})
export type FormChange = z.infer<typeof FormChange>
export const PublishInput = z.strictObject({ revision: z.number().int() })
export const FormsQuery = PageQuery

/** What a builder offers: what the agreement can judge by, and what people can agree to. */
export const FormChoices = z.object({
  fields: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      input: z.enum(INPUTS),
      choices: z.array(z.object({ value: z.string(), label: z.string() })),
      personal: z.boolean(),
    }),
  ),
  touches: z.array(z.string()),
  purposes: z.array(
    z.object({ id: z.string(), name: z.string(), version: z.number().int(), text: z.string() }),
  ),
  mail: z.boolean().describe('a mail server is set up, so that addresses can be confirmed'),
})
export type FormChoices = z.infer<typeof FormChoices>

/** What a visitor's browser is told: only what it has to show. Nothing of what is known of them. */
export const PublicForm = z.object({
  id: FormId,
  version: z.number().int(),
  language: z.enum(LANGUAGES),
  title: z.string(),
  intro: z.string(),
  submit: z.string(),
  fields: z.array(FormField.omit({ asked: true })),
  consent: z.object({ version: z.number().int(), text: z.string(), required: z.boolean() }).nullable(),
  /** sent back with the answers: when and of which version the form was shown */
  ticket: z.string(),
  words: z.record(z.string(), z.string()),
})
export type PublicForm = z.infer<typeof PublicForm>

/** What a submitted form is answered with, where a script asks. */
export const Submitted = z.discriminatedUnion('do', [
  z.object({ do: z.literal('thank'), text: z.string() }),
  z.object({ do: z.literal('redirect'), to: z.string() }),
])
export type Submitted = z.infer<typeof Submitted>
