import { z } from 'zod'
import { Day, Moment, PageQuery, text } from '#platform/http/contract.ts'
import { Place } from '#journey/outreach/queue.contract.ts'

const Named = z.object({ id: z.string(), name: z.string() })
const Share = z
  .object({ share: z.number(), low: z.number(), high: z.number() })
  .nullable()
  .describe('with its 95 % interval; null: of nothing')

export const MeetingsQuery = PageQuery.extend({
  state: z
    .enum(['coming', 'waiting', 'past'])
    .default('coming')
    .describe('waiting: over, and nobody said what came of it; or held, and not judged'),
  rep: text(100).optional(),
  booker: text(100).optional(),
})

export const MeetingView = z.object({
  id: z.uuid(),
  lead: z.object({ id: z.uuid(), name: z.string().nullable(), company: z.string().nullable() }),
  at: Moment,
  minutes: z.number().int(),
  rep: Named,
  booker: Named,
  place: Place,
  where: z.string().nullable(),
  status: z.enum(['booked', 'held', 'missed', 'cancelled']),
  by: z.enum(['lead', 'us']).nullable().describe('who did not come, or called it off'),
  moved: z.number().int().describe('how often it was changed'),
  verdictDue: Moment.nullable(),
  verdict: z.enum(['qualified', 'partly', 'not']).nullable(),
  rating: z.number().int().nullable(),
  judgedAt: Moment.nullable(),
})
export type MeetingView = z.infer<typeof MeetingView>

export const SummaryQuery = z.object({
  from: Day.optional().describe('first day; default: ninety days ago'),
  to: Day.optional().describe('last day; default: today'),
})
export const MeetingsSummary = z.object({
  from: z.string(),
  to: z.string(),
  items: z.array(
    z.object({
      booker: Named,
      booked: z.number().int().describe('meetings whose date lies in the time, made by them'),
      coming: z.number().int(),
      held: z.number().int(),
      missed: z.number().int().describe('no show'),
      cancelled: z.number().int(),
      unsaid: z.number().int().describe('over, and nobody said what came of it'),
      noShow: Share.describe('missed of held and missed'),
      judged: z.number().int(),
      qualified: Share.describe('judged qualified, of the judged'),
      worth: z.number().int().describe('judged qualified: what counts'),
      rating: z.number().nullable().describe('mean of the judged'),
    }),
  ),
  next: z.null().describe('it has one page'),
  waitsForVerdict: z.number().int().describe('held in the time and not judged'),
})
export type MeetingsSummary = z.infer<typeof MeetingsSummary>

export const SlotsQuery = z.object({
  rep: text(100),
  minutes: z.coerce.number().int().min(5).max(480).default(30),
  from: Moment.optional().describe('default: in two hours'),
})
export const Slots = z.object({
  rep: Named,
  timeZone: z.string(),
  slots: z.array(Moment).describe('free starts within their hours, the earliest first'),
})
export type Slots = z.infer<typeof Slots>

const Note = { note: text(5_000).optional() }
export const HeldInput = z.strictObject({ rep: text(100).optional().describe('who sat in it'), ...Note })
export const SideInput = z.strictObject({
  side: z.enum(['lead', 'us']).default('lead').describe('who did not come, or called it off'),
  ...Note,
})
export const JudgeInput = z.strictObject({
  verdict: z.enum(['qualified', 'partly', 'not']),
  rating: z.number().int().min(1).max(5),
  ...Note,
})
