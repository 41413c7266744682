import { z } from 'zod'
import { expression, id, line } from './schema.atoms.ts'

/** Who gets a lead whose stage asks for a person: rules by team, tried in order. */

const person = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,99}$/, 'must be the id of a person, such as ines.marchetti')
  .describe('Id of a person')
const only = z.literal(true, 'must be true')
const to = z.union(
  [
    z.strictObject({ accountOwner: only.describe('Whoever has another lead of the same company in work') }),
    z.strictObject({ people: z.array(person).min(1, 'must name at least one person').max(200) }),
    z.strictObject({ team: line.describe('The people of this team, as the People screen names it') }),
    z.strictObject({
      speaks: z
        .string()
        .regex(/^lead\.[a-z][A-Za-z0-9_]{0,62}$/, 'must be a field such as lead.language')
        .describe('Whoever speaks the language that stands in this field of the lead'),
    }),
    z.strictObject({ everybody: only.describe('Everybody of the function') }),
  ],
  'must be one of { accountOwner: true }, { people: [...] }, { team: NAME }, { speaks: lead.language }, { everybody: true }',
)

const rule = z.strictObject({
  id,
  because: line.describe('One plain sentence, shown with every lead that it routes'),
  when: expression.optional().describe('Which leads it is for; left out: all'),
  to,
  pick: z
    .enum(['rotation', 'weighted', 'least_load'])
    .default('rotation')
    .describe('Among those of the rule who can take a lead now'),
  weights: z
    .record(
      person,
      z.int('must be a whole number').min(1, 'must be at least 1').max(100, 'must be at most 100'),
    )
    .refine((weights) => Object.keys(weights).length <= 200, 'must not hold more than 200')
    .optional()
    .describe('Shares for pick: weighted; who is not named has 1'),
  otherwise: z
    .enum(['next', 'wait'])
    .default('next')
    .describe('When none of them can take it: go on with the next rule, or wait for one of them'),
})

const team = z.strictObject({
  offHours: z
    .enum(['prefer', 'skip', 'allow'])
    .default('prefer')
    .describe(
      'Outside their working hours: asked when nobody is in (prefer), never (skip), like anybody (allow)',
    ),
  rules: z.array(rule).min(1, 'must hold at least one rule').max(100, 'must not hold more than 100'),
})

export const routing = z.strictObject({
  marketing: team.optional(),
  leadgen: team.optional(),
  sales: team.optional(),
})
