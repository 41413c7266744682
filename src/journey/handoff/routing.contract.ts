import { z } from 'zod'
import { Moment, text } from '#platform/http/contract.ts'
import { TEAMS } from '#journey/agreement/ruleset.ts'

const Team = z.enum(TEAMS)
const Scalar = z.union([z.string().max(1_000), z.number(), z.boolean()])

const Candidate = z.object({
  id: z.string(),
  available: z.boolean(),
  why: z.string(),
  until: z.number().optional().describe('Epoch ms: in again'),
  load: z.number().int().optional(),
  capacity: z.number().int().optional(),
})

/** As it stands in OwnerAssigned. */
export const Trace = z.object({
  rule: z.string(),
  candidates: z.array(Candidate),
  id: z.string().optional(),
  because: z.string().optional(),
  pick: z.string().optional(),
  more: z.number().int().optional(),
  passed: z
    .array(
      z.object({
        id: z.string(),
        because: z.string(),
        why: z.string(),
        candidates: z.array(Candidate).optional(),
        more: z.number().int().optional(),
      }),
    )
    .optional(),
})
export type Trace = z.infer<typeof Trace>

export const TryInput = z.strictObject({
  leadId: z.uuid().optional().describe('A lead that is there'),
  fields: z.record(text(64), Scalar).optional().describe('Lead fields; with a lead, in place of what it has'),
  company: text(300).min(1).optional().describe('Name of its company: whose account it is'),
  team: Team.optional().describe('Default: the function whose stage the lead is in; sales'),
})
export type TryInput = z.infer<typeof TryInput>

export const TryAnswer = z.object({
  team: Team,
  owner: z.string().nullable().describe('null: nobody now, the lead would wait'),
  trace: Trace,
  version: z.number().int(),
  waiting: z.boolean().describe('A line has formed: the lead would join it'),
})
export type TryAnswer = z.infer<typeof TryAnswer>

export const Waiting = z.object({
  team: Team,
  waiting: z.number().int().describe('Leads at the desk for whom nobody was found, up to 1000'),
  more: z.boolean().describe('There are more than that'),
  oldest: Moment.nullable().describe('Since when the longest has waited'),
  top: z.array(
    z.object({
      id: z.string(),
      name: z.string().nullable(),
      company: z.string().nullable(),
      score: z.number().int(),
      since: Moment,
    }),
  ),
  allFull: z.boolean().describe('Everybody who is there has as many leads in work as their limit allows'),
  here: z.number().int().describe('People who could be asked now'),
  full: z.array(z.object({ id: z.string(), load: z.number().int(), capacity: z.number().int() })),
  perDay: z.number().describe('Leads handed out a day, over the last 14 days'),
  roomAt: Moment.nullable().describe('When the next lead is likely to be taken; null: nobody can say'),
  clearAt: Moment.nullable().describe('When the line is likely to be gone'),
})
export type Waiting = z.infer<typeof Waiting>

export const Trouble = z.object({
  team: Team,
  rule: z.string(),
  what: z.enum([
    'unknown_person',
    'has_left',
    'another_function',
    'empty_team',
    'nobody_speaks',
    'nobody_there',
  ]),
  who: z.string().nullable().describe('The person or team that the rule names'),
})
export type Trouble = z.infer<typeof Trouble>

export const Health = z.object({
  version: z.number().int(),
  troubles: z.array(Trouble),
  fields: z
    .array(z.object({ id: z.string(), label: z.string(), type: z.string() }))
    .describe('Lead fields that rules can see; those that routing asks for first'),
  teams: z.array(
    z.object({
      team: Team,
      rules: z.number().int(),
      people: z.number().int(),
      there: z.number().int().describe('Switched on, not away, not left'),
      full: z.number().int(),
    }),
  ),
})
export type Health = z.infer<typeof Health>
