import { elapse, receive } from '#journey.ts'
import { makesSense } from '#journey/sense.rules.ts'
import { entered, newLife, offeredTo, takenBack } from '#journey/what-if/life.rules.ts'
import type { Law, LeadState } from '#journey.ts'
import type { LeadFact, LeadRuling } from '#journey/entries.ts'
import type { Life } from '#journey/what-if/life.rules.ts'

/** A fact and the clock at which the record took it up. */
export interface Taken {
  fact: LeadFact
  clock: number
}

/** A life that was derived; what it ended in, besides. */
export interface Relived extends Life {
  state: LeadState | null
}

/**
 * Lives a lead's life again: its facts, in their order and at their clocks, under an agreement that need not be the one
 * of the record, up to `until`. What people and the router did is applied where it makes sense and ignored elsewhere.
 */
export function relive(law: Law, taken: Taken[], until: number): Relived {
  const life: Relived = Object.assign(newLife(), { state: null })
  for (const { fact, clock } of taken) {
    // the record's clock may have been carried further than ours by a ruling that this agreement does not make
    const moment = life.state ? Math.max(clock, life.state.clock) : clock
    if (life.state) note(law, life, elapse(law, life.state, moment))
    if (life.state && !makesSense(law, life.state, fact)) {
      life.ignored++
      continue
    }
    if (fact.kind === 'HandoffAccepted') {
      life.accepted++
      life.acceptedAt = fact.at
    }
    if (fact.kind === 'HandoffReturned') life.returned++
    const { state, rulings } = receive(law, life.state, fact, moment)
    life.state = state
    note(law, life, rulings)
  }
  if (life.state) note(law, life, elapse(law, life.state, until))
  return life
}

function note(law: Law, life: Life, rulings: LeadRuling[]): void {
  for (const ruling of rulings) {
    if (ruling.kind === 'HandoffOffered') offeredTo(life, ruling.body.to, ruling.at)
    else if (ruling.kind === 'HandoffExpired') takenBack(life, ruling.body.escalated)
    else if (ruling.kind === 'StageEntered') {
      const { stage, from, because } = ruling.body
      entered(life, law.version(ruling.version).stages[stage]!.kind, stage, from, because.what, ruling.at)
    }
  }
}
