import { z } from 'zod'
import { Moment, PageQuery, text } from '#platform/http/contract.ts'

/** Mails that came in, what was made of each, and what people say of that. */

export const INCOMING_KINDS = [
  'reply',
  'away',
  'bounce',
  'complaint',
  'unsubscribe',
  'new_sender',
  'own',
  'loop',
  'unreadable',
  'other',
] as const
export type IncomingKind = (typeof INCOMING_KINDS)[number]

export const INCOMING_STATES = ['waiting', 'sorted', 'stuck'] as const

/** What people can say that a mail was. */
export const RECLASSIFIED_AS = ['reply', 'away', 'unsubscribe', 'new_sender', 'other'] as const
export type ReclassifiedAs = (typeof RECLASSIFIED_AS)[number]

export const IncomingQuery = PageQuery.extend({
  kind: z.enum(INCOMING_KINDS).optional(),
  state: z.enum(INCOMING_STATES).optional().describe('stuck: nothing could be made of it'),
  lead: z.uuid().optional(),
  mailbox: text(320).optional(),
  q: text(200).optional().describe('part of a subject or an address'),
})
export type IncomingQuery = z.infer<typeof IncomingQuery>

const Told = z.object({ id: z.string(), sentence: z.string() })

export const IncomingView = z.object({
  id: z.uuid(),
  takenAt: Moment,
  sentAt: Moment.nullable().describe('as the mail says'),
  state: z.enum(INCOMING_STATES).describe('waiting: sorted in a moment'),
  kind: z.enum(INCOMING_KINDS).nullable().describe('null: not sorted yet'),
  because: Told.nullable().describe('the rule that says so'),
  from: z.object({ address: z.string(), name: z.string().nullable() }).nullable(),
  subject: z.string(),
  mailbox: z.string(),
  how: z.enum(['imap', 'piped']),
  size: z.number().int().describe('bytes'),
  lead: z.object({ id: z.uuid(), name: z.string().nullable(), company: z.string().nullable() }).nullable(),
  returned: z.enum(['hard', 'soft', 'delayed', 'complaint']).nullable(),
  code: z.string().nullable().describe('RFC 3463'),
  back: Moment.nullable().describe('of an absence: when it ends, where it says so'),
  followed: z.array(Told).describe('what came of it; empty: nothing'),
  byHand: z.boolean().describe('somebody said what it was'),
})
export type IncomingView = z.infer<typeof IncomingView>

export const IncomingDetail = IncomingView.extend({
  message: z
    .object({ seq: z.number().int(), programme: z.string(), step: z.string() })
    .nullable()
    .describe('the mail of ours that it speaks of'),
  recipient: z.string().nullable().describe('of a bounce: the address that does not work'),
  problem: z.string().nullable(),
  text: z.string().nullable(),
  headers: z.array(z.object({ name: z.string(), value: z.string() })),
  source: z.string().nullable().describe('the first million bytes; null: no longer kept'),
  trace: z.array(
    z.object({
      at: Moment,
      by: z.object({ id: z.string(), name: z.string() }),
      from: z.enum(INCOMING_KINDS).nullable(),
      to: z.enum(INCOMING_KINDS),
      because: z.string(),
    }),
  ),
  choices: z.array(z.enum(RECLASSIFIED_AS)).describe('what one can say that it was'),
})
export type IncomingDetail = z.infer<typeof IncomingDetail>

export const IncomingReclassify = z.strictObject({
  kind: z.enum(RECLASSIFIED_AS),
  because: text(500).trim().optional().describe('why, for whoever reads it later'),
  leadId: z.uuid().optional().describe('whose mail it is; default: whose it was taken for'),
})
export type IncomingReclassify = z.infer<typeof IncomingReclassify>

/** What a mail of somebody unknown means, by the mailbox that it came to. */
export const NewSenders = z.strictObject({
  newSenders: z.boolean().describe('people whom nobody knows become leads'),
  source: text(200).trim().min(1, 'is needed').describe('the source of those leads'),
  touch: text(60)
    .regex(/^[a-z][a-z0-9_]*$/, 'is a lower_snake_case word')
    .describe('what their first mail counts as, such as email_received or contact_requested'),
})
export type NewSenders = z.infer<typeof NewSenders>

export const IncomingSettings = NewSenders.extend({
  mailboxes: z
    .array(NewSenders.extend({ mailbox: text(320).trim().toLowerCase().min(1, 'is needed') }))
    .max(50)
    .refine((all) => new Set(all.map(({ mailbox }) => mailbox)).size === all.length, 'names a mailbox twice')
    .describe('where it is otherwise'),
}).describe('What a mail of somebody unknown means')
export type IncomingSettings = z.infer<typeof IncomingSettings>
