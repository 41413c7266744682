import { z } from 'zod'
import { Day, Moment, PageQuery, text } from '#platform/http/contract.ts'
import { Suppressed } from '#journey/outreach/suppression.contract.ts'

export const ACCOUNT_STATES = ['open', 'working', 'meeting', 'customer', 'given_up'] as const
export type AccountState = (typeof ACCOUNT_STATES)[number]

export const MEMBER_ROLES = [
  'decider',
  'budget',
  'champion',
  'user',
  'technical',
  'blocker',
  'unknown',
] as const
export type MemberRole = (typeof MEMBER_ROLES)[number]

export const COVERAGES = ['none', 'part', 'full'] as const

const Named = z.object({ id: z.string(), name: z.string() })
const Role = z.enum(MEMBER_ROLES)

export const Tier = z.strictObject({
  id: text(20).regex(/^[A-Za-z0-9_-]+$/, 'is made of letters, digits, dash and underscore'),
  name: text(60).min(1),
  meaning: text(500).default(''),
})
export type Tier = z.infer<typeof Tier>

export const OutreachSettings = z.strictObject({
  tiers: z
    .array(Tier)
    .min(1)
    .max(9)
    .refine((tiers) => new Set(tiers.map(({ id }) => id)).size === tiers.length, 'names a tier twice')
    .describe('the most wanted first'),
  roles: z
    .array(Role.exclude(['unknown']))
    .min(1)
    .refine((roles) => new Set(roles).size === roles.length, 'names a role twice')
    .describe('the roles that a buying group has to have'),
})
export type OutreachSettings = z.infer<typeof OutreachSettings>

export const Coverage = z.object({
  needed: z.array(Role),
  known: z.array(Role).describe('those of them that somebody is known for'),
  reached: z.array(Role).describe('those of them with somebody whom we talked to'),
})
export type Coverage = z.infer<typeof Coverage>

export const AccountRow = z.object({
  id: z.uuid(),
  name: z.string(),
  domain: z.string().nullable(),
  tier: z.string(),
  segment: z.string().nullable(),
  why: z.string(),
  owner: Named,
  state: z.enum(ACCOUNT_STATES).describe('as it is today: won deals make a customer, a rest ends by itself'),
  until: Day.nullable().describe('until when it is given up'),
  nextStep: z.object({ what: z.string(), due: Day.nullable() }).nullable(),
  coverage: Coverage,
  members: z.number().int(),
  leads: z.number().int(),
  lastTouchAt: Moment.nullable(),
  suppressed: Suppressed.nullable(),
  version: z.number().int().describe('moves with every change; a PATCH may name the one that it saw'),
  changedAt: Moment,
})
export type AccountRow = z.infer<typeof AccountRow>

export const MemberLead = z.object({
  id: z.uuid(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  title: z.string().nullable(),
  stage: Named.extend({ kind: z.string() }),
  owner: Named,
  score: z.number().int(),
  lastActivityAt: Moment,
  suppressed: Suppressed.nullable(),
})
export type MemberLead = z.infer<typeof MemberLead>

export const Member = z.object({
  id: z.uuid(),
  role: Role,
  name: z.string().nullable().describe('null: the person was erased, or is a lead without a name'),
  title: z.string().nullable(),
  reached: z.boolean(),
  lead: MemberLead.nullable(),
})
export type Member = z.infer<typeof Member>

export const AccountDetail = AccountRow.extend({
  companyId: z.uuid(),
  createdAt: Moment,
  mayWork: z.boolean().describe('the asker may change it'),
  group: z.array(Member),
  others: z.array(MemberLead).describe('leads of the company outside the group, latest first, at most 50'),
  opportunities: z.array(
    z.object({
      id: z.string(),
      name: z.string().nullable(),
      status: z.enum(['open', 'won', 'lost']),
      stage: z.string().nullable(),
      amount: z.string().nullable(),
      currency: z.string().nullable(),
      openedAt: Moment.nullable(),
      closedAt: Moment.nullable(),
    }),
  ),
})
export type AccountDetail = z.infer<typeof AccountDetail>

export const AccountsQuery = PageQuery.extend({
  q: text(200).optional().describe('part of a name or domain'),
  tier: text(200).optional(),
  owner: text(500).optional(),
  state: text(200).optional(),
  segment: text(500).optional(),
  coverage: z.enum(COVERAGES).optional(),
  sort: z.enum(['tier', 'name', 'due', 'changed']).default('tier'),
})
export type AccountsQuery = z.infer<typeof AccountsQuery>

const Plain = {
  domain: text(253).nullable(),
  tier: text(20),
  segment: text(200).nullable(),
  why: text(2000),
  owner: text(100),
  state: z.enum(ACCOUNT_STATES),
  until: Day.nullable(),
  nextStep: text(300).nullable(),
  nextStepDue: Day.nullable(),
}

export const AccountInput = z
  .strictObject({ company: text(300).min(1) })
  .extend(z.object(Plain).partial().shape)
export type AccountInput = z.infer<typeof AccountInput>

export const AccountChange = z.strictObject({
  ...z.object(Plain).partial().shape,
  version: z.number().int().optional().describe('as it was read; 412 when somebody changed it meanwhile'),
})
export type AccountChange = z.infer<typeof AccountChange>

export const BulkInput = z.strictObject({
  ids: z.array(z.uuid()).min(1).max(500),
  tier: text(20).optional(),
  owner: text(100).optional(),
  dryRun: z.boolean().default(false),
})
export const BulkAnswer = z.object({
  changed: z.number().int(),
  unchanged: z.number().int(),
  accounts: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      changes: z.array(z.object({ field: z.string(), from: z.string(), to: z.string() })),
    }),
  ),
})
export type BulkAnswer = z.infer<typeof BulkAnswer>

export const MemberInput = z
  .strictObject({
    role: Role,
    leadId: z.uuid().optional(),
    name: text(200).min(1).optional(),
    title: text(200).optional(),
  })
  .refine(({ leadId, name }) => (leadId === undefined) !== (name === undefined), {
    path: ['name'],
    message: 'is needed where no lead is named, and only there',
  })
export type MemberInput = z.infer<typeof MemberInput>

export const MemberChange = z.strictObject({
  role: Role.optional(),
  leadId: z
    .uuid()
    .optional()
    .describe('the person turned out to be this lead: name and title are the lead’s then'),
  name: text(200).min(1).optional(),
  title: text(200).nullable().optional(),
})
export type MemberChange = z.infer<typeof MemberChange>

export const NoteInput = z.strictObject({ text: text(4000).min(1) })

/** What the account's page tells, newest first. `what` says which of the other fields there are. */
export const AccountEvent = z.object({
  at: Moment,
  what: z.enum(['history', 'touch', 'handoff', 'deal']),
  kind: z.string(),
  by: Named.nullable(),
  seq: z.number().int().nullable().describe('of history'),
  note: z.string().nullable(),
  body: z.record(z.string(), z.unknown()),
  lead: z.object({ id: z.uuid(), name: z.string().nullable() }).nullable(),
})
export type AccountEvent = z.infer<typeof AccountEvent>

const TierSummary = z.object({
  tier: z.string(),
  accounts: z.number().int(),
  open: z.number().int(),
  working: z.number().int(),
  meeting: z.number().int(),
  customer: z.number().int(),
  givenUp: z.number().int(),
  rolesNeeded: z.number().int(),
  rolesKnown: z.number().int(),
  rolesReached: z.number().int(),
  covered: z.number().int().describe('accounts whose group is complete'),
  suppressed: z.number().int(),
  overdue: z.number().int().describe('accounts whose next step is past its day'),
})
export const AccountsSummary = z.object({
  tiers: z.array(TierSummary),
  owners: z.array(
    z.object({
      owner: Named,
      accounts: z.number().int(),
      working: z.number().int(),
      overdue: z.number().int(),
    }),
  ),
  segments: z.array(z.string()),
})
export type AccountsSummary = z.infer<typeof AccountsSummary>
