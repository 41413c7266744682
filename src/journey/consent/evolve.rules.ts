import type { ConsentGiven, ConsentWithdrawn, MailsPaused } from '#journey/consent/facts.ts'
import type { LeadState } from '#journey/state.ts'

/** What somebody's word does to the lead's state, in place. A purpose's own word outranks the one on the channel. */

export function given(state: LeadState, { purpose, channel }: ConsentGiven): void {
  state.consent[channel] = true
  state.purposes = { ...state.purposes, [purpose]: true }
}

export function withdrawn(state: LeadState, { purpose, channel }: ConsentWithdrawn): void {
  if (purpose !== null) {
    state.purposes = { ...state.purposes, [purpose]: false }
    return
  }
  state.consent[channel] = false
  if (state.purposes) for (const id of Object.keys(state.purposes)) state.purposes[id] = false
}

/** They asked for quiet for a while: what is due is put off, as when they are away. */
export function paused(state: LeadState, { until }: MailsPaused): void {
  state.awayUntil = until
}
