import { byView } from '#journey/nurture/views.rules.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import type { LeadProgrammes } from '#journey/nurture/contract.ts'
import type { LeadState } from '#journey/state.ts'
import type { Owner } from '#journey/nurture/views.rules.ts'
import type { Programmes } from '#journey/nurture/programme.rules.ts'

/** One lead's programmes as its page shows them: where it is, what comes next, what is over, what is still to be done. */
export function leadProgrammes(
  programmes: Programmes | undefined,
  state: LeadState,
  owner: Owner,
): LeadProgrammes {
  const running = Object.entries(state.programmes ?? {}).map(([programme, one]) => {
    const version = programmes?.version(programme, one.version)
    const step = one.step === null ? undefined : version?.steps[one.step]
    return {
      programme,
      name: version?.name ?? programme,
      version: one.version,
      heldOut: one.arm === 'held_out',
      since: iso(one.since),
      step: step ? { id: step.id, name: step.name, does: step.does } : null,
      next: one.due === null ? null : iso(one.due),
    }
  })
  const past = Object.entries(state.programmesPast ?? {}).map(([programme, { n, left, because }]) => ({
    programme,
    name: latestName(programmes, programme),
    times: n,
    left: iso(left),
    because,
  }))
  const tasks = (state.tasks ?? []).map(({ programme, step, what, of, due }) => ({
    programme,
    step,
    what,
    of: byView(of, owner),
    due: iso(due),
  }))
  return { running, past: past.sort((a, b) => (a.left < b.left ? 1 : -1)), tasks }
}

function latestName(programmes: Programmes | undefined, id: string): string {
  let name = id
  for (let version = 1; ; version++) {
    const found = programmes?.version(id, version)
    if (!found) return name
    name = found.name
  }
}
