import type { Scalar, TeamFunction } from './ruleset.ts'

/** Who gets a lead, compiled: for each function its rules in order. */

/** Among whom a rule looks. `field`: the lead's field with a language in it. */
export type RoutingTarget =
  | { among: 'account_owner' }
  | { among: 'people'; people: string[] }
  | { among: 'team'; team: string }
  | { among: 'speakers'; field: string }
  | { among: 'everybody' }

export interface RoutingRule {
  id: string
  /** one plain sentence; may show the lead's fields: `{lead.country}` */
  because: string
  /** the condition as written; null = every lead */
  text: string | null
  test: (evidence: {
    lead: Record<string, Scalar>
    known: { email: boolean; phone: boolean; name: boolean; company: boolean }
  }) => boolean
  to: RoutingTarget
  pick: 'rotation' | 'weighted' | 'least_load'
  /** by person; who is not named has 1 */
  weights: Record<string, number>
  /** when nobody of it can take the lead: the next rule, or the lead waits for one of them */
  otherwise: 'next' | 'wait'
}

export interface TeamRouting {
  /** people outside their working hours: only when nobody is in, never, or like anybody */
  offHours: 'prefer' | 'skip' | 'allow'
  rules: RoutingRule[]
}

/** A function without rules rotates among its people. */
export type Routing = Partial<Record<TeamFunction, TeamRouting>>
