import type { Ask, Outcome, OutcomeLearned, WatchSet, WatchWoke } from '#journey/watch/facts.ts'
import type { LeadState } from '#journey/state.ts'

/** When we look at a lead again. Left out of the state where nobody ever said. */
export interface WatchState {
  ask: Ask
  wakeAt: number | null
  signals: string[]
  /** since when somebody owes the look; null: it waits */
  woke: number | null
}

/** What became of the lead, as we last learned. */
export interface LearnedState {
  outcome: Outcome
  at: number
}

export function set(state: LeadState, { ask, wakeAt, signals }: WatchSet): void {
  if (wakeAt === null && signals.length === 0) delete state.watch
  else state.watch = { ask, wakeAt, signals, woke: null }
}

export function woke(state: LeadState, { ask, nextStep, due }: WatchWoke): void {
  if (nextStep === null || due === null) {
    delete state.watch
    return
  }
  state.watch = { ask, wakeAt: null, signals: [], woke: state.clock }
  // the agreement's own clock goes on: the watch does not prolong the stay
  state.nextStep = { what: nextStep, due, actAt: state.nextStep.actAt, missed: 0 }
}

export function learned(state: LeadState, { outcome }: OutcomeLearned, at: number): void {
  state.learned = { outcome, at }
  // who answered the question that was due, has answered it; a date that is still to come stays
  if (state.watch && (state.watch.woke !== null || outcome === 'gone')) delete state.watch
}

/** The next moment at which a watch wakes; Infinity when none does. */
export function nextWake({ watch }: LeadState): number {
  return watch?.wakeAt ?? Infinity
}
