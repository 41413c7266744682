import { allProgrammes } from '#journey/nurture/programmes.ts'
import { refuse } from '#journey/lifecycle/telling.rules.ts'
import type { HookCall, HookView } from '#journey/nurture/hooks.contract.ts'
import type { Refusal } from '#work/card.ts'
import type { Services } from '#work/services.ts'

export const NO_HOOK: Refusal = refuse('not_found', 'There is no such system.')

/** Whoever asked for a test is shown by name. */
export function peopleOf({ owner }: Services) {
  return (call: HookCall): HookCall => ({
    ...call,
    askedBy: call.askedBy === null ? null : owner(call.askedBy.replace(/^person:/, '')),
  })
}

/** Programmes whose latest version tells a system, by the system's id. */
export async function usersOf(services: Services): Promise<Map<string, HookView['usedBy']>> {
  const users = new Map<string, HookView['usedBy']>()
  for (const { id, versions } of await allProgrammes(services)) {
    const latest = versions.at(-1)
    const told = latest?.document.steps.flatMap((step) => (step.does === 'webhook' ? [step.hook] : []))
    for (const hook of new Set(told))
      users.set(hook, [...(users.get(hook) ?? []), { id, name: latest!.document.name }])
  }
  return users
}
