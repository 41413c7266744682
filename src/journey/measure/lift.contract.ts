import { z } from 'zod'
import { Moment } from '#platform/http/contract.ts'

/**
 * What a programme's lift is computed from, and what comes of it. Method, formulas and sources: docs/proof.md.
 *
 * Everybody who was drawn belongs to their arm from their first entry on, whatever happened afterwards. A look is a day: who
 * had been drawn by then, and what they had come to by then. What somebody came to only grows.
 */
export const OUTCOMES = ['accepted', 'opportunity', 'won'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** One arm at one look: counts of people, and money per person with each person's sum cut at the cap. */
export interface Arm {
  /** people drawn by then */
  n: number
  /** of them, who came to the outcome by then; for money: who bought anything */
  hits: number
  /** sum of what each counts: hits, or money per person cut at the cap */
  sum: number
  /** sum of its squares: hits again, or the squared money per person */
  squares: number
}

/** People who were drawn with the same share: 0 < heldOutShare < 1. Another share is another stratum. */
export interface Stratum {
  heldOutShare: number
  took: Arm
  heldOut: Arm
}

export interface Look {
  /** ISO moment at the end of the look */
  at: string
  strata: Stratum[]
}

/** Stated before the first look, in the currency of the sums. */
export interface Cap {
  /** what one person may count at most */
  most: number
  /** root of the mean square of the company's wins, each cut at `most` */
  typical: number
}

export interface LiftAsked {
  outcome: Outcome
  /** for money, from `capOf`; null for accepted and opportunity, where everybody counts 0 or 1 */
  cap: Cap | null
  /** in the order of time, at most one a day; the last is the date that is asked about */
  looks: Look[]
  /** whether the draw looks broken: `balanceOf(...).broken` */
  drawBroken: boolean
}

/** People of both arms who look alike: the balance check is over all such groups. Only what was known at the draw. */
export interface Alike {
  heldOutShare: number
  fit: number | null
  level: string | null
  country: string | null
  took: number
  heldOut: number
}

const Share = z.number().describe('0 to 1; for money an amount per person')

export const LiftPoint = z.object({
  at: Moment,
  took: Share.describe('share of those who took part, or money per person of theirs'),
  heldOut: Share,
  difference: z
    .number()
    .describe('took minus heldOut; people drawn with different shares are compared apart'),
  low: z.number().nullable().describe('null: too few outcomes to say anything'),
  high: z.number().nullable(),
})
export type LiftPoint = z.infer<typeof LiftPoint>

/** What the numbers justify saying; of several the first that holds, from below. */
export const Verdict = z.discriminatedUnion('verdict', [
  z.object({ verdict: z.literal('raises'), since: Moment }),
  z.object({ verdict: z.literal('harms'), since: Moment }),
  z.object({ verdict: z.literal('no_effect_larger_than'), bound: z.number() }),
  z.object({
    verdict: z.literal('not_enough'),
    weeks: z
      .number()
      .int()
      .nullable()
      .describe('until an effect worth having would be known; null: see because'),
    because: z.enum(['pace_unknown', 'too_slow']).nullable().describe('too_slow: more than ten years'),
  }),
  z.object({ verdict: z.literal('draw_broken') }),
])
export type Verdict = z.infer<typeof Verdict>

const Counted = z.object({
  n: z.number().int(),
  hits: z.number().int(),
  sum: z.number(),
})

export const Lift = z.object({
  outcome: z.enum(OUTCOMES),
  cap: z.number().nullable(),
  took: Counted,
  heldOut: Counted,
  now: LiftPoint.nullable().describe('null: one of the arms is empty'),
  points: z.array(LiftPoint).describe('one a look, from the first at which both arms had somebody'),
  verdict: Verdict,
})
export type Lift = z.infer<typeof Lift>

const Difference = z.object({
  what: z.enum(['fit', 'level', 'country']),
  value: z.string().nullable().describe('the level or country; null: the fit itself, or not known'),
  took: z.number().describe('mean fit, or share'),
  heldOut: z.number(),
  standardised: z.number().nullable().describe('in standard deviations; from 0.1 on it is worth a look'),
})

export const Balance = z.object({
  shares: z.array(
    z.object({
      chosen: z.number(),
      took: z.number().int(),
      heldOut: z.number().int(),
      p: z.number().describe('exact binomial test of the share, two-sided, as if looked at once'),
    }),
  ),
  shareEvidence: z.number().describe('against the chosen shares: the factor that may be looked at daily'),
  differences: z.array(Difference),
  joint: z
    .object({ chiSquare: z.number(), freedom: z.number().int(), p: z.number(), evidence: z.number() })
    .nullable(),
  broken: z.array(z.enum(['share', 'people'])).describe('which alarm rings; empty: the draw looks right'),
})
export type Balance = z.infer<typeof Balance>
