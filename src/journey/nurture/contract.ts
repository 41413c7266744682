import { z } from 'zod'
import { ProgrammeDocument } from '#journey/nurture/schema.ts'
import { Moment, PageQuery, text } from '#platform/http/contract.ts'

/** Shapes of programmes over HTTP. Counts are people; moments ISO 8601 in UTC. docs/nurture.md */

const By = z.object({ id: z.string(), name: z.string() })
const Named = z.object({ id: z.string(), name: z.string() })
const Id = z
  .string()
  .min(1)
  .max(60)
  .regex(/^[a-z][a-z0-9_]*$/, 'is a lower_snake_case word')
const count = z.number().int()

/** never published · published, never begun · takes people in · takes nobody in, who is inside goes on · over for everybody */
export const PROGRAMME_STATES = ['draft', 'published', 'running', 'paused', 'ended'] as const
export const ENDS = [
  'finished',
  'goal',
  'ready',
  'sales',
  'moved',
  'replied',
  'withdrew',
  'unreachable',
  'erased',
  'stopped',
] as const

/** A document that is being written may be anything that JSON can say; POST …/check tells what is missing. */
const Writing = z
  .record(z.string().max(60), z.unknown())
  .refine((document) => JSON.stringify(document).length <= 200_000, 'is longer than 200,000 characters')

const DraftHead = z.object({ revision: count, savedAt: Moment, savedBy: By })
export const DraftView = DraftHead.extend({
  programme: z.string(),
  document: z.record(z.string(), z.unknown()),
})
export type DraftView = z.infer<typeof DraftView>

export const ProgrammeInput = z.strictObject({
  id: Id.describe('stays for good; not: check, choices, drafts'),
  document: Writing.optional().describe('default: one mail, to be filled in'),
})
export const DraftChange = z.strictObject({
  revision: z.number().int().min(0).describe('the one that was edited; 0: there was no draft'),
  document: Writing,
})
export const CheckInput = z.strictObject({
  document: Writing,
  programme: Id.optional().describe(
    'whose next version it is: its steps may go on with a template that was retired',
  ),
})
export const CheckView = z.object({
  ok: z.boolean(),
  problems: z.array(z.object({ field: z.string().describe('steps.2.next'), message: z.string() })),
})
export type CheckView = z.infer<typeof CheckView>
export const PublishInput = z.strictObject({ revision: z.number().int().min(1) })
export const StartInput = z.strictObject({
  version: z.number().int().min(1).optional().describe('default: the latest'),
})

export const ProgrammeSummary = z.object({
  id: z.string(),
  name: z.string(),
  state: z.enum(PROGRAMME_STATES),
  /** the latest that was published */
  version: count.nullable(),
  /** the version of the latest turn: who is taken in now comes into this one */
  takes: count.nullable(),
  /** since when the state holds; a turn lies a few seconds ahead when it was just made */
  since: Moment.nullable(),
  holdOut: z.number().describe('percent'),
  hasGoal: z.boolean(),
  draft: DraftHead.nullable(),
  counts: z.object({
    inside: count.describe('getting it now'),
    heldOut: count.describe('kept out at random, for as long as the programme would have them'),
    entered30: count.describe('taken in within 30 days, without hold-outs'),
    left30: count,
    sent7: count.describe('mails of it that left within 7 days'),
    goal30: count.describe('of those who left within 30 days: reached its goal'),
    forward30: count.describe('of those: reached its goal, became ready, or sales has them'),
  }),
})
export type ProgrammeSummary = z.infer<typeof ProgrammeSummary>

const Took = z.object({ all: count, days7: count, days30: count })

export const StepCounts = z.object({
  step: z.string(),
  here: count.describe('at this step now'),
  took: Took,
  ways: z.array(Took.extend({ way: z.string() })).describe('branches: way ids, and otherwise'),
  mails: z
    .object({ due: count, sent: count, skipped: count, refused: count })
    .nullable()
    .describe('mail steps only'),
})
export type StepCounts = z.infer<typeof StepCounts>

/** Something that takes a while: people are taken in, or taken out. */
export const RunView = z.object({
  id: z.uuid(),
  ask: z.enum(['enter', 'stop']),
  total: count.describe('people to look at, counted when it was asked'),
  looked: count,
  changed: count.describe('taken in, or taken out'),
  askedAt: Moment,
  askedBy: By,
  endedAt: Moment.nullable().describe('null: it goes on'),
  cancelled: z.boolean(),
})
export type RunView = z.infer<typeof RunView>

export const ProgrammeDetail = ProgrammeSummary.extend({
  shown: z
    .object({ version: count, document: ProgrammeDocument, at: Moment, by: By })
    .nullable()
    .describe('the version that was asked for, else the one that takes people in, else the latest'),
  versions: z.array(z.object({ version: count, at: Moment, by: By, inside: count, heldOut: count })),
  turns: z.array(
    z.object({ what: z.enum(['started', 'paused', 'ended']), version: count, from: Moment, by: By }),
  ),
  steps: z.array(StepCounts).describe('of the version that is shown, in its order'),
  ends: z
    .array(Took.extend({ because: z.enum(ENDS) }))
    .describe('how it ended, all versions, hold-outs left out'),
  runs: z.array(RunView).describe('latest first, ten at most'),
})
export type ProgrammeDetail = z.infer<typeof ProgrammeDetail>

export const ProgrammeQuery = z.object({
  version: z.coerce
    .number()
    .int()
    .min(1)
    .max(2 ** 31 - 1)
    .optional(),
})

export const Waiting = z.object({
  count: count.describe(
    'people in its stages who are in none of its versions; whether each fits is found out one by one',
  ),
  fit: count.describe('of a sample of them, how many would be taken in'),
  sample: count,
})
export type Waiting = z.infer<typeof Waiting>

/** here: at a step now · took: took a step (and a way) · held_out: kept out now · left: it ended for them */
export const PeopleQuery = PageQuery.extend({
  show: z.enum(['here', 'took', 'held_out', 'left']).default('here'),
  version: z.coerce
    .number()
    .int()
    .min(1)
    .max(2 ** 31 - 1)
    .optional(),
  step: text(60).optional(),
  way: text(60).optional().describe('took only'),
  days: z.coerce.number().int().min(1).max(3_650).optional().describe('took and left: within so many days'),
  because: z.enum(ENDS).optional().describe('left only'),
})
export type PeopleQuery = z.infer<typeof PeopleQuery>

export const PersonInside = z.object({
  id: z.uuid(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  company: z.string().nullable(),
  stage: Named,
  score: count,
  version: count,
  /** when they came to where they are shown: taken in, took the step, left */
  at: Moment,
  step: z.string().nullable(),
  way: z.string().nullable(),
  because: z.enum(ENDS).nullable(),
})
export type PersonInside = z.infer<typeof PersonInside>

/** What a programme may name, for whoever writes one. */
export const ProgrammeChoices = z.object({
  stages: z.array(Named.extend({ kind: z.string() })),
  reasons: z.array(Named.extend({ to: z.string().describe('the stage that it leads to') })),
  purposes: z.array(Named),
  templates: z.array(Named.extend({ retired: z.boolean().describe('not for new steps') })),
  hooks: z.array(Named),
  activities: z.array(Named).describe('that do a task; attempt, any try to reach the person, does it too'),
  teams: z.array(Named),
  touches: z.array(z.string()).describe('what a branch can ask for with did; the list is open'),
  fields: z.array(z.object({ id: z.string(), label: z.string() })).describe('for conditions: lead.ID'),
})
export type ProgrammeChoices = z.infer<typeof ProgrammeChoices>

export const MailingInput = z
  .strictObject({
    days: z.array(z.number().int().min(1).max(7)).min(1, 'name at least one day').max(7),
    from: z.number().int().min(0).max(23).describe('whole hours where the person is'),
    until: z.number().int().min(1).max(24),
    zone: text(60).describe('IANA time zone, used where nobody knows where the person is'),
    most: z.number().int().min(1).max(20).describe('mails to one person over all programmes …'),
    inDays: z.number().int().min(1).max(90).describe('… in so many days'),
    spreadMinutes: z.number().int().min(0).max(720).describe('mails of one moment are spread over so long'),
  })
  .refine(({ from, until }) => until > from, { path: ['until'], message: 'is not after from' })
  .refine(({ days }) => new Set(days).size === days.length, { path: ['days'], message: 'names a day twice' })
export type MailingInput = z.infer<typeof MailingInput>
export const MailingView = z.object({
  ...MailingInput.shape,
  since: Moment.nullable().describe('null: nobody ever changed it'),
})
export type MailingView = z.infer<typeof MailingView>

/** One lead's programmes, on GET /api/leads/{id}. */
export const LeadProgrammes = z.object({
  running: z.array(
    z.object({
      programme: z.string(),
      name: z.string(),
      version: count,
      /** drawn at random to get nothing, so that the others can be compared with somebody */
      heldOut: z.boolean(),
      since: Moment,
      step: z.object({ id: z.string(), name: z.string(), does: z.string() }).nullable(),
      next: Moment.nullable().describe('when that step is due; null: it waits for nothing but its end'),
    }),
  ),
  past: z.array(
    z.object({
      programme: z.string(),
      name: z.string(),
      times: count,
      left: Moment,
      because: z.enum(ENDS),
    }),
  ),
  tasks: z.array(
    z.object({ programme: z.string(), step: z.string(), what: z.string(), of: By, due: Moment }),
  ),
})
export type LeadProgrammes = z.infer<typeof LeadProgrammes>

export const TaskDoneInput = z.strictObject({ note: text(5_000).optional() })
