import { elapse, receive } from '#journey.ts'
import type { Law, LeadState } from '#journey.ts'
import type { LeadFact, LeadRuling } from '#journey/entries.ts'

/** A fact and the clock at which the record took it up. */
export interface Taken {
  fact: LeadFact
  clock: number
}

/** What became of one lead under an agreement. Moments: epoch ms. */
export interface Life {
  state: LeadState | null
  /** when it entered a hand-off stage, each time */
  handedOver: number[]
  accepted: number
  returned: number
  expired: number
  nurtured: number
  disqualified: number
  won: number
  /** facts that make no sense under this agreement: an acceptance of an offer that was never made */
  ignored: number
}

/**
 * Lives a lead's life again: its facts, in their order and at their clocks, under an agreement that need not be the one
 * of the record, up to `until`. What people and the router did is applied where it makes sense and ignored elsewhere.
 */
export function relive(law: Law, taken: Taken[], until: number): Life {
  const life: Life = {
    state: null,
    handedOver: [],
    accepted: 0,
    returned: 0,
    expired: 0,
    nurtured: 0,
    disqualified: 0,
    won: 0,
    ignored: 0,
  }
  for (const { fact, clock } of taken) {
    if (life.state) note(law, life, elapse(law, life.state, clock))
    if (life.state && !makesSense(law, life.state, fact)) {
      life.ignored++
      continue
    }
    if (fact.kind === 'HandoffAccepted') life.accepted++
    if (fact.kind === 'HandoffReturned') life.returned++
    const { state, rulings } = receive(law, life.state, fact, clock)
    life.state = state
    note(law, life, rulings)
  }
  if (life.state) note(law, life, elapse(law, life.state, until))
  return life
}

function note(law: Law, life: Life, rulings: LeadRuling[]): void {
  for (const ruling of rulings) {
    if (ruling.kind === 'HandoffExpired') life.expired++
    if (ruling.kind !== 'StageEntered') continue
    const { kind } = law.version(ruling.version).stages[ruling.body.stage]!
    if (kind === 'handoff') life.handedOver.push(ruling.at)
    else if (kind === 'nurture') life.nurtured++
    else if (kind === 'disqualified') life.disqualified++
    else if (kind === 'won') life.won++
  }
}

function makesSense(law: Law, state: LeadState, fact: LeadFact): boolean {
  const { status } = state.handoff
  const rules = law.version(state.version)
  switch (fact.kind) {
    case 'OwnerAssigned': {
      const { trace, function: team } = fact.body
      if (trace.rule === 'imported') return true
      return trace.rule === 'manual'
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
