import type { Criterion, Span } from './ruleset.ts'

/** A step of the cadence: how somebody is approached, and how long after the attempt before. */
export interface CadenceStep {
  id: string
  name: string
  by: 'call' | 'email' | 'message'
  after: Span
  /** Markdown with {firstName}, {company}, {asked}; null: the stage's job aid is all there is */
  script: string | null
}

export interface Cadence {
  /** all must hold: called first; empty: nobody is */
  hot: Criterion[]
  /** lead fields that the qualification card asks, in the order of the talk */
  ask: { id: string; question: string }[]
  steps: CadenceStep[]
}
