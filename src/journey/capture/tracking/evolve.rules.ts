import { counts } from '#journey/capture/facts.ts'
import { crosses } from '#journey/capture/tracking/facts.ts'
import type { LeadState } from '#journey/state.ts'
import type { SignalsReclassified } from '#journey/capture/tracking/facts.ts'

/** The counts as the fact has them; what branches of programmes look at loses or gains the touches since the last mail. */
export function reclassified(state: LeadState, body: SignalsReclassified): void {
  state.touched = { ...body.touched }
  state.touchedHere = { ...body.touchedHere }
  state.lastTouchAt = body.lastTouchAt
  for (const one of body.changed.filter(crosses)) {
    for (const enrolment of Object.values(state.programmes ?? {})) {
      const { kind } = one.touch
      if (one.at < (state.mailed?.at(-1) ?? enrolment.since)) continue
      const n = (Object.hasOwn(enrolment.did, kind) ? enrolment.did[kind]! : 0) + (counts(one.touch) ? 1 : -1)
      if (n > 0) enrolment.did[kind] = n
      else delete enrolment.did[kind]
    }
  }
}
