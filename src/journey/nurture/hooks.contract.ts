import { z } from 'zod'
import { Moment, PageQuery, text } from '#platform/http/contract.ts'

/** Other systems that webhook steps tell, over HTTP. */

const count = z.number().int()
const Id = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/, 'is lower-case words, joined by _')

export const HookInput = z.strictObject({
  id: Id,
  name: text(200).min(1),
  url: z.url({ protocol: /^https?$/ }).max(2_000),
  privateAllowed: z.boolean().default(false).describe('may be an address of the own network'),
})
export const HookChange = z.strictObject({
  name: HookInput.shape.name.optional(),
  url: HookInput.shape.url.optional(),
  privateAllowed: z.boolean().optional(),
})

/** Why a call was taken or not: closed, so that screens have words for each. */
export const REASONS = [
  'taken',
  'moved',
  'refused',
  'gone',
  'busy',
  'broken',
  'silent',
  'closed',
  'unknown_host',
  'unreachable',
  'untrusted',
  'private_address',
] as const

export const HookCall = z.object({
  id: z.string(),
  at: Moment,
  delivery: z.string().nullable().describe('LEAD.SEQ, the Idempotency-Key; null: a test'),
  attempt: count,
  askedBy: z.string().nullable().describe('of a test: who asked for it'),
  outcome: z.enum(['taken', 'later', 'never']).describe('later: worth another try · never: it is not'),
  reason: z.enum(REASONS),
  status: z.number().int().nullable().describe('of HTTP; null: it did not answer'),
  ms: count.describe('until it answered, or was given up'),
  detail: z.string().describe('what the network said: ECONNREFUSED, or the private address'),
  answer: z.string().describe('the beginning of what it answered'),
})
export type HookCall = z.infer<typeof HookCall>

export const HookView = z.object({
  id: z.string(),
  name: z.string(),
  url: z.string(),
  privateAllowed: z.boolean(),
  secret: z.string().nullable().describe('shown once, when it is made'),
  secretSince: Moment.nullable(),
  formerSecretUntil: Moment.nullable().describe('until then the one before signs too'),
  madeAt: Moment.nullable(),
  madeBy: z.string().nullable(),
  usedBy: z.array(z.object({ id: z.string(), name: z.string() })).describe('programmes that name it'),
  waiting: count,
  failed30: count.describe('given up in the last 30 days'),
  lastDelivery: Moment.nullable(),
  lastCall: HookCall.nullable(),
})
export type HookView = z.infer<typeof HookView>

export const SecretInput = z.strictObject({
  overlapHours: z
    .number()
    .int()
    .min(0)
    .max(72)
    .default(24)
    .describe('hours in which the one before signs too; 0: it stops at once'),
})
export type SecretInput = z.infer<typeof SecretInput>

const STATES = ['waiting', 'taken', 'failed'] as const

export const DeliveriesQuery = PageQuery.extend({ state: z.enum(STATES).optional() })
export type DeliveriesQuery = z.infer<typeof DeliveriesQuery>

export const DeliveryView = z.object({
  id: z.string().describe('LEAD.SEQ, the Idempotency-Key of all its calls'),
  lead: z.object({ id: z.string(), name: z.string().nullable(), company: z.string().nullable() }),
  programme: z.object({ id: z.string(), name: z.string() }),
  step: z.object({ id: z.string(), name: z.string() }),
  owedSince: Moment,
  state: z.enum(STATES),
  attempts: count,
  nextAt: Moment.nullable().describe('of one that waits: the next try'),
  settledAt: Moment.nullable(),
  reason: z
    .enum([...REASONS, 'erased', 'removed'])
    .nullable()
    .describe('of its last call'),
  status: z.number().int().nullable(),
})
export type DeliveryView = z.infer<typeof DeliveryView>

export const CallsQuery = PageQuery.extend({
  delivery: z
    .string()
    .regex(/^[0-9a-f-]{36}\.\d{1,9}$/i, 'is LEAD.SEQ')
    .optional(),
})
export type CallsQuery = z.infer<typeof CallsQuery>

export const RetryInput = z
  .strictObject({
    delivery: CallsQuery.shape.delivery.describe('one'),
    state: z.enum(['waiting', 'failed']).optional().describe('all that wait, or that failed in 30 days'),
  })
  .refine(({ delivery, state }) => (delivery === undefined) !== (state === undefined), {
    message: 'give one of delivery and state',
    path: ['delivery'],
  })
export type RetryInput = z.infer<typeof RetryInput>

export const Retried = z.object({ retried: count.describe('at most 10,000 at once') })
