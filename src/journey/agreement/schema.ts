import { z } from 'zod'
import { date, duration, expression, fieldId, id, line, points, prose } from './schema.atoms.ts'
import { intent, levels } from './schema.intent.ts'
import { TEAMS } from './ruleset.ts'
import { routing } from './schema.routing.ts'
import { cadence } from './schema.cadence.ts'
import { duty } from './schema.duties.ts'
import { targets } from './schema.targets.ts'

/** The shape of an agreement file. agreements/agreement.schema.json is generated from it, for editors. */

// a file may be well-formed and yet far larger than anybody could sign or a server should hold
const few = (most: number): [(record: object) => boolean, string] => [
  (record) => Object.keys(record).length <= most,
  `must not hold more than ${most}`,
]

const criterion = z.strictObject({
  id,
  label: line.describe('One plain sentence, shown to people'),
  if: expression,
})
const criteria = z
  .array(criterion)
  .min(1, 'must hold at least one criterion')
  .max(50, 'must not hold more than 50')
const scalar = z.union([z.string(), z.number(), z.boolean()], 'must be text, a number, true or false')

const field = z.strictObject({
  label: line,
  type: z.enum(['string', 'number', 'boolean']),
  values: z.array(scalar).min(1, 'must not be empty').max(500).optional().describe('Closed list of values'),
  personal: z.boolean().default(false).describe('Kept apart, can be erased, invisible to rules'),
})

const blocks = z
  .array(
    z
      .string()
      .regex(
        /^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/,
        'must be hours such as "09:00-12:30"',
      ),
  )
  .max(12)
  .optional()
const calendar = z.strictObject({
  timeZone: z.string().describe('IANA name: Europe/Berlin'),
  hours: z.strictObject({
    mon: blocks,
    tue: blocks,
    wed: blocks,
    thu: blocks,
    fri: blocks,
    sat: blocks,
    sun: blocks,
  }),
  holidays: z
    .record(date, line)
    .refine(...few(2000))
    .default({})
    .describe('Date: name'),
})

const exit = z.strictObject({
  to: id,
  because: line,
  when: criteria.describe('All must hold'),
  newPass: z.boolean().optional().describe('Begins the next numbered pass'),
})
const stage = z.strictObject({
  name: line,
  kind: z.enum(['develop', 'handoff', 'work', 'won', 'lost', 'nurture', 'disqualified', 'closed']),
  owner: z.enum(TEAMS),
  assign: z
    .enum(['rotation', 'desk', 'keep'])
    .describe('Among available people, the catch-all, or whoever has it'),
  nextStep: line.describe('What the owner owes'),
  within: duration.describe('By when the owner owes the next step'),
  calendar: id.optional().describe('For business durations; may be left out when there is one calendar'),
  // oxlint-disable-next-line unicorn/no-thenable
  then: z.union(
    [z.literal('repeat'), z.strictObject({ move: id, because: line })],
    'must be "repeat" or { move, because }',
  ),
  entry: z.array(criterion).max(50).default([]).describe('Must hold on entering'),
  exits: z.array(exit).max(50).default([]).describe('Tried in order; the first open one wins'),
  activities: z
    .array(z.strictObject({ id, name: line, required: z.boolean().default(false) }))
    .max(50)
    .default([]),
  jobAids: z
    .array(
      z.strictObject({
        title: line,
        body: prose.describe('Markdown'),
        intent: z.enum(['buy', 'learn']).optional().describe('For whom it is; left out: for all'),
      }),
    )
    .max(50)
    .default([]),
  handoff: z
    .strictObject({
      answerWithin: duration,
      maxOffers: z.int('must be a whole number').min(1, 'must be at least 1').max(50, 'must be at most 50'),
    })
    .optional(),
  cadence: cadence.optional().describe('How lead development works the leads of this stage'),
  duties: z
    .array(duty)
    .max(20, 'must not hold more than 20')
    .optional()
    .describe('What the people who have the lead here owe, by when, and what happens when it stays undone'),
})

const reason = z.strictObject({
  label: line,
  ask: line.optional().describe('The question that whoever gives this reason is asked'),
  to: id.describe('The stage it goes to'),
  note: z.enum(['required', 'optional']).default('optional'),
  nextStep: line.optional().describe("In place of the stage's own"),
})

const kindOf = z
  .record(id, z.strictObject({ label: line, when: expression.describe('Which leads belong to it') }))
  .refine(...few(100))
  .default({})
const leadsInFlight = z.enum(['finish', 'rejudge'])
const transition = z.union(
  [
    leadsInFlight,
    z.strictObject({
      leads: leadsInFlight,
      stages: z.record(id, id).default({}).describe('Stage of the version before: stage of this one'),
    }),
  ],
  'must be "finish", "rejudge" or { leads, stages }',
)

export const agreementSchema = z.strictObject({
  agreement: z.literal(1, 'must be 1, the format of this file'),
  name: line,
  version: z
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(1_000_000, 'must be at most 1000000'),
  effectiveFrom: date,
  review: date.optional().describe('By this date both sides look at the evidence and sign anew'),
  transition: transition
    .default('finish')
    .describe('Leads in flight when this version comes into force: end under the old one, or judged anew'),
  lead: z.strictObject({ fields: z.record(fieldId, field).refine(...few(500)) }),
  calendars: z.record(id, calendar).refine(...few(20)),
  scoring: z.strictObject({
    fit: z.strictObject({
      max: points,
      rules: z
        .array(z.strictObject({ id, points, because: line, when: expression }))
        .max(500, 'must not hold more than 500'),
    }),
    engagement: z.strictObject({
      max: points,
      halfLife: duration.describe('After this time a touch gives half its points'),
      rules: z
        .array(z.strictObject({ id, points, cap: points.optional(), because: line, when: expression }))
        .max(500, 'must not hold more than 500'),
    }),
  }),
  path: z.array(id).min(2, 'must name at least two stages').max(50),
  fastTrack: z.strictObject({ when: criteria, because: line }).optional(),
  stages: z.record(id, stage).refine(...few(60)),
  returnReasons: z.record(id, reason).refine(...few(200)),
  disqualifyReasons: z.record(id, reason).refine(...few(200)),
  markets: kindOf.describe('Markets that targets name'),
  offers: kindOf.describe('Offers that targets name'),
  segments: kindOf.describe('Segments that targets name'),
  intent: intent.optional().describe('What says that somebody wants to buy, or to learn'),
  levels: levels.optional(),
  targets: targets.optional(),
  routing: routing.optional().describe('Who gets a lead; a function without rules rotates among its people'),
})

export type AgreementDocument = z.infer<typeof agreementSchema>
export type StageDocument = AgreementDocument['stages'][string]
export type TargetsDocument = NonNullable<AgreementDocument['targets']>
export type RoutingDocument = NonNullable<AgreementDocument['routing']>
export type RoutingRuleDocument = NonNullable<RoutingDocument['sales']>['rules'][number]
export type CalendarDocument = AgreementDocument['calendars'][string]

/** The JSON Schema that editors complete and check with. */
export function agreementJsonSchema(): object {
  return { title: 'Lead agreement', ...z.toJSONSchema(agreementSchema, { io: 'input' }) }
}
