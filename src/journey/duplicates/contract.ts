import { z } from 'zod'
import { MergeSide } from '#journey/merging/contract.ts'
import { Moment, PageQuery, text } from '#platform/http/contract.ts'

const Named = z.object({ id: z.string(), name: z.string() })
const Chance = z.number().min(0).max(1)

export const DuplicatesQuery = PageQuery.extend({
  state: z
    .enum(['open', 'later', 'decided'])
    .default('open')
    .describe('open: to be decided now; later: put off; decided: same or different, latest first'),
  sort: z.enum(['certain', 'company', 'owner']).default('certain').describe('of what is open or put off'),
  owner: text(200).optional().describe('one of the two leads is theirs'),
  lead: z.uuid().optional().describe('one of the two is this lead'),
  q: text(200).optional().describe('in the name, the address or the company of one of the two'),
})
export type DuplicatesQuery = z.infer<typeof DuplicatesQuery>

/** A lead of a pair, as it stands beside the other. */
export const DuplicateSide = MergeSide.extend({
  title: z.string().nullable(),
  country: z.string().nullable(),
  source: z.string().nullable(),
  merged: z.boolean().describe('it goes on in the other one'),
})
export type DuplicateSide = z.infer<typeof DuplicateSide>

export const DuplicatePart = z.object({
  kind: z.string().describe('what was compared'),
  what: z.string().describe('the same in words'),
  says: z.string().describe('how alike the two are in it'),
  bits: z.number().describe('weight: +1 doubles the odds that they are one, −1 halves them'),
})
export type DuplicatePart = z.infer<typeof DuplicatePart>

export const DuplicateView = z.object({
  lead: DuplicateSide,
  other: DuplicateSide,
  chance: Chance.describe('that the two are one person'),
  same: z.boolean().describe('by the threshold, though nobody has said so'),
  parts: z.array(DuplicatePart).describe('strongest first'),
  survivor: z
    .string()
    .describe('the lead that goes on, or should: the one that somebody works on, else the older'),
  state: z.enum(['open', 'later', 'same', 'different']),
  found: Moment,
  until: Moment.nullable().describe('put off until then'),
  decided: z.object({ by: Named, at: Moment }).nullable(),
  bulk: z.string().nullable().describe('merged together with others'),
})
export type DuplicateView = z.infer<typeof DuplicateView>

export const DuplicateCounts = z.object({
  open: z.number().int().describe('up to 500, as later'),
  later: z.number().int(),
})
export type DuplicateCounts = z.infer<typeof DuplicateCounts>

const Pair = z.strictObject({ lead: z.uuid(), other: z.uuid() })

export const DecideInput = Pair.extend({
  decision: z.enum(['same', 'different', 'later']),
  survivor: z
    .uuid()
    .optional()
    .describe('of the same: the lead that goes on; left out: the one that is proposed'),
})
export type DecideInput = z.infer<typeof DecideInput>

export const DecideAnswer = z.object({
  lead: z.string(),
  other: z.string(),
  state: DuplicateView.shape.state,
  survivor: z.string().nullable(),
  merge: z.string().nullable(),
})
export type DecideAnswer = z.infer<typeof DecideAnswer>

export const UndoInput = z.union([Pair, z.strictObject({ bulk: z.uuid() })])
export type UndoInput = z.infer<typeof UndoInput>

export const UndoAnswer = z.object({
  undone: z.number().int(),
  left: z.number().int().describe('of those that were merged together: ask again'),
  refused: z.array(z.object({ lead: z.string(), other: z.string(), code: z.string(), detail: z.string() })),
})
export type UndoAnswer = z.infer<typeof UndoAnswer>

export const MergeAboveInput = z.strictObject({
  above: z.number().min(0.5).max(1).describe('pairs of at least this chance'),
  bulk: z
    .uuid()
    .optional()
    .describe('goes on with what an earlier call began, so that one undo takes all back'),
  preview: z.boolean().default(false),
})
export type MergeAboveInput = z.infer<typeof MergeAboveInput>

export const MergeAboveAnswer = z.object({
  preview: z.boolean(),
  pairs: z.number().int().describe('of that chance, before anything was merged'),
  least: Chance.nullable().describe('the least certain of them'),
  merged: z.number().int(),
  left: z.number().int().describe('ask again with `bulk`, until nothing is merged any more'),
  bulk: z.string().nullable(),
})
export type MergeAboveAnswer = z.infer<typeof MergeAboveAnswer>

export const SettingsInput = z
  .strictObject({ same: z.number().min(0.5).max(0.999), ask: z.number().min(0.01).max(0.95) })
  .refine(({ same, ask }) => ask < same, { path: ['ask'], error: 'must be less than same' })
export type SettingsInput = z.infer<typeof SettingsInput>

/** As `SettingsInput`, in an address; left out: as it is in force. */
export const ThresholdsQuery = z.object({
  same: z.coerce.number().min(0.5).max(0.999).optional(),
  ask: z.coerce.number().min(0.01).max(0.95).optional(),
})
export type ThresholdsQuery = z.infer<typeof ThresholdsQuery>

const Right = z
  .object({
    hits: z.number().int().describe('pairs that were one person'),
    n: z.number().int().describe('pairs that somebody decided about, each by itself'),
    share: Chance,
    low: Chance.describe('95 % interval'),
    high: Chance,
  })
  .nullable()

const Evidence = z.object({
  same: Right.describe('of pairs that count as the same'),
  ask: Right.describe('of pairs that somebody is asked about'),
})

export const ThresholdsView = z.object({
  same: Chance,
  ask: Chance,
  inForce: z.object({
    same: Chance,
    ask: Chance,
    set: z.object({ by: Named, at: Moment }).nullable().describe('null: those that Baton begins with'),
  }),
  pairs: z
    .object({ same: z.number().int(), ask: z.number().int(), different: z.number().int() })
    .describe('that nobody decided about, by what these thresholds make of them'),
  complete: z
    .boolean()
    .describe('false: pairs of so little chance were not kept; all leads are compared anew when this is set'),
  decided: Evidence.describe('what decisions say of these thresholds'),
  proposed: z
    .object({ same: Chance, ask: Chance, because: Evidence })
    .nullable()
    .describe('where decisions would have them'),
})
export type ThresholdsView = z.infer<typeof ThresholdsView>

export const RunInput = z.strictObject({ stop: z.boolean().default(false) })

export const MatchRun = z.object({
  id: z.string(),
  state: z.enum(['running', 'done', 'stopped', 'failed']),
  stage: z
    .enum(['learn', 'keys', 'pairs'])
    .describe(
      'learn: leads are read and weights learned; keys: who shares what is written; pairs: all leads are compared',
    ),
  done: z.number().int(),
  total: z.number().int(),
  started: Moment,
  by: Named,
  ended: Moment.nullable(),
  problem: z.string().nullable(),
})
export type MatchRun = z.infer<typeof MatchRun>

export const MatchState = z.object({
  waiting: z.number().int().describe('leads that are still to be compared'),
  settings: z.object({
    same: Chance,
    ask: Chance,
    shift: z.number().describe('bits that decisions added to the evidence of every pair'),
    decided: z.number().int().describe('decisions that it follows from'),
  }),
  weights: z
    .object({
      leads: z.number().int(),
      expected: z.number().describe('pairs that are one, as was learned'),
      kept: z
        .enum(['few_pairs', 'odd_pairs'])
        .nullable()
        .describe('why pairs that are one are weighed as Baton begins with'),
    })
    .nullable()
    .describe('null: nothing was learned yet'),
  run: MatchRun.nullable().describe('the latest'),
  common: z
    .array(z.object({ reason: z.string(), value: z.string(), leads: z.number().int() }))
    .describe('what so many leads share that it says nothing; leads: up to 10,000'),
})
export type MatchState = z.infer<typeof MatchState>
