import { z } from 'zod'
import { ScoreView } from '#journey/capture/contract.ts'
import { Moment } from '#platform/http/contract.ts'

const Seq = z.number().int().describe('timeline entry that it rests on')

/** What is said, and the entry that says so: there is no claim without one. */
export const Claim = z.object({
  text: z.string(),
  seq: Seq,
  lead: z.uuid().nullable().describe('whose timeline; null: this lead’s own'),
  points: z.number().int().nullable().describe('what it adds to the score'),
})
export type Claim = z.infer<typeof Claim>

const ScorePart = z.object({
  rule: z.string(),
  points: z.number().int(),
  because: z.string(),
  times: z.number().int().describe('how often it happened; 0: it is no happening, or a cap'),
  seq: Seq.nullable().describe('the latest entry behind it; null: arithmetic, such as a cap'),
})

/** Average won amount of a group of wins. */
const Average = z.object({ amount: z.number(), wins: z.number().int() })

const Level = z.object({
  id: z.string(),
  text: z.string().describe('what the agreement says of it'),
  seq: Seq.nullable(),
  deal: z
    .object({
      currency: z.string(),
      level: Average.describe('deals of leads of this level'),
      all: Average.describe('deals of all leads whose level is known'),
    })
    .nullable()
    .describe('from our own latest wins; null: too few to say'),
})

const Colleague = z.object({
  id: z.uuid(),
  name: z.string().nullable().describe('null: not known, or erased'),
  title: z.string().nullable(),
  stage: z.object({ id: z.string(), name: z.string(), kind: z.string() }),
  score: z.number().int(),
  touches: z.number().int().describe('in the last 90 days'),
  lastActivityAt: Moment,
})

/** What the rest of the company did. */
const Company = z.object({
  name: z.string(),
  others: z.number().int().describe('other leads of the company; 200: so many or more'),
  claims: z.array(Claim),
  leads: z.array(Colleague).describe('the most active first, five at most'),
})

/** Why this lead, why now, how to open. Every claim names the entry that it rests on. */
export const Brief = z.object({
  why: z.array(Claim),
  whyNow: z.array(Claim),
  howToOpen: z.array(Claim),
  intent: z.enum(['buy', 'learn', 'unclear']),
  signs: z.array(Claim).describe('what says so; of the other intent too, when both are there'),
  level: Level.nullable(),
  company: Company.nullable(),
  seen: z.array(Claim).describe('pages and material the person saw, newest first'),
  jobAid: z.object({ title: z.string(), body: z.string() }).nullable(),
  consent: z.object({
    phone: z.boolean(),
    email: z.boolean(),
    claims: z.array(Claim).describe('where it was given or taken back'),
  }),
  score: ScoreView.extend({ parts: z.array(ScorePart) }),
})
export type Brief = z.infer<typeof Brief>
