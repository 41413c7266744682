import { z } from 'zod'
import { Moment, PageQuery } from '#platform/http/contract.ts'

/** What notices are about; people choose by these how they want to be told. */
export const GROUPS = ['offers', 'clocks', 'taken', 'team', 'returns', 'meetings', 'other'] as const
export type Group = (typeof GROUPS)[number]

export const MAILS = ['now', 'digest', 'none'] as const
export type MailChoice = (typeof MAILS)[number]

const Named = z.object({ id: z.string(), name: z.string() })

export const NoticeView = z.object({
  id: z.uuid(),
  at: Moment,
  what: z.string().describe('remind, breach, manager, taken_back, offered, returned, meeting …'),
  group: z.enum(GROUPS),
  lead: z
    .object({ id: z.uuid(), name: z.string().nullable(), company: z.string().nullable() })
    .nullable()
    .describe('null: it is about no lead, or the lead is gone'),
  duty: z.string().nullable().describe('what was to be done, in the words of the agreement'),
  due: Moment.nullable(),
  by: Named.nullable().describe('whose act or omission it is about'),
  data: z.record(z.string(), z.unknown()),
  readAt: Moment.nullable(),
})
export type NoticeView = z.infer<typeof NoticeView>

export const NoticesQuery = PageQuery.extend({ unread: z.enum(['true', 'false']).optional() })
export const NoticesAnswer = z.object({ items: z.array(NoticeView), next: z.string().nullable() })

/** Counted up to a hundred. */
export const UnreadAnswer = z.object({ unread: z.number().int().min(0).max(100) })
export type UnreadAnswer = z.infer<typeof UnreadAnswer>

export const ReadInput = z
  .strictObject({
    ids: z.array(z.uuid()).max(500).optional(),
    lead: z.uuid().optional().describe('all about one lead'),
    until: Moment.optional().describe('all up to this moment'),
  })
  .refine((given) => Object.values(given).some((one) => one !== undefined), {
    path: ['until'],
    message: 'is needed, or ids, or lead',
  })

const Choice = z.strictObject({ product: z.boolean(), mail: z.enum(MAILS) })
export const Preferences = z.strictObject({
  groups: z.strictObject({
    offers: Choice,
    clocks: Choice,
    taken: Choice,
    team: Choice,
    returns: Choice,
    meetings: Choice,
    other: Choice,
  }),
  digestHour: z.number().int().min(0).max(23).describe('in one’s own time zone'),
  workingDaysOnly: z.boolean(),
  weekly: z
    .boolean()
    .optional()
    .describe('the sponsor’s page by mail at the beginning of the week; left out: sponsors get it'),
})
export type Preferences = z.infer<typeof Preferences>

export const PreferencesView = Preferences.extend({
  timeZone: z.string(),
  mail: z.boolean().describe('whether this workspace can send mail'),
})
export type PreferencesView = z.infer<typeof PreferencesView>
