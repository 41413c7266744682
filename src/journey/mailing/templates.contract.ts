import { z } from 'zod'
import { LANGUAGES } from '#platform/language.contract.ts'
import { Moment, PageQuery, text } from '#platform/http/contract.ts'

/** Templates, their preview, and mails as they became. docs/templates.md */

const Id = z
  .string()
  .min(1)
  .max(60)
  .regex(/^[a-z][a-z0-9_]*$/, 'is a lower_snake_case word')
const oneLine = (max: number) =>
  text(max)
    .trim()
    .refine((value) => !value.includes('\n'), 'must be one line')
const By = z.object({ id: z.string(), name: z.string() })

/** Written as Markdown with Liquid; `preview` is what mail programs show beside the subject. */
const Written = {
  language: z.enum(LANGUAGES),
  subject: oneLine(500).min(1),
  preview: oneLine(500),
  body: text(50_000).min(1),
}

export const TemplateInput = z.strictObject({
  id: Id.describe('stays for good; not: preview, test'),
  name: oneLine(100).min(1),
  ...Written,
})
export type TemplateInput = z.infer<typeof TemplateInput>

export const TemplateChange = z.strictObject({
  seen: z.number().int().min(1).describe('the version that was edited'),
  name: oneLine(100).min(1),
  ...Written,
})
export type TemplateChange = z.infer<typeof TemplateChange>

export const TurnInput = z.strictObject({ note: oneLine(500).optional().describe('why') })
export type TurnInput = z.infer<typeof TurnInput>

export const TemplateSummary = z.object({
  id: z.string(),
  name: z.string(),
  language: z.enum(LANGUAGES),
  subject: z.string(),
  version: z.number().int(),
  savedAt: Moment,
  savedBy: By,
  programmes: z.array(By).describe('programmes that send it and have not ended'),
  retiredAt: Moment.nullable().describe('since then it is not offered for new steps'),
})
export type TemplateSummary = z.infer<typeof TemplateSummary>

export const TemplateVersion = z.object({
  version: z.number().int(),
  name: z.string(),
  language: z.enum(LANGUAGES),
  subject: z.string(),
  preview: z.string(),
  body: z.string(),
  savedAt: Moment,
  savedBy: By,
})
export type TemplateVersion = z.infer<typeof TemplateVersion>

export const TemplateDetail = TemplateSummary.extend({
  preview: z.string(),
  body: z.string(),
  versions: z.array(TemplateVersion).describe('latest first, at most a hundred'),
  turns: z
    .array(z.object({ what: z.enum(['retired', 'restored']), at: Moment, by: By, note: z.string() }))
    .describe('when it was retired or came back, latest first'),
})
export type TemplateDetail = z.infer<typeof TemplateDetail>

export const Variable = z.object({
  name: z.string().describe('as it is written: lead.firstName'),
  label: z.string(),
})
export const TemplateVariables = z.object({ items: z.array(Variable) })
export type TemplateVariables = z.infer<typeof TemplateVariables>

/** What is being written may be anything: what is wrong is the answer. */
export const PreviewInput = z.strictObject({
  language: z.enum(LANGUAGES),
  subject: text(5_000),
  preview: text(5_000),
  body: text(60_000),
  leadId: z.uuid().optional().describe('left out: made-up values'),
})
export type PreviewInput = z.infer<typeof PreviewInput>

export const TemplatePreview = z.object({
  problems: z.array(
    z.object({
      field: z.enum(['subject', 'preview', 'body']),
      line: z.number().int(),
      column: z.number().int(),
      message: z.string(),
    }),
  ),
  mail: z
    .object({
      to: z.string().nullable(),
      from: z.string(),
      subject: z.string(),
      html: z.string(),
      text: z.string(),
    })
    .nullable()
    .describe('null: something is wrong'),
})
export type TemplatePreview = z.infer<typeof TemplatePreview>

export const TestAnswer = z.object({ to: z.string() })
export type TestAnswer = z.infer<typeof TestAnswer>

export const MESSAGE_STATES = ['due', 'flying', 'sent', 'skipped', 'refused', 'unclear'] as const
export const MessagesQuery = PageQuery.extend({
  state: z.enum(MESSAGE_STATES).optional().describe('flying: claimed ones too'),
  template: Id.optional(),
  programme: Id.optional(),
  lead: z.uuid().optional(),
})
export type MessagesQuery = z.infer<typeof MessagesQuery>

export const MessageView = z.object({
  lead: z.object({ id: z.string(), name: z.string().nullable(), company: z.string().nullable() }),
  message: z.number().int().describe('place of the entry that called for it'),
  programme: By,
  step: z.string(),
  template: By,
  templateVersion: z.number().int().nullable(),
  dueAt: Moment,
  state: z.enum(MESSAGE_STATES),
  attempts: z.number().int(),
  sentAt: Moment.nullable(),
  detail: z.string().nullable().describe('why not, or what the server said'),
})
export type MessageView = z.infer<typeof MessageView>

export const CaughtQuery = PageQuery.extend({
  q: text(200).optional().describe('part of a subject or an address'),
})
export type CaughtQuery = z.infer<typeof CaughtQuery>

export const CaughtMail = z.object({
  id: z.string(),
  at: Moment,
  from: z.string(),
  to: z.array(z.string()),
  subject: z.string(),
  toLead: z.boolean(),
  size: z.number().int().describe('bytes'),
})
export type CaughtMail = z.infer<typeof CaughtMail>

export const CaughtDetail = CaughtMail.extend({
  headers: z.array(z.object({ name: z.string(), value: z.string() })),
  text: z.string().nullable(),
  hasHtml: z.boolean().describe('GET …/html has it'),
  source: z.string(),
})
export type CaughtDetail = z.infer<typeof CaughtDetail>

/** Whether mails are caught here instead of leaving, and how many are kept at most. */
export const CaughtPage = z.object({
  items: z.array(CaughtMail),
  next: z.string().nullable(),
  catching: z.boolean(),
  most: z.number().int(),
})
export type CaughtPage = z.infer<typeof CaughtPage>
