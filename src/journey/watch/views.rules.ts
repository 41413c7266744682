import { ASIDE } from '#journey/watch/rules.ts'
import type { LeadState } from '#journey/state.ts'
import type { LeadWatch } from '#journey/watch/contract.ts'

/** The watch of a lead; null for who is on the path and was never watched. `kind`: of the stage that it is in. */
export function watchOf({ watch, learned }: LeadState, kind: string): LeadWatch | null {
  if (!ASIDE.has(kind) && watch === undefined && learned === undefined) return null
  const on = watch?.wakeAt ?? null
  return {
    ask: watch?.ask ?? null,
    on: on === null ? null : new Date(on).toISOString(),
    signals: watch?.signals ?? [],
    due: watch !== undefined && watch.woke !== null,
    outcome: learned?.outcome ?? null,
  }
}
