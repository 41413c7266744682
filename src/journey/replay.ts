import { evolve } from '#journey/evolve.ts'
import { rulesClock } from '#journey.ts'
import type { Happening } from '#journey/evolve.ts'
import type { Entry } from '#ledger/entry.ts'
import type { LeadState } from '#journey/state.ts'

/**
 * Folds entries to the state they lead to; no agreement is asked, since rulings carry their effect. Tests compare with it; the
 * audit derives the rulings anew as well, and so goes its own way.
 */
export function fold(entries: Iterable<Entry>): LeadState | null {
  let state: LeadState | null = null
  for (const entry of entries) state = evolve(state, entry as unknown as Happening, clockOf(state, entry))
  return state
}

/** The state as it was at a moment: what was known by then, judged by then. Null when nothing was. */
export function stateAt(entries: Entry[], at: number): LeadState | null {
  let state: LeadState | null = null
  for (const entry of entries) {
    const clock = clockOf(state, entry)
    if (clock > at) break
    state = evolve(state, entry as unknown as Happening, clock)
  }
  return state
}

/** Rulings are made at their own moment; facts are taken up when the journey heard of them. */
export function clockOf(state: LeadState | null, entry: Entry): number {
  return entry.fact ? rulesClock(state, entry, entry.recordedAt) : entry.at
}
