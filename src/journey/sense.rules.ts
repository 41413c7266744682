import type { Law } from '#journey/run.ts'
import type { LeadFact } from '#journey/entries.ts'
import type { LeadState } from '#journey/state.ts'

/**
 * Whether what people and the router did can be taken up by a lead that stands elsewhere than when they did it: under
 * another agreement, or without the lead that it was merged with.
 */
export function makesSense(law: Law, state: LeadState, fact: LeadFact): boolean {
  const { status } = state.handoff
  const rules = law.version(state.version)
  switch (fact.kind) {
    case 'OwnerAssigned': {
      const { trace, function: team } = fact.body
      if (trace.rule === 'imported') return true
      return trace.rule === 'manual' || trace.rule === 'meeting'
        ? rules.stages[state.stage]!.owner === team
        : state.routing?.function === team
    }
    case 'HandoffAccepted':
      return status === 'offered'
    case 'HandoffReturned':
      return (
        (status === 'offered' || status === 'accepted') &&
        Object.hasOwn(rules.returnReasons, fact.body.reason)
      )
    case 'LeadDisqualified':
      return Object.hasOwn(rules.disqualifyReasons, fact.body.reason)
    case 'StageReported':
      return Object.hasOwn(rules.stages, fact.body.stage)
    default:
      return true
  }
}
