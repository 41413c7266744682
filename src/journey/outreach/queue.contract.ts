import { z } from 'zod'
import { Moment, text } from '#platform/http/contract.ts'
import { ListedLead, ReasonView } from '#journey/lifecycle/contract.ts'
import { Order } from '#journey/measure/value/worth.contract.ts'
import { QUEUE_CLASSES } from '#journey/outreach/queue.rules.ts'
import { OUTCOMES } from '#journey/outreach/cadence.rules.ts'

const Named = z.object({ id: z.string(), name: z.string() })
const Way = z.enum(['call', 'email', 'message', 'meeting'])

export const QueueQuery = z.object({ person: text(100), order: Order })

const Blocked = z
  .object({
    code: z.enum(['suppressed', 'no_consent', 'no_phone', 'erased']),
    text: z.string().describe('suppressed: which entry, from where'),
  })
  .describe('why nobody may call')

export const QueueItem = z.object({
  lead: ListedLead,
  phone: z.string().nullable(),
  class: z.enum(QUEUE_CLASSES),
  due: Moment,
  askedAt: Moment.describe('the latest sign of life'),
  by: Way,
  step: z
    .object({ n: z.number().int(), of: z.number().int(), name: z.string() })
    .nullable()
    .describe('of the cadence, from 1'),
  attempts: z.object({ n: z.number().int(), last: z.string().nullable(), lastAt: Moment.nullable() }),
  there: z
    .object({ zone: z.string(), open: z.boolean() })
    .nullable()
    .describe('their time zone, as far as the country tells it'),
  meeting: z.string().nullable().describe('the meeting that is due'),
  blocked: Blocked.nullable(),
})
export type QueueItem = z.infer<typeof QueueItem>

export const Queue = z.object({
  person: Named,
  asOf: Moment,
  items: z.array(QueueItem).describe('in the order that was asked for; at most a hundred'),
  next: z.null().describe('it has one page'),
  blocked: z.array(QueueItem).describe('due, but suppressed: nobody is to approach them'),
  later: z
    .object({ count: z.number().int(), capped: z.boolean(), next: Moment.nullable() })
    .describe('planned for a later date'),
  accounts: z
    .array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        tier: z.object({ id: z.string(), name: z.string() }),
        nextStep: z.string().nullable(),
        due: z.string().nullable().describe('a day'),
      }),
    )
    .describe('target accounts whose turn it is, the best tier first'),
})
export type Queue = z.infer<typeof Queue>

const Field = z.union([z.string().max(2_000), z.number(), z.boolean()])
const Proposal = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('next'),
    by: Way,
    due: Moment,
    what: z.string(),
    step: z.number().int().nullable(),
    promised: z.boolean(),
  }),
  z.object({ do: z.literal('qualified') }),
  z.object({ do: z.literal('recycled'), reason: z.string() }),
])
export type ProposalView = z.infer<typeof Proposal>

/** What stands beside the telephone: script, card, what may follow. */
export const CallSheet = z.object({
  id: z.uuid(),
  stage: z.object({ id: z.string(), name: z.string() }),
  callable: z.boolean().describe('lead development works this stage'),
  script: z.string().nullable().describe('Markdown, filled in'),
  jobAids: z.array(z.object({ title: z.string(), body: z.string() })),
  step: z.object({ n: z.number().int(), of: z.number().int(), name: z.string(), by: Way }).nullable(),
  card: z.object({
    criteria: z.array(z.object({ id: z.string(), label: z.string(), met: z.boolean(), to: z.string() })),
    questions: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        question: z.string(),
        type: z.enum(['string', 'number', 'boolean']),
        values: z.array(Field).nullable(),
        answer: Field.nullable(),
      }),
    ),
    activities: z.array(Named.extend({ required: z.boolean(), done: z.boolean() })),
    ready: z.boolean().describe('a talk held now would carry the lead on'),
  }),
  there: z.object({ zone: z.string(), open: z.boolean() }).nullable(),
  blocked: Blocked.nullable(),
  consentPhone: z.boolean(),
  proposals: z.record(z.enum(OUTCOMES), Proposal),
  recycleReasons: z.array(ReasonView),
  disqualifyReasons: z.array(ReasonView),
  reps: z.array(Named),
})
export type CallSheet = z.infer<typeof CallSheet>

export const AnswersInput = z.strictObject({
  answers: z.record(z.string().max(100), Field.nullable()).default({}),
  consentPhone: z.boolean().optional().describe('they agreed to be called, or took it back'),
})

const Next = z.strictObject({
  do: z.literal('next'),
  by: z.enum(['call', 'email', 'message']).default('call'),
  due: Moment,
  promised: z.boolean().default(false).describe('the person was told so'),
  step: z.number().int().min(0).max(100).nullable().default(null),
})
const Reasoned = { reason: text(100), note: text(5_000).optional() }

export const Place = z.enum(['phone', 'video', 'visit', 'office'])
const Booked = z.strictObject({
  at: Moment,
  minutes: z.number().int().min(5).max(480).default(30),
  rep: text(100),
  place: Place.default('video'),
  where: text(500).optional().describe('address, number or link'),
})

/** An outcome is saved with what comes next, or not at all. */
export const CallInput = z.strictObject({
  how: z.enum(['call', 'email', 'message', 'visit', 'other']).default('call'),
  outcome: z.enum(OUTCOMES),
  note: text(5_000).optional(),
  answers: z.record(z.string().max(100), Field.nullable()).default({}),
  consentPhone: z.boolean().optional(),
  then: z.discriminatedUnion('do', [
    Next,
    z.strictObject({ do: z.literal('meeting'), meeting: Booked, qualified: z.boolean().default(true) }),
    z.strictObject({ do: z.literal('qualified') }),
    z.strictObject({ do: z.literal('recycled'), ...Reasoned }),
    z.strictObject({ do: z.literal('disqualified'), ...Reasoned }),
  ]),
})
export type CallInput = z.infer<typeof CallInput>

export const MeetingInput = Booked.extend({ note: text(5_000).optional() })
