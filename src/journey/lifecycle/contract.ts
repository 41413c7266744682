import { z } from 'zod'
import { LeadWatch } from '#journey/watch/contract.ts'
import { LeadProgrammes } from '#journey/nurture/contract.ts'
import { CameBack, Owed, Tried } from '#journey/handoff/owed.contract.ts'
import { ScoreView } from '#journey/capture/contract.ts'
import { Moment, PageQuery, text } from '#platform/http/contract.ts'
import { Worth } from '#journey/measure/value/worth.contract.ts'

const Named = z.object({ id: z.string(), name: z.string() })
const StageName = Named.extend({ kind: z.string() })

export const leadSorts = ['score', 'value', 'created', 'activity', 'due', 'name'] as const

/** Filters of the list of leads. Several values of one filter are separated by commas. */
export const LeadFilters = z.object({
  q: text(200).optional().describe('part of a name, e-mail, company or phone'),
  stage: text(500).optional(),
  owner: text(500).optional(),
  source: text(500).optional(),
  campaign: text(500).optional(),
  country: text(500).optional(),
  minScore: z.coerce.number().int().min(-10_000).max(10_000).optional(),
  overdue: z.enum(['true', 'false']).optional(),
})
export type LeadFilters = z.infer<typeof LeadFilters>

export const LeadsQuery = PageQuery.extend(LeadFilters.shape).extend({
  sort: z.enum(leadSorts).default('score'),
  order: z.enum(['asc', 'desc']).optional().describe('default: desc; asc for due and name'),
})
export type LeadsQuery = z.infer<typeof LeadsQuery>

export const LeadSummary = z.object({
  id: z.uuid(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  company: z.string().nullable(),
  externalId: z.string().nullable().describe('of whom neither name, address, number nor company is known'),
  title: z.string().nullable(),
  country: z.string().nullable(),
  source: z.string().nullable(),
  campaign: z.string().nullable(),
  channel: z.string().nullable(),
  stage: StageName,
  stageSince: Moment,
  owner: Named,
  pass: z.number().int(),
  score: z.number().int(),
  fit: z.number().int(),
  engagement: z.number().int(),
  handoff: z.enum(['none', 'waiting', 'offered', 'accepted']),
  nextStep: z.object({ what: z.string(), due: Moment }),
  lastActivityAt: Moment,
  createdAt: Moment,
})
export type LeadSummary = z.infer<typeof LeadSummary>

/** A lead as lists show it. */
export const ListedLead = LeadSummary.extend({
  worth: Worth.nullable().describe('what it is expected to bring; null: it has only just come'),
})
export type ListedLead = z.infer<typeof ListedLead>

export const LeadCount = z.object({ count: z.number().int(), capped: z.boolean() })

export const Facets = z.object({
  stages: z.array(StageName),
  owners: z.array(Named.extend({ function: z.string() })),
  sources: z.array(z.string()),
  campaigns: z.array(z.string()),
  countries: z.array(z.string()),
})
export type Facets = z.infer<typeof Facets>

export const ReasonView = z.object({
  id: z.string(),
  label: z.string(),
  noteRequired: z.boolean(),
  ask: z.string().nullable().describe('the question that whoever gives the reason is asked'),
  to: z.string().describe('name of the stage that it leads to'),
})
export type ReasonView = z.infer<typeof ReasonView>

const CriterionView = z.object({ id: z.string(), label: z.string(), met: z.boolean(), text: z.string() })

export const LeadDetail = LeadSummary.extend({
  person: z.object({
    firstName: z.string().nullable(),
    lastName: z.string().nullable(),
    phone: z.string().nullable(),
    externalIds: z.array(z.string()),
    fields: z.record(z.string(), z.unknown()),
  }),
  attributes: z.array(z.object({ id: z.string(), label: z.string(), value: z.unknown() })),
  consent: z.object({ email: z.boolean(), phone: z.boolean() }),
  watch: LeadWatch.nullable().describe('null: it is on the path, and was never aside'),
  scoreDetail: ScoreView.extend({ asOf: Moment }),
  stageDetail: z.object({
    id: z.string(),
    name: z.string(),
    kind: z.string(),
    limit: z.string(),
    then: z.string(),
    activities: z.array(Named.extend({ required: z.boolean(), done: z.boolean() })),
    jobAids: z.array(z.object({ title: z.string(), body: z.string() })),
    exits: z.array(z.object({ to: StageName, because: z.string(), criteria: z.array(CriterionView) })),
  }),
  path: z.array(StageName),
  passages: z.array(
    z.object({
      seq: z.number().int(),
      pass: z.number().int(),
      stage: StageName,
      owner: Named,
      enteredAt: Moment,
      leftAt: Moment.nullable(),
      why: z.string(),
    }),
  ),
  opportunities: z.array(
    z.object({
      id: z.string(),
      name: z.string().nullable(),
      status: z.enum(['open', 'won', 'lost']),
      amount: z.string().nullable(),
      currency: z.string().nullable(),
      openedAt: Moment.nullable(),
      closedAt: Moment.nullable(),
    }),
  ),
  offer: z.object({ to: Named, at: Moment, due: Moment, n: z.number().int() }).nullable(),
  owed: z.array(Owed).describe('running clocks of both sides, the most pressing first'),
  tried: Tried.nullable().describe('attempts to reach the person'),
  back: CameBack.nullable().describe('the latest return, until the lead is offered again'),
  programmes: LeadProgrammes,
  agreementVersion: z.number().int(),
  returnReasons: z.array(ReasonView).describe('of the version that judges this lead'),
  disqualifyReasons: z.array(ReasonView).describe('of the version that judges this lead'),
  entries: z.number().int(),
  merged: z.array(z.string()).describe('leads that turned out to be the same person, and go on here'),
  erased: z.boolean(),
})
export type LeadDetail = z.infer<typeof LeadDetail>

export const TimelineItem = z.object({
  seq: z.number().int().describe('below zero: an entry of a lead that goes on in this one'),
  kind: z.string(),
  fact: z.boolean(),
  at: Moment,
  recordedAt: Moment,
  by: Named,
  sentence: z.string(),
  version: z.number().int().describe('agreement version of a ruling; 0 for facts'),
  body: z.unknown(),
  personal: z.unknown().nullable(),
  from: Named.nullable().describe('the lead that it came in for, where that goes on in this one'),
  undone: z
    .boolean()
    .describe('written while a merge lasted that was undone: told again further on where it still counts'),
})
export type TimelineItem = z.infer<typeof TimelineItem>

export const DisqualifyInput = z.strictObject({
  reason: text(100),
  note: text(5_000).optional(),
  by: text(100).optional(),
})
export const ActivityInput = z.strictObject({
  activity: text(100),
  note: text(5_000).optional(),
  by: text(100).optional(),
})
export const AssignInput = z.strictObject({ owner: text(100), by: text(100).optional() })
export const EraseInput = z.strictObject({ because: text(500).default('asked by the person') })

/** The agreement as the screens need it. */
export const AgreementView = z.object({
  version: z.number().int(),
  name: z.string(),
  effectiveFrom: Moment,
  path: z.array(z.string()),
  stages: z.array(
    StageName.extend({
      owner: z.string(),
      nextStep: z.string(),
      limit: z.string(),
      then: z.string(),
      answerWithin: z.string().nullable(),
      activities: z.array(Named.extend({ required: z.boolean() })),
      jobAids: z.array(z.object({ title: z.string(), body: z.string() })),
      exits: z.array(
        z.object({
          to: z.string(),
          because: z.string(),
          criteria: z.array(z.object({ label: z.string(), text: z.string() })),
        }),
      ),
    }),
  ),
  scoring: z.object({
    fitMax: z.number(),
    engagementMax: z.number(),
    halfLifeDays: z.number(),
    fit: z.array(z.object({ id: z.string(), points: z.number(), because: z.string(), text: z.string() })),
    engagement: z.array(
      z.object({
        id: z.string(),
        points: z.number(),
        cap: z.number().nullable(),
        because: z.string(),
        text: z.string(),
      }),
    ),
  }),
  returnReasons: z.array(ReasonView),
  disqualifyReasons: z.array(ReasonView),
  yaml: z.string(),
})
export type AgreementView = z.infer<typeof AgreementView>

export const SavedView = z.object({
  id: z.uuid(),
  name: z.string(),
  query: z.string(),
  own: z.boolean().describe('whether whoever asks may delete it'),
})
export const SavedViewInput = z.strictObject({ name: text(100).min(1), query: text(2_000) })
export type SavedView = z.infer<typeof SavedView>
