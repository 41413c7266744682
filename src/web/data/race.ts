import { useSyncExternalStore } from 'react'

/** An act that came too late: who did what meanwhile is asked of the timeline from `seen` on. */
export interface Race {
  /** the lead's number of entries when the person decided */
  seen: number
  /** what was to be done, in the words of its button's answer */
  wanted: string
  /** what the server said */
  because: string
  /** what the person had typed: nothing of it is lost */
  typed: string | null
}

let races: ReadonlyMap<string, Race> = new Map()
const listeners = new Set<() => void>()

export function lost(leadId: string, race: Race): void {
  change(new Map(races).set(leadId, race))
}

export function forgetRace(leadId: string): void {
  if (!races.has(leadId)) return
  const next = new Map(races)
  next.delete(leadId)
  change(next)
}

/** The latest act on the lead that came too late, until it is dismissed or another act succeeds. */
export function useRace(leadId: string): Race | undefined {
  return useSyncExternalStore(listen, () => races.get(leadId))
}

function change(next: ReadonlyMap<string, Race>): void {
  races = next
  for (const listener of listeners) listener()
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
