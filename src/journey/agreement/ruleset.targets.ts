import type { Scalar, Span, TeamFunction } from './ruleset.ts'

/** The agreement's promises in numbers, compiled. Shares are percent, 0 to 100. */

export type Period = 'month' | 'quarter' | 'year'

/** A market, an offer or a segment: a name for the leads to which a condition applies. */
export interface LeadGroup {
  id: string
  label: string
  /** the condition as written */
  text: string
  test: (evidence: {
    lead: Record<string, Scalar>
    known: { email: boolean; phone: boolean; name: boolean; company: boolean }
  }) => boolean
}

/** What every target has: its name, what it is narrowed to (null = everything) and the time over which it is counted. */
export interface Target {
  id: string
  market: string | null
  offer: string | null
  segment: string | null
  period: Period
}

/** A function's share of pipeline or revenue lies from `from` to `to`. Sourced: it began there; influenced: it took part. */
export interface ContributionTarget extends Target {
  function: TeamFunction
  of: 'pipeline' | 'revenue'
  credit: 'sourced' | 'influenced'
  from: number
  to: number
}

/** Shares of the spend: what pays within the span, and what pays later. They add up to 100. */
export interface HorizonTarget extends Target {
  shortTerm: number
  longTerm: number
  within: Span
}

/** Shares of the qualified leads. They add up to 100. */
export interface MixTarget extends Target {
  inbound: number
  outbound: number
}

/** At least so many leads enter the stage in each period. */
export interface VolumeTarget extends Target {
  stage: string
  atLeast: number
}

/** Of the leads that entered `from`, at least this share goes on to `reach` (within the span, or ever). */
export interface QualityTarget extends Target {
  from: string
  reach: string
  atLeast: number
  within: Span | null
}

/** Of the offers, at least this share is answered before the offer's own clock runs out. */
export interface AnsweredTarget extends Target {
  atLeast: number
}

/** Of the leads that entered the stage, at least this share is talked to within the span. */
export interface ContactedTarget extends Target {
  stage: string
  within: Span
  atLeast: number
}

/** Of the leads of the stage that could not be reached, at least this share is tried this often within the span. */
export interface AttemptsTarget extends Target {
  stage: string
  attempts: number
  within: Span
  atLeast: number
}

/** Every list may be empty. */
export interface Targets {
  contribution: ContributionTarget[]
  horizon: HorizonTarget[]
  mix: MixTarget[]
  marketing: { volume: VolumeTarget[]; quality: QualityTarget[] }
  sales: { answered: AnsweredTarget[]; contacted: ContactedTarget[]; attempts: AttemptsTarget[] }
}
