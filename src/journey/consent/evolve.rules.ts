import type { ConsentGiven, ConsentWithdrawn, MailsPaused } from '#journey/consent/facts.ts'
import type { LeadState } from '#journey/state.ts'

/**
 * What somebody's word does to the lead's state, in place. Purposes are of mails; a purpose's own word outranks the one
 * on the channel, and a yes to one purpose is no yes to the others.
 */

export function given(state: LeadState, { purpose, channel }: ConsentGiven): void {
  if (channel === 'email') {
    if (!state.consent.email) state.onlyPurposes = true
    state.purposes = { ...state.purposes, [purpose]: true }
  }
  state.consent[channel] = true
}

export function withdrawn(state: LeadState, { purpose, channel }: ConsentWithdrawn): void {
  if (channel === 'phone') state.consent.phone = false
  else if (purpose === null) {
    state.consent.email = false
    if (state.purposes)
      state.purposes = Object.fromEntries(Object.keys(state.purposes).map((id) => [id, false]))
  } else {
    state.purposes = { ...state.purposes, [purpose]: false }
    if (state.onlyPurposes && !Object.values(state.purposes).includes(true)) state.consent.email = false
  }
  if (!state.consent.email && state.onlyPurposes) delete state.onlyPurposes
}

/** They asked for quiet for a while: what is due is put off, as when they are away. */
export function paused(state: LeadState, { until }: MailsPaused): void {
  state.awayUntil = until
}
