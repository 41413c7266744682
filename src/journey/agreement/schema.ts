import { z } from 'zod'

/** The shape of an agreement file. agreements/agreement.schema.json is generated from it, for editors. */

const id = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,62}$/, 'must be small letters, digits and _, beginning with a letter')
  .describe('Small letters, digits and _, beginning with a letter')
const fieldId = z
  .string()
  .regex(/^[a-z][A-Za-z0-9_]{0,62}$/, 'must be letters, digits and _, beginning with a small letter')
const line = z.string().min(1, 'must not be empty').max(300, 'must not be longer than 300 characters')
const prose = z.string().max(20_000, 'must not be longer than 20000 characters')
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date such as 2026-01-31')
const points = z
  .int('must be a whole number')
  .min(-1000, 'must be at least -1000')
  .max(1000, 'must be at most 1000')
const duration = z
  .string()
  .regex(
    /^\d{1,5}(\.\d{1,3})? (business )?(minutes?|hours?|days?|weeks?|months?|years?)$/,
    'must be a duration such as "4 business hours", "2 business days", "14 days" or "24 months"',
  )
  .describe('"4 business hours", "2 business days", "36 hours", "14 days", "24 months"')
const expression = z
  .string()
  .min(1, 'must not be empty')
  .describe("A CEL expression: lead.seniority in ['c_level', 'vp']")

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
  holidays: z.record(date, line).default({}).describe('Date: name'),
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
  owner: z.enum(['marketing', 'leadgen', 'sales']),
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
    .array(z.strictObject({ title: line, body: prose.describe('Markdown') }))
    .max(50)
    .default([]),
  handoff: z
    .strictObject({
      answerWithin: duration,
      maxOffers: z.int('must be a whole number').min(1, 'must be at least 1').max(50, 'must be at most 50'),
    })
    .optional(),
})

const reason = z.strictObject({
  label: line,
  to: id.describe('The stage it goes to'),
  note: z.enum(['required', 'optional']).default('optional'),
  nextStep: line.optional().describe("In place of the stage's own"),
})

export const agreementSchema = z.strictObject({
  agreement: z.literal(1, 'must be 1, the format of this file'),
  name: line,
  version: z
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(1_000_000, 'must be at most 1000000'),
  effectiveFrom: date,
  lead: z.strictObject({ fields: z.record(fieldId, field) }),
  calendars: z.record(id, calendar),
  scoring: z.strictObject({
    fit: z.strictObject({
      max: points,
      rules: z.array(z.strictObject({ id, points, because: line, when: expression })).max(500),
    }),
    engagement: z.strictObject({
      max: points,
      halfLife: duration.describe('After this time a touch gives half its points'),
      rules: z
        .array(z.strictObject({ id, points, cap: points.optional(), because: line, when: expression }))
        .max(500),
    }),
  }),
  path: z.array(id).min(2, 'must name at least two stages').max(50),
  fastTrack: z.strictObject({ when: criteria, because: line }).optional(),
  stages: z.record(id, stage),
  returnReasons: z.record(id, reason),
  disqualifyReasons: z.record(id, reason),
})

export type AgreementDocument = z.infer<typeof agreementSchema>
export type StageDocument = AgreementDocument['stages'][string]
export type CalendarDocument = AgreementDocument['calendars'][string]

/** The JSON Schema that editors complete and check with. */
export function agreementJsonSchema(): object {
  return { title: 'Lead agreement', ...z.toJSONSchema(agreementSchema, { io: 'input' }) }
}
