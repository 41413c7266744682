import { z } from 'zod'
import { Day, Moment, text } from '#platform/http/contract.ts'

/** A draft's text, a version that is known, or the draft of that id; and which leads to look at. */
export const WhatIfInput = z
  .strictObject({
    text: text(1_000_000).optional(),
    version: z.number().int().positive().optional(),
    draftId: z.uuid().optional(),
    sample: z.boolean().default(false).describe('answer at once from a random sample, with its uncertainty'),
    from: Day.optional().describe('leads that came on this day (UTC) or later'),
    to: Day.optional().describe('leads that came before this day (UTC)'),
    live: z.boolean().default(false).describe('leave out leads that were imported as history'),
  })
  .refine(
    (input) => [input.text, input.version, input.draftId].filter((one) => one !== undefined).length === 1,
    {
      path: ['text'],
      message: 'give one of text, version and draftId',
    },
  )
  .refine((input) => !input.from || !input.to || input.from < input.to, {
    path: ['to'],
    message: 'lies before from',
  })
export type WhatIfInput = z.infer<typeof WhatIfInput>

/** A figure with its 95 % interval; low and high are null where everybody was counted. */
export const Estimate = z.object({
  value: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
})
export type Estimate = z.infer<typeof Estimate>

/** A share with its counts and Wilson's 95 % interval; null when there is nothing to divide by. */
export const Rate = z.object({
  hits: z.number(),
  of: z.number(),
  share: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
})
export type Rate = z.infer<typeof Rate>

const Figures = z.record(z.string(), z.number())

export const Side = z.object({
  agreement: z.object({ version: z.number().int(), name: z.string() }),
  leads: z.number(),
  handedOver: z.number(),
  handovers: z.number(),
  perWeek: z.number(),
  carried: z.number(),
  accepted: z.number(),
  returned: z.number(),
  expired: z.number(),
  nurtured: z.number(),
  disqualified: z.number(),
  opportunities: z.number(),
  won: z.number(),
  ignored: z.number(),
  inWork: z.number().describe('leads that reps had in work at once, on average'),
  stages: Figures,
  reached: Figures,
  intervals: z.object({ handedOver: Estimate, handovers: Estimate, perWeek: Estimate }),
})
export type Side = z.infer<typeof Side>

export const ChangedLead = z.object({ id: z.uuid(), name: z.string().nullable(), at: Moment })
export type ChangedLead = z.infer<typeof ChangedLead>

const Quality = z.object({
  outcome: z.enum(['opportunity', 'won']),
  inForce: z.object({ precision: Rate, recall: Rate }),
  proposed: z.object({ precision: Rate, recall: Rate, unknown: z.number(), floor: Rate }),
})

const SegmentRow = z.object({
  value: z.string(),
  leads: z.number(),
  inForce: z.number(),
  proposed: z.number(),
  gained: z.number(),
  lost: z.number(),
  precisionInForce: Rate,
  precisionProposed: Rate,
})

const Rep = z.object({
  rep: z.string(),
  name: z.string(),
  capacity: z.number().int().nullable(),
  inForce: z.number().describe('offers a week'),
  proposed: z.number().describe('offers a week, with an even share of what is gained'),
})

export const WhatIfResult = z.object({
  leads: z.number().int(),
  sampled: z.number().int().nullable().describe('leads in the sample; null: all were counted'),
  entries: z.number().int(),
  proven: z.number().int().describe('leads whose every ruling was derived again'),
  until: Moment,
  from: z.string().nullable(),
  to: z.string().nullable(),
  live: z.boolean(),
  hash: z.string().describe('SHA-256 of the draft’s text'),
  inForce: Side,
  proposed: Side,
  gained: z.array(ChangedLead),
  lost: z.array(ChangedLead),
  counts: z.object({ gained: z.number(), lost: z.number() }),
  change: z.object({ gained: Estimate, lost: Estimate, both: Estimate, net: Estimate }),
  timing: z.object({
    both: z.number(),
    same: z.number(),
    earlier: z.number(),
    later: z.number(),
    medianDays: z.number().nullable(),
    bars: z.array(z.object({ label: z.string(), leads: z.number() })),
  }),
  stages: z.array(
    z.object({
      stage: z.string(),
      name: z.string(),
      inForce: Estimate,
      proposed: Estimate,
      gained: z.number(),
      lost: z.number(),
    }),
  ),
  weeks: z.array(z.object({ week: z.string(), inForce: z.number(), proposed: z.number() })),
  team: z.object({
    reps: z.number().int(),
    capacity: z.number().int().nullable().describe('leads in work at once, all together; null: no limit'),
    perRepInForce: z.number(),
    perRepProposed: z.number(),
    rows: z.array(Rep),
  }),
  quality: z.array(Quality),
  revenue: z.array(z.object({ currency: z.string(), inForce: z.string(), proposed: z.string() })),
  leaks: z.array(z.object({ id: z.string(), label: z.string(), inForce: Estimate, proposed: Estimate })),
  segments: z.array(z.object({ dimension: z.string(), rows: z.array(SegmentRow) })),
  points: z
    .array(z.object({ rule: z.string(), because: z.string(), inForce: z.number(), proposed: z.number() }))
    .nullable()
    .describe('points per lead that each scoring rule gives at the end; from a sample only'),
  notes: z.array(z.string()).describe('what this cannot tell'),
})
export type WhatIfResult = z.infer<typeof WhatIfResult>

export const NotReproducedView = z.object({
  lead: z.uuid(),
  seq: z.number().int().nullable(),
  what: z.string(),
})

/** A full run: its progress, and in the end its result or why there is none. */
export const WhatIfRun = z.object({
  id: z.uuid(),
  status: z.enum(['waiting', 'running', 'done', 'cancelled', 'failed', 'not_reproduced']),
  name: z.string(),
  by: z.string(),
  startedAt: Moment,
  finishedAt: Moment.nullable(),
  progress: z.object({ leads: z.number().int(), of: z.number().int().nullable() }),
  problem: z.string().nullable(),
  notReproduced: NotReproducedView.nullable(),
  result: WhatIfResult.nullable(),
})
export type WhatIfRun = z.infer<typeof WhatIfRun>

export const ChangesQuery = z.object({
  which: z.enum(['gained', 'lost']),
  stage: z.string().max(100).default('handed_over').describe('a stage’s id; left out: handed over to sales'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
})
export type ChangesQuery = z.infer<typeof ChangesQuery>
