import { z } from 'zod'
import { ANSWERS } from './answers.rules.ts'
import { Moment, text } from '#platform/http/contract.ts'

const Answer = z.enum(ANSWERS)
const Kind = z.enum(['lead', 'rating', 'poll'])
const id = text(120).min(1)
const Label = text(160).trim().min(1)

export const SurveyInput = z.strictObject({
  kind: z.enum(['lead', 'poll']),
  title: text(160).trim().min(1),
  note: text(2_000).optional(),
  people: z.array(text(100)).min(2, 'invite at least two people').max(500),
  cards: z
    .number()
    .int()
    .min(5, 'must be at least 5')
    .max(200, 'must be at most 200')
    .optional()
    .describe('kind lead; default 40'),
  items: z
    .array(id)
    .min(3, 'choose at least three')
    .max(15, 'choose at most fifteen: nobody ranks more')
    .optional()
    .describe('ids of GET /api/surveys/choices; default: those that are proposed'),
  deadline: Moment,
})
export type SurveyInput = z.infer<typeof SurveyInput>

export const AnswerInput = z.strictObject({
  card: z.number().int(),
  answer: Answer.nullable().describe('null takes the answer back'),
})
export const RankingInput = z.strictObject({
  order: z.array(id).max(30).describe('most important first'),
  added: z
    .array(z.strictObject({ id, label: Label }))
    .max(5)
    .default([]),
})
export type RankingInput = z.infer<typeof RankingInput>
export const RemedyInput = z.strictObject({ text: text(500).trim().min(3), cause: id.optional() })
export const WithdrawInput = z.strictObject({ remedy: z.uuid() })
export const VoteInput = z.strictObject({ remedy: z.uuid(), for: z.boolean() })
export const ScheduleInput = z.strictObject({
  active: z.boolean(),
  cards: z.number().int().min(5, 'must be at least 5').max(200, 'must be at most 200').default(20),
  days: z
    .number()
    .int()
    .min(1, 'must be at least 1')
    .max(90, 'must be at most 90')
    .default(21)
    .describe('to answer in'),
  people: z.array(text(100)).min(2, 'two people at least').max(100),
})
export type ScheduleInput = z.infer<typeof ScheduleInput>

const Side = z.object({ side: z.string(), label: z.string() })
const Person = z.object({ id: z.string(), name: z.string() })

export const Item = z.object({
  id: z.string(),
  label: z.string(),
  kind: z.enum(['field', 'behaviour', 'cause']),
  measure: z.string().nullable().describe('how the ledger measures a cause'),
})
export type Item = z.infer<typeof Item>

export const SurveyView = z.object({
  id: z.string(),
  kind: Kind,
  title: z.string(),
  note: z.string().nullable(),
  status: z.enum(['open', 'closed']),
  quarter: z.string().nullable(),
  createdAt: z.string(),
  createdBy: Person,
  deadline: z.string(),
  closedAt: z.string().nullable(),
  cards: z.number().int(),
  items: z.number().int(),
  response: z.array(Side.extend({ invited: z.number().int(), finished: z.number().int() })),
  mine: z
    .object({
      side: z.string(),
      label: z.string(),
      answered: z.number().int(),
      ranked: z.boolean(),
      finished: z.boolean(),
    })
    .nullable()
    .describe('null when the asker was not invited'),
})
export type SurveyView = z.infer<typeof SurveyView>

export const Choices = z.object({
  people: z.array(Side.extend({ people: z.array(Person) })),
  criteria: z.array(Item.extend({ proposed: z.boolean() })),
  causes: z.array(Item.extend({ proposed: z.boolean() })),
})
export type Choices = z.infer<typeof Choices>

const cardShape = {
  card: z.number().int(),
  fields: z.array(z.object({ id: z.string(), label: z.string(), value: z.string() })),
  did: z.array(
    z.object({
      kind: z.string(),
      label: z.string(),
      times: z.number().int(),
      firstDay: z.number().int(),
      lastDay: z.number().int(),
    }),
  ),
}

/** One's own answers and nobody else's; remedies stand without names and votes. */
export const Sheet = z.object({
  survey: SurveyView,
  alone: z.boolean().describe('nobody else of the same function was invited'),
  cards: z.array(z.object({ ...cardShape, answer: Answer.nullable() })),
  items: z.array(Item),
  order: z.array(z.string()).nullable(),
  added: z.array(z.object({ id: z.string(), label: z.string() })),
  remedies: z.array(
    z.object({
      id: z.string(),
      text: z.string(),
      cause: z.string().nullable(),
      mine: z.boolean(),
      voted: z.boolean(),
    }),
  ),
})
export type Sheet = z.infer<typeof Sheet>
export type SheetCard = Sheet['cards'][number]

const Interval = z.object({ low: z.number(), high: z.number() })
/** `why` says why a figure cannot be computed; then it is null. */
const Agreement = z.object({
  alpha: z.number().nullable(),
  interval: Interval.nullable(),
  units: z.number().int(),
  raters: z.number().int(),
  pairs: z.number(),
  why: z.enum(['one_rater', 'no_pairs', 'no_variation']).nullable(),
})
export type AgreementView = z.infer<typeof Agreement>
const Concordance = z.object({
  w: z.number().nullable(),
  interval: Interval.nullable(),
  ballots: z.number().int(),
  items: z.number().int(),
  why: z.enum(['one_ballot', 'one_item']).nullable(),
})
export type ConcordanceView = z.infer<typeof Concordance>

const Counts = z.object({ never: z.number().int(), not_yet: z.number().int(), lead: z.number().int() })
const Share = z.object({ leads: z.number().int(), of: z.number().int() })

export const Ranking = z.object({
  overall: Concordance,
  between: Concordance,
  within: z.array(Side.extend({ concordance: Concordance })),
  items: z.array(
    Item.extend({
      meanRank: z.number(),
      borda: z.number().int(),
      first: z.number().int(),
      sides: z.array(Side.extend({ rank: z.number().int(), meanRank: z.number() })),
      gap: z.number().describe('between the sides that differ most, in mean ranks'),
    }),
  ),
  added: z.array(Side.extend({ text: z.string(), place: z.number().int() })),
})
export type RankingView = z.infer<typeof Ranking>

export const SurveyResult = z.object({
  survey: SurveyView,
  agreement: z
    .object({
      overall: Agreement,
      nominal: Agreement.describe('the same, taking the three answers as names without an order'),
      between: Agreement,
      within: z.array(Side.extend({ people: z.number().int(), agreement: Agreement, counts: Counts })),
      pairs: z.array(z.object({ a: Side, b: Side, agreement: Agreement })),
    })
    .nullable(),
  cards: z
    .array(
      z.object({
        ...cardShape,
        leadId: z.string().nullable().describe('null once the lead was erased'),
        disagreement: z
          .number()
          .describe('mean squared distance of two answers: 0 all alike, 1 never against lead'),
        sides: z.array(Side.extend({ counts: Counts })),
      }),
    )
    .describe('most disagreed on first'),
  definitions: z.array(
    Side.extend({
      people: z.number().int(),
      answers: z.number().int(),
      untold: z.number().int(),
      signals: z.array(
        z.object({
          rule: z.string(),
          label: z.string(),
          kind: z.enum(['fit', 'engagement']),
          with: Share,
          without: Share,
          logOdds: z.number().nullable(),
          clear: z.boolean(),
        }),
      ),
    }),
  ),
  ranking: Ranking.nullable(),
  remedies: z.array(
    z.object({
      id: z.string(),
      text: z.string(),
      cause: z.string().nullable(),
      votes: z.number().int(),
      sides: z.array(Side.extend({ votes: z.number().int() })),
    }),
  ),
  draft: z
    .object({
      changes: z.array(
        z.object({
          rule: z.string(),
          label: z.string(),
          from: z.number().int(),
          to: z.number().int(),
          with: Share,
          without: Share,
        }),
      ),
    })
    .nullable(),
})
export type SurveyResult = z.infer<typeof SurveyResult>

export const Ratings = z.object({
  schedule: z
    .object({
      active: z.boolean(),
      cards: z.number().int(),
      days: z.number().int(),
      people: z.array(Person),
    })
    .nullable(),
  nextOpens: z.string().describe('when the next round opens: the end of this quarter'),
  quarters: z.array(
    z.object({
      quarter: z.string(),
      surveyId: z.string(),
      status: z.enum(['open', 'closed']),
      overall: Agreement.nullable(),
      between: Agreement.nullable(),
    }),
  ),
})
export type RatingsView = z.infer<typeof Ratings>
