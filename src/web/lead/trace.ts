import type { TimelineItem } from '#journey/lifecycle/contract.ts'
import type { Trace } from '#journey/handoff/routing.contract.ts'

/** How the owner was found whom an entry names; null when it names none. Old entries have shorter traces. */
export function traceOf(item: TimelineItem): { trace: Trace; owner: string } | null {
  if (item.kind !== 'OwnerAssigned') return null
  const { owner, trace } = item.body as { owner: string; trace?: Trace }
  return trace ? { trace, owner } : null
}
