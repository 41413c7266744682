import { z } from 'zod'
import { Moment, PageQuery, page, text } from '#platform/http/contract.ts'

/** A purpose's id is what programmes, forms and templates name: a lower_snake word. */
export const PurposeId = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9_]*$/, 'is a lower_snake_case word')

const Person = z.object({ id: z.string(), name: z.string() })

/** One version of what people can agree to. `text`: the words beside the box; `…De`: the same in German. */
export const PurposeVersion = z.object({
  id: PurposeId,
  version: z.number().int().min(1),
  name: z.string(),
  nameDe: z.string().nullable(),
  text: z.string(),
  textDe: z.string().nullable(),
  retired: z.boolean().describe('nobody is asked any more; words given before still hold'),
  publishedAt: Moment,
  publishedBy: Person,
})
export type PurposeVersion = z.infer<typeof PurposeVersion>

export const PurposeView = PurposeVersion.extend({
  agreed: z.number().int().describe('leads whose latest word on it is yes'),
  withdrawn: z.number().int().describe('leads whose latest word on it is no'),
})
export type PurposeView = z.infer<typeof PurposeView>

/** Who agreed under which text. */
export const PurposeDetail = z.object({
  versions: z.array(PurposeVersion.extend({ agreed: z.number().int() })),
  withoutText: z.number().int().describe('agreed in another way than by a text of ours'),
})
export type PurposeDetail = z.infer<typeof PurposeDetail>

export const PurposeInput = z.strictObject({
  id: PurposeId,
  seen: z.number().int().min(0).max(1_000_000).describe('the latest version that you saw; 0: it is new'),
  name: text(100).min(1),
  nameDe: text(100).nullable().optional(),
  text: text(2_000).min(1),
  textDe: text(2_000).nullable().optional(),
  retired: z.boolean().optional(),
})
export type PurposeInput = z.infer<typeof PurposeInput>

export const CONSENT_WAYS = [
  'form',
  'double_opt_in',
  'preferences',
  'one_click',
  'reply',
  'phone',
  'import',
  'complaint',
] as const
export const CONSENT_CHANNELS = ['email', 'phone'] as const

/** One word of the person, with its proof. `shown`, `where`: null when erased or never known. */
export const ConsentView = z.object({
  seq: z.number().int(),
  at: Moment,
  given: z.boolean(),
  purpose: z.object({ id: z.string(), name: z.string() }).nullable().describe('null: everything'),
  channel: z.enum(CONSENT_CHANNELS),
  how: z.enum(CONSENT_WAYS),
  version: z.number().int().nullable(),
  shown: z.string().nullable(),
  where: z.string().nullable(),
})
export type ConsentView = z.infer<typeof ConsentView>

export const LeadConsents = z.object({
  purposes: z.array(z.object({ id: z.string(), name: z.string(), agreed: z.boolean() })),
  email: z.boolean(),
  phone: z.boolean(),
  pausedUntil: Moment.nullable(),
  history: z.array(ConsentView),
})
export type LeadConsents = z.infer<typeof LeadConsents>

/** Somebody told us; what they said, in their words, is the proof. */
export const ConsentInput = z.strictObject({
  purpose: PurposeId.nullable().describe('null: everything on this channel; only to take it back'),
  given: z.boolean(),
  channel: z.enum(CONSENT_CHANNELS).default('email'),
  how: z.enum(['phone', 'reply', 'form']).default('phone'),
  note: text(1_000).optional().describe('what was said, and where; personal'),
})
export type ConsentInput = z.infer<typeof ConsentInput>

/** What a submission says of purposes: agreed or not, in which words of ours. */
export const PurposeWords = z.record(
  PurposeId,
  z.union([
    z.boolean(),
    z.strictObject({
      given: z.boolean(),
      version: z.number().int().min(1).optional(),
      shown: text(2_000).optional(),
      where: text(2_000).optional(),
    }),
  ]),
)
export type PurposeWords = z.infer<typeof PurposeWords>

export const RightsRequest = z.object({
  id: z.uuid(),
  leadId: z.uuid(),
  name: z.string().nullable(),
  what: z.enum(['erase']),
  askedAt: Moment,
  settledAt: Moment.nullable(),
  settledBy: Person.nullable(),
  outcome: z.enum(['done', 'declined']).nullable(),
})
export type RightsRequest = z.infer<typeof RightsRequest>
export const RightsQuery = PageQuery.extend({ open: z.stringbool().default(true) })
export const RightsPage = page(RightsRequest)
export const SettleInput = z.strictObject({ outcome: z.enum(['done', 'declined']) })

export const FileQuery = z.object({ as: z.enum(['json', 'html']).default('json') })
export const DoneQuery = z.object({ done: text(20).optional().describe('what was just done') })
