import { z } from 'zod'
import { BECAME } from '#journey/measure/offers.rules.ts'
import { Moment, PageQuery, text } from '#platform/http/contract.ts'

const Named = z.object({ id: z.string(), name: z.string() })
export const Share = z
  .object({
    hits: z.number().int(),
    n: z.number().int(),
    share: z.number().nullable(),
    low: z.number().nullable(),
    high: z.number().nullable(),
  })
  .describe('a share with the counts it rests on and its 95 % interval (Wilson); null: nothing to divide by')
export type Share = z.infer<typeof Share>

const Against = z.object({
  had: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  side: z.enum(['more', 'less', 'fair']),
})

export const PERIODS = ['30', '90', '365'] as const

export const TeamQuery = z.object({
  team: z.enum(['sales', 'leadgen', 'marketing']).optional(),
  days: z.enum(PERIODS).default('90'),
})
export type TeamQuery = z.infer<typeof TeamQuery>
export const TeamPersonQuery = TeamQuery.pick({ days: true })

const TeamLead = z.object({
  id: z.uuid(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  company: z.string().nullable(),
  score: z.number().int(),
})

const Waiting = z.object({
  lead: TeamLead,
  owner: Named,
  what: z.string().nullable().describe('the duty of a clock, the reason of a return'),
  since: Moment,
  due: Moment.nullable(),
})
export type Waiting = z.infer<typeof Waiting>

const WaitList = z.object({
  count: z.number().int(),
  capped: z.boolean(),
  items: z.array(Waiting).describe('the first few, who has waited longest or is worth most'),
})
export type WaitList = z.infer<typeof WaitList>

const SIGNS = ['picks', 'rubber_stamp', 'sandbag', 'untouched'] as const

const PickingView = z.object({
  settled: z.number().int(),
  worked: z.number().int(),
  left: z.number().int(),
  workedScore: z.number().nullable(),
  leftScore: z.number().nullable(),
  chanceScore: z.number().nullable().describe('mean score of as many chosen as the team chooses'),
  p: z.number().nullable().describe('one-sided, for one of so many people (Holm)'),
  expected: z.number().nullable().describe('worked, had they worked at the others’ rate at the same score'),
  pFewer: z.number().nullable(),
  picks: z.boolean(),
})

const TeamMember = Named.extend({
  function: z.string(),
  role: z.string().nullable(),
  available: z.boolean(),
  away: z.string().nullable().describe('why not: has left, switched off, away'),
  capacity: z.number().int().nullable(),
  load: z.number().int().describe('leads in work'),
  offers: z.number().int().describe('not answered now'),
  late: z.number().int().describe('clocks past their time now'),
  lateCapped: z.boolean(),
  accepted: Share,
  returned: Share,
  untouched: Share,
  inTime: Share.describe('clocks of the period that were met in time'),
  hours: z.number().nullable().describe('median hours from offer to first work'),
  picking: PickingView.nullable(),
  signs: z.array(z.enum(SIGNS)),
})
export type TeamMember = z.infer<typeof TeamMember>

const DutyView = z.object({
  id: z.string(),
  name: z.string(),
  of: z.string(),
  within: z.string().nullable(),
  started: z.number().int(),
  inTime: Share,
  running: z.number().int(),
  runningLate: z.number().int(),
  median: z.number().nullable().describe('business hours until met, running ones counted (Kaplan-Meier)'),
  ninety: z.number().nullable(),
})
export type DutyView = z.infer<typeof DutyView>

const LEAKS = ['expired', 'untouched', 'returned'] as const
const Leak = Share.extend({
  what: z.enum(LEAKS),
  worth: z
    .number()
    .nullable()
    .describe('expected value of the leads: what offers of their scores bring on average'),
})

export const TeamView = z.object({
  asOf: Moment,
  countedAt: Moment.describe('when the figures of the period were counted'),
  from: Moment,
  days: z.number().int(),
  team: z.string().nullable(),
  waiting: z.object({ offers: WaitList, room: WaitList, late: WaitList, appeals: WaitList }),
  people: z.array(TeamMember),
  duties: z.array(DutyView),
  leaks: z.array(Leak),
  worth: z.object({ amount: z.number(), currency: z.string().nullable(), n: z.number().int() }),
  thresholds: z.object({ accepted: z.number(), returned: z.number(), untouched: z.number() }),
})
export type TeamView = z.infer<typeof TeamView>

const CAME = ['worked', 'returned', 'expired', 'untouched', 'early', 'open', 'withdrawn'] as const

export const OfferView = z.object({
  lead: TeamLead,
  seq: z.number().int(),
  rep: Named,
  score: z.number().int().describe('when it was offered'),
  offeredAt: Moment,
  answer: z.string().nullable(),
  reason: z.string().nullable(),
  workedAt: Moment.nullable(),
  came: z.enum(CAME),
  became: z.enum(BECAME),
})
export type OfferView = z.infer<typeof OfferView>

/** As the column has them. */
const Points = z.coerce
  .number()
  .int()
  .min(-(2 ** 31))
  .max(2 ** 31 - 1)

export const OffersQuery = PageQuery.extend({
  rep: text(100).optional(),
  team: z.enum(['sales', 'leadgen', 'marketing']).optional(),
  days: z.coerce.number().int().min(1).max(3660).default(90),
  came: text(200)
    .optional()
    .describe('one or more of worked, returned, expired, untouched, early, open, withdrawn'),
  answer: text(20).optional(),
  minScore: Points.optional(),
  maxScore: Points.optional().describe('below this'),
})
export type OffersQuery = z.infer<typeof OffersQuery>

export const ClocksQuery = PageQuery.extend({
  clock: text(100).optional(),
  person: text(100).optional(),
  team: z.enum(['sales', 'leadgen', 'marketing']).optional(),
  days: z.coerce.number().int().min(1).max(3660).default(90),
  state: z.enum(['met', 'met_late', 'taken_back', 'moot', 'running', 'late']).optional(),
})
export type ClocksQuery = z.infer<typeof ClocksQuery>

export const ClockView = z.object({
  lead: TeamLead,
  seq: z.number().int(),
  clock: z.string(),
  name: z.string(),
  person: Named,
  startedAt: Moment,
  due: Moment,
  stoppedAt: Moment.nullable(),
  state: z.enum(['met', 'met_late', 'taken_back', 'moot', 'running', 'late']),
  hours: z.number().nullable().describe('business hours it took'),
})
export type ClockView = z.infer<typeof ClockView>

export const PersonView = z.object({
  asOf: Moment,
  countedAt: Moment.describe('when what is compared with others was counted'),
  from: Moment,
  days: z.number().int(),
  person: TeamMember,
  offers: z.array(OfferView).describe('of the period, the latest 500'),
  bands: z.array(
    z.object({
      score: z.number().int(),
      n: z.number().int(),
      worked: z.number().int(),
      expected: z.number().nullable(),
    }),
  ),
  fair: z.object({ offers: z.number().int(), score: Against, value: Against, top: Against }).nullable(),
  duties: z.array(DutyView),
  late: WaitList,
  median: z
    .object({
      people: z.number().int(),
      accepted: z.number().nullable(),
      untouched: z.number().nullable(),
      inTime: z.number().nullable(),
      hours: z.number().nullable(),
    })
    .nullable()
    .describe('of the team, nameless; null while fewer than four have figures'),
  worth: z.object({ currency: z.string().nullable() }),
})
export type PersonView = z.infer<typeof PersonView>
